// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QList>
#include <QPoint>
#include <QRect>

#include <optional>

/// What a test recognises in a picture of the screen.
namespace portolan::test {

/// The middle of the pixels of the accent colour (a switch that is on, the icon in the tray) in a part of the picture; nothing:
/// there are none.
[[nodiscard]] std::optional<QPoint> blueIn(const QImage& picture, const QRect& part);
/// Likewise of the colour of what has failed.
[[nodiscard]] std::optional<QPoint> redIn(const QImage& picture, const QRect& part);
/// The middles of the lines of text in a menu, by their height: separators are thinner.
[[nodiscard]] QList<QPoint> textLines(const QImage& picture, const QRect& menu);

} // namespace portolan::test
