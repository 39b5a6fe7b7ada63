// SPDX-License-Identifier: MIT
#include "ui/preferences/ignore_rule.h"

#include <QRegularExpression>

#include <tuple>

namespace portolan {

namespace {

std::optional<quint16> portOf(const QString& digits)
{
    bool ok = false;
    const quint16 port = digits.toUShort(&ok);
    return ok && port > 0 ? std::optional(port) : std::nullopt;
}

/// Includes those of Chinese and Japanese keyboards.
const QRegularExpression& comma()
{
    static const QRegularExpression commas(QStringLiteral("[,;，、；]"));
    return commas;
}

ParsedIgnoreRule wrong(const QString& fault) { return { std::nullopt, fault }; }

ParsedIgnoreRule parseRange(const QString& first, const QString& last)
{
    const auto from = portOf(first);
    const auto to = portOf(last);
    if (!from || !to)
        return wrong(IgnoreRule::tr("%1 is not a valid port. Ports go from 1 to 65535.").arg(from ? last : first));
    if (*from > *to)
        return wrong(IgnoreRule::tr("This range ends before it begins. Write it as %1-%2.").arg(*to).arg(*from));
    if (*from == 1 && *to == 65535)
        return wrong(
            IgnoreRule::tr("That would ignore every port. To close them all, choose “Pause all” in the window."));
    return { *from == *to ? IgnoreRule::port(*from) : IgnoreRule::range({ *from, *to }), {} };
}

ParsedIgnoreRule parseProcess(const QString& name)
{
    static const QRegularExpression everything(QStringLiteral("^\\*+$"));
    if (everything.match(name).hasMatch())
        return wrong(
            IgnoreRule::tr("That would ignore every port. To close them all, choose “Pause all” in the window."));
    if (name.contains(u'/') || name.contains(u'\\'))
        return wrong(IgnoreRule::tr("Enter only the program's name, without its folder."));
    return { IgnoreRule::of(name), {} };
}

} // namespace

QString IgnoreRule::text() const
{
    if (kind == Kind::Process)
        return process;
    return ports.first == ports.last ? QString::number(ports.first)
                                     : QStringLiteral("%1-%2").arg(ports.first).arg(ports.last);
}

QString IgnoreRule::title() const
{
    if (kind == Kind::Process)
        return tr("Process %1").arg(process);
    return ports.first == ports.last ? tr("Port %1").arg(ports.first)
                                     : tr("Ports %1–%2").arg(ports.first).arg(ports.last);
}

bool operator<(const IgnoreRule& one, const IgnoreRule& other)
{
    const auto key = [](const IgnoreRule& rule) {
        return std::tuple(rule.kind == IgnoreRule::Kind::Process, rule.ports.first, rule.ports.last,
            rule.process.toCaseFolded(), rule.process, rule.kind);
    };
    return key(one) < key(other);
}

ParsedIgnoreRule parseIgnoreRule(const QString& text)
{
    static const QRegularExpression number(QStringLiteral("^\\d+$"));
    static const QRegularExpression range(QStringLiteral("^(\\d+)\\s*(?:-|–|—|\\.\\.+|:)\\s*(\\d+)$"));
    static const QRegularExpression halfRange(QStringLiteral("^(\\d+\\s*[-–—:]|[-–—:]\\s*\\d+)$"));
    static const QRegularExpression several(QStringLiteral("^[\\d\\s–-]*\\s[\\d\\s–-]*$"));
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (number.match(trimmed).hasMatch())
        return parseRange(trimmed, trimmed);
    if (const auto match = range.match(trimmed); match.hasMatch())
        return parseRange(match.captured(1), match.captured(2));
    if (halfRange.match(trimmed).hasMatch())
        return wrong(IgnoreRule::tr("A range needs two ports, as in 5000-5010."));
    if (several.match(trimmed).hasMatch())
        return wrong(IgnoreRule::tr("Separate ports with commas."));
    if (trimmed.contains(comma()))
        return wrong(IgnoreRule::tr("Enter one port, range or process per line."));
    return parseProcess(trimmed);
}

QStringList ignoreRulesIn(const QString& list)
{
    QStringList entries;
    for (const QString& entry : list.split(comma())) {
        if (const QString trimmed = entry.trimmed(); !trimmed.isEmpty())
            entries.append(trimmed);
    }
    return entries;
}

} // namespace portolan
