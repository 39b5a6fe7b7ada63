// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace portolan {

/// Replaces control characters and those that change the writing direction. Process names are untrusted.
[[nodiscard]] QString printable(QString text);

/// How many terminal columns a line takes: two for a wide character (East Asian ones and most emoji), none for a
/// combining one.
[[nodiscard]] int columnsOf(const QString& line);
/// The longest beginning of the line that fits into `columns`.
[[nodiscard]] QString cutToColumns(const QString& line, int columns);

/// What fits on a screen of `rows` lines of `columns` (at least one of each): the table, then the newest events, then a
/// hint. The table loses lines from its end and the events their oldest, but the table keeps half of the screen.
[[nodiscard]] QStringList screenLines(
    const QStringList& table, const QStringList& events, const QString& hint, int columns, int rows);

} // namespace portolan
