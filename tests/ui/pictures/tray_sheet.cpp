// SPDX-License-Identifier: MIT
#include "tests/ui/pictures/tray_sheet.h"

#include "ui/look/status_icon.h"

#include <QPainter>

#include <array>

using namespace portolan;

namespace {

constexpr std::array sizes { 16, 22, 24, 32, 48 };
constexpr std::array states { TrayState::Normal, TrayState::Conflict, TrayState::Paused, TrayState::NoGuest };
constexpr int gap = 8;
constexpr int zoom = 3;

/// All states in a row, in each size, on one panel.
QImage strip(const QColor& panel)
{
    int width = gap;
    for (const int size : sizes)
        width += int(states.size()) * (size + gap) + gap;
    QImage image(width, sizes.back() + 2 * gap, QImage::Format_RGB32);
    image.fill(panel);
    QPainter painter(&image);
    int x = gap;
    for (const int size : sizes) {
        for (const TrayState state : states) {
            painter.drawPixmap(x, (image.height() - size) / 2, statusIcon(state).pixmap(size));
            x += size + gap;
        }
        x += gap;
    }
    return image;
}

} // namespace

QImage traySheet()
{
    QList<QImage> strips;
    for (const char* panel : { "#ffffff", "#dfe3e8", "#808080", "#2b2f36", "#000000" })
        strips.append(strip(QColor(QLatin1String(panel))));
    const QSize one = strips.first().size();
    QImage sheet(one.width() * zoom, int(strips.size()) * one.height() * (1 + zoom), QImage::Format_RGB32);
    sheet.fill(Qt::lightGray);
    QPainter painter(&sheet);
    int y = 0;
    for (const QImage& each : strips) {
        painter.drawImage(0, y, each);
        painter.drawImage(0, y + one.height(), each.scaled(one * zoom));
        y += one.height() * (1 + zoom);
    }
    return sheet;
}
