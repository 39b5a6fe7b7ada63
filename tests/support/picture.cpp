// SPDX-License-Identifier: MIT
#include "tests/support/picture.h"

namespace portolan::test {

namespace {

bool isBlue(QRgb pixel) { return qBlue(pixel) > 150 && qBlue(pixel) - qRed(pixel) > 80; }

bool isRed(QRgb pixel) { return qRed(pixel) > 150 && qRed(pixel) - qBlue(pixel) > 80; }

std::optional<QPoint> middleOf(bool (*isColour)(QRgb), const QImage& picture, const QRect& part)
{
    QRect found;
    const QRect area = part & picture.rect();
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            if (isColour(picture.pixel(x, y)))
                found |= QRect(x, y, 1, 1);
        }
    }
    if (found.isEmpty())
        return std::nullopt;
    return found.center();
}

} // namespace

std::optional<QPoint> blueIn(const QImage& picture, const QRect& part) { return middleOf(isBlue, picture, part); }

std::optional<QPoint> redIn(const QImage& picture, const QRect& part) { return middleOf(isRed, picture, part); }

QList<QPoint> textLines(const QImage& picture, const QRect& menu)
{
    const QRgb background = picture.pixel(menu.center().x(), menu.top() + 3);
    QList<QPoint> lines;
    int first = -1;
    for (int y = menu.top() + 2; y <= menu.bottom() - 1; ++y) {
        bool ink = false;
        for (int x = menu.left() + 4; x < menu.right() - 4 && !ink; ++x)
            ink = qAbs(qGray(picture.pixel(x, y)) - qGray(background)) > 60;
        if (ink && first < 0)
            first = y;
        if (!ink && first >= 0) {
            if (y - first >= 5)
                lines << QPoint(menu.center().x(), (first + y) / 2);
            first = -1;
        }
    }
    return lines;
}

} // namespace portolan::test
