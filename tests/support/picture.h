// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QList>
#include <QPoint>
#include <QRect>

#include <optional>

/// Recognises things in a screenshot.
namespace portolan::test {

/// The centre of the pixels in the accent colour (a switch that is on, the tray icon) in a part of the picture; nothing
/// if there are none.
[[nodiscard]] std::optional<QPoint> blueIn(const QImage& picture, const QRect& part);
/// The same for the colour of failures.
[[nodiscard]] std::optional<QPoint> redIn(const QImage& picture, const QRect& part);
/// The centres of a menu's lines of text. Separators are recognised by their lower height.
[[nodiscard]] QList<QPoint> textLines(const QImage& picture, const QRect& menu);

} // namespace portolan::test
