// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "ui/look/colors.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace portolan {

/// The sign beside a state's text. Each has its own shape, because many people cannot tell the colours apart.
enum class Mark {
    Good,     ///< a disc
    Conflict, ///< a triangle
    Off,      ///< a ring
    Ignored,  ///< a ring with a bar
    Waiting,  ///< three dots
    Paused,   ///< two bars
    Failed,   ///< a cross
    Info,     ///< a ring with an i
};

[[nodiscard]] Mark markFor(const PortFact& port);
[[nodiscard]] Mark markFor(const GuestFact& guest);
[[nodiscard]] Mark markFor(const Event& event);
[[nodiscard]] QColor markColor(Mark mark, const Colors& colors);

/// Paints `mark` into the largest square centred in `rect`.
void paintMark(QPainter& painter, const QRectF& rect, Mark mark, const QColor& color);
/// Two overlapping sheets: "copies to the clipboard". `paper` is the colour behind them.
void paintCopySign(QPainter& painter, const QRectF& rect, const QColor& color, const QColor& paper);
/// The same as an icon for menus.
[[nodiscard]] QIcon copyIcon(const QPalette& palette);

} // namespace portolan
