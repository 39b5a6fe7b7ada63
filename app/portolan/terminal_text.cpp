// SPDX-License-Identifier: MIT
#include "app/portolan/terminal_text.h"

#include <algorithm>

namespace portolan {

QString printable(QString text)
{
    for (QChar& character : text) {
        const bool obeyed = character.category() == QChar::Other_Control && character != QLatin1Char('\n');
        if (obeyed || character.category() == QChar::Other_Format)
            character = QChar::ReplacementCharacter;
    }
    return text;
}

QStringList screenLines(const QStringList& table, const QStringList& events, const QString& hint, int columns, int rows)
{
    // The table is what one looks at: it keeps half of a low screen.
    const qsizetype forTable = std::min<qsizetype>(table.size(), rows / 2);
    QStringList below = QStringList { QString() } + events + QStringList { QString(), hint };
    below = below.mid(std::max<qsizetype>(0, below.size() - (rows - forTable)));
    QStringList lines = table.mid(0, rows - below.size()) + below;
    for (QString& line : lines)
        line.truncate(columns);
    return lines;
}

} // namespace portolan
