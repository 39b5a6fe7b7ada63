// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

namespace portolan {

/// The colours of the window and the tray menu, all derived from a palette, so that every theme works. A value; make it
/// anew when the palette changes. Text colours have a contrast of at least 4.5 to the palette's Base.
struct Colors {
    explicit Colors(const QPalette& palette);

    QColor text;
    QColor dim;     ///< text of second rank
    QColor line;    ///< frames and separators
    QColor surface; ///< cards and tables
    QColor raised;  ///< what lies on a surface: table header, chips
    QColor accent;
    QColor accentText; ///< on accent
    QColor good;
    QColor warning;
    QColor danger;
    QColor dangerTint; ///< the background of a row that needs attention
    QColor selection;  ///< the background of a selected row; text keeps its colour on it
};

/// `share` of `over` (0 to 1) on top of `under`.
[[nodiscard]] QColor mixed(const QColor& under, const QColor& over, qreal share);
/// The WCAG contrast of two opaque colours, 1 to 21.
[[nodiscard]] qreal contrast(const QColor& one, const QColor& other);
/// `color`, made lighter or darker until its contrast to `background` is at least `ratio`, as far as that is possible.
[[nodiscard]] QColor readable(const QColor& color, const QColor& background, qreal ratio = 4.5);

} // namespace portolan
