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

QImage grey(const QImage& image)
{
    QImage result = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < result.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < result.width(); ++x) {
            const int value = qGray(line[x]);
            line[x] = qRgba(value, value, value, qAlpha(line[x]));
        }
    }
    return result.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

/// A white-edged sign in the lower right corner.
void paintBadge(QPainter& painter, qreal size, TrayState state)
{
    const qreal side = size * (size < 32 ? 0.62 : 0.54);
    const QRectF box(size - side, size - side, side, side);
    const qreal edge = qMax(1.0, side * 0.11);
    painter.setRenderHint(QPainter::Antialiasing);
    if (state == TrayState::Conflict) {
        const QPolygonF triangle({ { box.center().x(), box.top() + edge },
            { box.right() - edge / 2, box.bottom() - edge }, { box.left() + edge / 2, box.bottom() - edge } });
        painter.setPen(QPen(Qt::white, edge * 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(QColor(0xd9, 0x2d, 0x20));
        painter.drawPolygon(triangle);
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(triangle);
        painter.setBrush(Qt::white);
        const qreal width = side * 0.12;
        painter.drawRect(QRectF(box.center().x() - width / 2, box.top() + side * 0.38, width, side * 0.25));
        painter.drawRect(QRectF(box.center().x() - width / 2, box.top() + side * 0.70, width, side * 0.12));
        return;
    }
    painter.setPen(QPen(Qt::white, edge));
    painter.setBrush(QColor(0x3d, 0x44, 0x4d));
    painter.drawEllipse(box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2));
    if (state == TrayState::Paused) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white);
        for (const qreal left : { 0.31, 0.55 })
            painter.drawRect(QRectF(box.left() + side * left, box.top() + side * 0.28, side * 0.14, side * 0.44));
    } else {
        painter.setPen(QPen(Qt::white, side * 0.13, Qt::SolidLine, Qt::RoundCap));
        const QRectF cross = box.adjusted(side * 0.33, side * 0.33, -side * 0.33, -side * 0.33);
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
    }
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
    for (const int size : sizes) {
        QImage image = mark(size);
        if (state == TrayState::Paused || state == TrayState::NoGuest)
            image = grey(image);
        if (state != TrayState::Normal) {
            QPainter painter(&image);
            paintBadge(painter, size, state);
        }
        icon.addPixmap(QPixmap::fromImage(image));
    }
    return icon;
}

} // namespace portolan
