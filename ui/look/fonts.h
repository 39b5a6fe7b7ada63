// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace portolan {

/// Scales `font` by `factor`, whether its size is in points or in pixels.
[[nodiscard]] inline QFont scaled(QFont font, qreal factor)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

[[nodiscard]] inline QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace portolan
