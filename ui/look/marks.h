// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "ui/look/colors.h"

#include <QIcon>
#include <QRectF>

class QPainter;

namespace portolan {

/// The sign beside a state's words. Every one has a shape of its own: colour alone tells nothing to many people.
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

/// Paints `mark` into the largest square in the middle of `rect`.
void paintMark(QPainter& painter, const QRectF& rect, Mark mark, const QColor& color);
/// Two sheets, one before the other: copies to the clipboard. `paper` is what lies behind.
void paintCopySign(QPainter& painter, const QRectF& rect, const QColor& color, const QColor& paper);
/// The same as an icon for menus.
[[nodiscard]] QIcon copyIcon(const QPalette& palette);

} // namespace portolan
