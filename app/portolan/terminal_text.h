// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace portolan {

/// The text without characters that a terminal obeys or that turn the direction of writing; a replacement stands in their
/// place. Names of processes come from programs that nobody has checked.
[[nodiscard]] QString printable(QString text);

/// What fits on a screen of `rows` lines of `columns`, at least one of each: the table, then the last events, then a hint. Both
/// give way, the table from its end and the events from the oldest, but the table keeps half of the screen.
[[nodiscard]] QStringList screenLines(
    const QStringList& table, const QStringList& events, const QString& hint, int columns, int rows);

} // namespace portolan
