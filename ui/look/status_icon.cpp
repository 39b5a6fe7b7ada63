// SPDX-License-Identifier: MIT
#include "ui/look/status_icon.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>
#include <array>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void loadIcons()
{
    // The linker drops a static library's resources unless they are referenced.
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

/// Slate with a light edge: on any panel at least one of the two stands out.
const QColor slate(0x4b, 0x51, 0x5a);
const QColor light(0xf1, 0xf3, 0xf5);

qreal edgeWidth(int size) { return qMax(1.0, size * 0.05); }

/// A red triangle in the lower right corner, with an exclamation mark if there are enough pixels.
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

/// A disc of slate with a light edge.
void paintDisc(QPainter& painter, int size)
{
    const qreal edge = edgeWidth(size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(light);
    painter.drawEllipse(QRectF(0, 0, size, size));
    painter.setBrush(slate);
    painter.drawEllipse(QRectF(0, 0, size, size).adjusted(edge, edge, -edge, -edge));
}

/// Two bars instead of the rose.
void paintPaused(QPainter& painter, int size)
{
    paintDisc(painter, size);
    painter.setBrush(light);
    // On whole pixels, so that small bars are sharp.
    const int width = qMax(2, qRound(size * 0.14));
    const int height = qRound(size * 0.25) * 2;
    const int gap = qMax(2, qRound(size * 0.07) * 2);
    const int left = (size - 2 * width - gap) / 2;
    const int top = (size - height) / 2;
    painter.drawRect(left, top, width, height);
    painter.drawRect(left + width + gap, top, width, height);
}

/// A disc broken in two: the panel shows through the gap.
void paintAbsent(QPainter& painter, int size)
{
    paintDisc(painter, size);
    const qreal edge = edgeWidth(size);
    const qreal gap = size * 0.13;
    const QLineF stroke(0, 0, size, size);
    painter.setPen(QPen(light, gap + 2 * edge));
    QPainterPath disc;
    disc.addEllipse(QRectF(0, 0, size, size));
    painter.setClipPath(disc);
    painter.drawLine(stroke);
    painter.setClipping(false);
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setPen(QPen(Qt::transparent, gap));
    painter.drawLine(stroke);
}

/// The program's icon with the same light edge, which blue needs on a grey panel.
void paintRose(QPainter& painter, int size)
{
    const qreal edge = edgeWidth(size);
    painter.drawImage(0, 0, mark(size));
    painter.setPen(QPen(light, edge));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QRectF(0, 0, size, size).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2));
}

QImage picture(TrayState state, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    switch (state) {
    case TrayState::Normal: paintRose(painter, size); break;
    case TrayState::Conflict:
        paintRose(painter, size);
        paintConflict(painter, size);
        break;
    case TrayState::Paused: paintPaused(painter, size); break;
    case TrayState::NoGuest: paintAbsent(painter, size); break;
    }
    return image;
}

} // namespace

TrayState trayState(const Snapshot& snapshot)
{
    if (snapshot.guest.state != GuestState::Connected || !snapshot.guest.reachable)
        return TrayState::NoGuest;
    if (snapshot.paused)
        return TrayState::Paused;
    const bool conflict = std::ranges::count(snapshot.ports, PortState::Conflict, &PortFact::state) > 0;
    return conflict ? TrayState::Conflict : TrayState::Normal;
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int size : sizes)
        icon.addPixmap(QPixmap::fromImage(mark(size)));
    return icon;
}

QIcon statusIcon(TrayState state)
{
    QIcon icon;
    for (const int size : sizes)
        icon.addPixmap(QPixmap::fromImage(picture(state, size)));
    return icon;
}

} // namespace portolan
