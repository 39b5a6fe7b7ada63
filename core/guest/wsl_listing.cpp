// SPDX-License-Identifier: MIT
#include "core/guest/wsl_listing.h"

#include <QStringDecoder>

#include <algorithm>

namespace portolan {

namespace {

QStringList linesOf(const QByteArray& output)
{
    QStringList lines;
    for (const QString& line : wslText(output).split(u'\n')) {
        if (const QString text = line.trimmed(); !text.isEmpty())
            lines << text;
    }
    return lines;
}

/// The smallest is chosen.
int rank(const WslDistribution& distribution)
{
    if (distribution.name.startsWith(QLatin1String("docker-desktop"), Qt::CaseInsensitive))
        return 2;
    return distribution.isDefault ? 0 : 1;
}

} // namespace

QString wslText(const QByteArray& output)
{
    QStringDecoder decode(output.contains('\0') ? QStringConverter::Utf16LE : QStringConverter::Utf8);
    QString text = decode(output);
    return text.remove(QChar(QChar::ByteOrderMark));
}

QStringList wslNames(const QByteArray& output) { return linesOf(output); }

QList<WslDistribution> wslDistributions(const QByteArray& output)
{
    QList<WslDistribution> distributions;
    for (QString line : linesOf(output)) {
        WslDistribution distribution;
        distribution.isDefault = line.startsWith(u'*');
        if (distribution.isDefault)
            line.remove(0, 1);
        const QStringList words = line.simplified().split(u' ');
        bool isNumber = false;
        distribution.version = words.last().toInt(&isNumber);
        if (!isNumber || words.size() < 3) // the headings
            continue;
        distribution.name = words.first();
        distributions << distribution;
    }
    return distributions;
}

QString chooseDistribution(
    const QString& wanted, const QStringList& running, const QList<WslDistribution>& installed)
{
    QList<WslDistribution> candidates;
    for (const QString& name : running) {
        if (!wanted.isEmpty() && name.compare(wanted, Qt::CaseInsensitive) != 0)
            continue;
        const auto known = std::find_if(
            installed.begin(), installed.end(), [&name](const WslDistribution& each) { return each.name == name; });
        const WslDistribution candidate = known == installed.end() ? WslDistribution { name } : *known;
        if (candidate.version != 1)
            candidates << candidate;
    }
    const auto best = std::min_element(candidates.begin(), candidates.end(),
        [](const WslDistribution& a, const WslDistribution& b) { return rank(a) < rank(b); });
    return best == candidates.end() ? QString() : best->name;
}

} // namespace portolan
