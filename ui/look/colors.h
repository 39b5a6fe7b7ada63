// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QList>
#include <QPalette>

namespace portolan {

/// The colours of the window and the tray menu, all derived from a palette, so that every theme works. A value; make it
/// anew when the palette changes. Every text colour has a contrast of at least 4.5 to every background (window, surface,
/// raised, selection, dangerTint), and so has accentText to accent; accent, for marks and lines too, has 3
/// to window and surface. The palette's own pairs are kept where they can be read.
struct Colors {
    explicit Colors(const QPalette& palette);

    QColor window;     ///< what cards and tables lie on
    QColor surface;    ///< cards and tables
    QColor raised;     ///< what lies on a surface: table header, chips
    QColor selection;  ///< the background of a selected row; text keeps its colour on it
    QColor dangerTint; ///< the background of a row that needs attention

    QColor text;
    QColor dim; ///< text of second rank
    QColor good;
    QColor warning;
    QColor danger;

    QColor line; ///< frames and separators, which tell nothing
    QColor accent;
    QColor accentText; ///< on accent

    [[nodiscard]] QList<QColor> backgrounds() const { return { window, surface, raised, selection, dangerTint }; }
    [[nodiscard]] QList<QColor> textColors() const { return { text, dim, good, warning, danger }; }

private:
    void derive(const QPalette& palette);
};

/// `share` of `over` (0 to 1) on top of `under`.
[[nodiscard]] QColor mixed(const QColor& under, const QColor& over, qreal share);
/// The WCAG contrast of two opaque colours, 1 to 21.
[[nodiscard]] qreal contrast(const QColor& one, const QColor& other);
/// `color`, made lighter or darker until its contrast to `background` is at least `ratio`, as far as that is possible.
[[nodiscard]] QColor readable(const QColor& color, const QColor& background, qreal ratio = 4.5);
/// The same for several backgrounds at once; lighter or darker, whichever the backgrounds leave more room for.
[[nodiscard]] QColor readable(const QColor& color, const QList<QColor>& backgrounds, qreal ratio = 4.5);

} // namespace portolan
