// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace portolan {

/// The text without characters that a terminal obeys or that turn the direction of writing; a replacement stands in their
/// place. Names of processes come from programs that nobody has checked.
[[nodiscard]] QString printable(QString text);

/// How many columns of a terminal a line takes: two for a wide character (East Asian ones and most emoji), none for one that
/// is written over the one before.
[[nodiscard]] int columnsOf(const QString& line);
/// As much of the line's beginning as fits into `columns`.
[[nodiscard]] QString cutToColumns(const QString& line, int columns);

/// What fits on a screen of `rows` lines of `columns`, at least one of each: the table, then the last events, then a hint. Both
/// give way, the table from its end and the events from the oldest, but the table keeps half of the screen.
[[nodiscard]] QStringList screenLines(
    const QStringList& table, const QStringList& events, const QString& hint, int columns, int rows);

} // namespace portolan
