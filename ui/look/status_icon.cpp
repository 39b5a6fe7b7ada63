// SPDX-License-Identifier: MIT
#include "ui/look/status_icon.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <array>

// Q_INIT_RESOURCE has to stand outside of every namespace.
static void loadIcons()
{
    // In a static library the linker drops the resources unless somebody asks for them.
    Q_INIT_RESOURCE(portolan);
}

namespace portolan {

namespace {

constexpr std::array sizes { 16, 22, 24, 32, 48, 64, 128, 256 };

QImage mark(int size)
{
    loadIcons();
    return QImage(QStringLiteral(":/icons/portolan-%1.png").arg(size))
        .convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

/// In greys that neither a light nor a dark panel swallows.
QImage grey(const QImage& image)
{
    QImage result = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < result.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < result.width(); ++x) {
            const int value = 84 + qGray(line[x]) * 2 / 3;
            line[x] = qRgba(value, value, value, qAlpha(line[x]));
        }
    }
    return result.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

/// A red triangle in the lower right corner; where there are pixels enough, with its exclamation mark.
void paintConflict(QPainter& painter, int size)
{
    const qreal side = qRound(size * (size < 32 ? 0.62 : 0.54));
    const QRectF box(size - side, size - side, side, side);
    const qreal edge = qMax(1.0, side * 0.11);
    const QPolygonF triangle({ { box.center().x(), box.top() + edge }, { box.right() - edge / 2, box.bottom() - edge },
        { box.left() + edge / 2, box.bottom() - edge } });
    painter.setPen(QPen(Qt::white, edge * 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(QColor(0xd9, 0x2d, 0x20));
    painter.drawPolygon(triangle);
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(triangle);
    if (size < 22)
        return;
    painter.setBrush(Qt::white);
    const qreal width = side * 0.12;
    painter.drawRect(QRectF(box.center().x() - width / 2, box.top() + side * 0.38, width, side * 0.25));
    painter.drawRect(QRectF(box.center().x() - width / 2, box.top() + side * 0.70, width, side * 0.12));
}

/// Two bars in the place of the rose.
QImage paused(int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x80, 0x84, 0x8a));
    painter.drawEllipse(QRectF(0, 0, size, size).adjusted(0.3, 0.3, -0.3, -0.3));
    painter.setBrush(Qt::white);
    // On whole pixels, so that small bars are sharp.
    const int width = qMax(2, qRound(size * 0.14));
    const int height = qRound(size * 0.5);
    const int gap = qMax(2, qRound(size * 0.14));
    const int left = (size - 2 * width - gap) / 2;
    const int top = (size - height) / 2;
    painter.drawRect(left, top, width, height);
    painter.drawRect(left + width + gap, top, width, height);
    return image;
}

/// A stroke through it, cut out of the sign beneath.
void paintAbsent(QPainter& painter, int size)
{
    const qreal width = qMax(1.6, size * 0.09);
    const QLineF stroke(size * 0.12, size * 0.12, size * 0.88, size * 0.88);
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setPen(QPen(Qt::transparent, width * 2.6, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(stroke);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setPen(QPen(QColor(0x80, 0x84, 0x8a), width, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(stroke);
}

QImage picture(TrayState state, int size)
{
    if (state == TrayState::Paused)
        return paused(size);
    QImage image = state == TrayState::NoGuest ? grey(mark(size)) : mark(size);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    if (state == TrayState::Conflict)
        paintConflict(painter, size);
    else if (state == TrayState::NoGuest)
        paintAbsent(painter, size);
    return image;
}

} // namespace

TrayState trayState(const Snapshot& snapshot)
{
    if (snapshot.guest.state != GuestState::Connected || !snapshot.guest.reachable)
        return TrayState::NoGuest;
    if (snapshot.paused)
        return TrayState::Paused;
    const bool conflict = std::any_of(snapshot.ports.begin(), snapshot.ports.end(),
        [](const PortFact& port) { return port.state == PortState::Conflict; });
    return conflict ? TrayState::Conflict : TrayState::Normal;
}

QIcon applicationIcon() { return statusIcon(TrayState::Normal); }

QIcon statusIcon(TrayState state)
{
    QIcon icon;
    for (const int size : sizes)
        icon.addPixmap(QPixmap::fromImage(picture(state, size)));
    return icon;
}

} // namespace portolan
