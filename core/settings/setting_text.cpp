// SPDX-License-Identifier: MIT
#include "core/settings/setting_text.h"

#include <QStringList>

namespace portolan {

namespace {

constexpr qsizetype longestLabel = 100;

/// The marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9), whose effect reaches beyond the
/// text that contains them. Joiners, as in emoji, are not among them.
bool turnsWriting(QChar character)
{
    const char16_t code = character.unicode();
    return code == 0x061c || code == 0x200e || code == 0x200f || (code >= 0x202a && code <= 0x202e)
        || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QString portRangeText(const PortRange& range)
{
    const QString first = QString::number(range.first);
    return range.first == range.last ? first : QStringLiteral("%1-%2").arg(first).arg(range.last);
}

std::optional<quint16> parsePort(const QString& text)
{
    bool ok = false;
    const ushort port = text.toUShort(&ok);
    if (!ok || port == 0 || text != QString::number(port)) // "+80" would be a second rule for 80
        return std::nullopt;
    return port;
}

std::optional<PortRange> parsePortRange(const QString& text)
{
    const qsizetype dash = text.indexOf(QLatin1Char('-'));
    const auto first = parsePort(text.left(dash).trimmed());
    const auto last = dash < 0 ? first : parsePort(text.mid(dash + 1).trimmed());
    if (!first || !last || *first > *last)
        return std::nullopt;
    return PortRange { *first, *last };
}

QString ruleText(const Rule& rule)
{
    QStringList words;
    if (rule.enabled)
        words << (*rule.enabled ? QStringLiteral("on") : QStringLiteral("off"));
    if (rule.ignored)
        words << (*rule.ignored ? QStringLiteral("ignore") : QStringLiteral("watch"));
    if (rule.refusal)
        words << refusalText(*rule.refusal);
    return words.join(QLatin1Char(' '));
}

std::optional<Rule> parseRule(const QString& text)
{
    Rule rule;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word == QLatin1String("on") || word == QLatin1String("off"))
            rule.enabled = word == QLatin1String("on");
        else if (word == QLatin1String("ignore") || word == QLatin1String("watch"))
            rule.ignored = word == QLatin1String("ignore");
        else if (const auto refusal = parseRefusal(word))
            rule.refusal = refusal;
        else
            return std::nullopt;
    }
    if (rule.empty())
        return std::nullopt;
    return rule;
}

QString refusalText(RefusalPreference preference)
{
    return preference == RefusalPreference::Allow ? QStringLiteral("allow") : QStringLiteral("refuse");
}

std::optional<RefusalPreference> parseRefusal(const QString& text)
{
    if (text == QLatin1String("allow"))
        return RefusalPreference::Allow;
    if (text == QLatin1String("refuse"))
        return RefusalPreference::Refuse;
    return std::nullopt;
}

std::optional<RefusalError> parseRefusalError(const QString& text)
{
    for (const RefusalError error : { RefusalError::Eacces, RefusalError::Eaddrinuse }) {
        if (text.toStdString() == toString(error))
            return error;
    }
    return std::nullopt;
}

std::optional<WebScheme> parseScheme(const QString& text)
{
    if (text == QLatin1String("http"))
        return WebScheme::Http;
    if (text == QLatin1String("https"))
        return WebScheme::Https;
    return std::nullopt;
}

QString cleanLabel(const QString& text)
{
    QString line = text;
    line.removeIf(turnsWriting);
    for (QChar& character : line) {
        if (character.category() == QChar::Other_Control)
            character = QLatin1Char(' ');
    }
    line = line.simplified();
    if (line.size() > longestLabel) {
        const bool splitsCharacter = line.at(longestLabel - 1).isHighSurrogate();
        line = line.left(longestLabel - (splitsCharacter ? 1 : 0)).trimmed();
    }
    return line;
}

} // namespace portolan
