// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QList>
#include <QPalette>

namespace portolan {

/// The colours of the window and the tray menu, all derived from a palette, so that every theme works. A value: create
/// a new one when the palette changes. Every text colour has a contrast of at least 4.5 with every background (window,
/// surface, raised, selection, dangerTint), and accentText with accent. accent, also used for marks and lines, has 3
/// with window and surface. The palette's own colours are kept where they are readable.
struct Colors {
    explicit Colors(const QPalette& palette);
    /// For text on `surface` instead of the palette's.
    Colors(const QPalette& palette, const QColor& surface);

    QColor window;     ///< behind cards and tables
    QColor surface;    ///< cards and tables
    QColor raised;     ///< on top of a surface: table header, chips
    QColor selection;  ///< background of a selected row; text keeps its colour
    QColor dangerTint; ///< background of a row that needs attention

    QColor text;
    QColor dim; ///< secondary text
    QColor good;
    QColor warning;
    QColor danger;

    QColor line; ///< decorative frames and separators
    QColor accent;
    QColor accentText; ///< text on accent

    [[nodiscard]] QList<QColor> backgrounds() const { return { window, surface, raised, selection, dangerTint }; }
    [[nodiscard]] QList<QColor> textColors() const { return { text, dim, good, warning, danger }; }

private:
    void derive(const QPalette& palette);
};

/// Blends `share` (0 to 1) of `over` onto `under`.
[[nodiscard]] QColor mixed(const QColor& under, const QColor& over, qreal share);
/// The WCAG contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] qreal contrast(const QColor& one, const QColor& other);
/// Lightens or darkens `color`, whichever leaves more room, until its contrast with all `backgrounds` is at least
/// `ratio`, as far as possible.
[[nodiscard]] QColor readable(const QColor& color, const QList<QColor>& backgrounds, qreal ratio = 4.5);

} // namespace portolan
