// SPDX-License-Identifier: MIT
#include "ui/look/marks.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace portolan {

namespace {

QRectF square(const QRectF& rect)
{
    const qreal side = qMin(rect.width(), rect.height());
    return { rect.center().x() - side / 2, rect.center().y() - side / 2, side, side };
}

void paintRing(QPainter& painter, const QRectF& box)
{
    const qreal width = box.width() * 0.15;
    QPainterPath ring;
    ring.addEllipse(box);
    ring.addEllipse(box.adjusted(width, width, -width, -width));
    painter.drawPath(ring);
}

} // namespace

Mark markFor(const PortFact& port)
{
    switch (port.state) {
    case PortState::Mirrored: return port.reason == PortReason::OtherUser ? Mark::Conflict : Mark::Good;
    case PortState::Conflict: return Mark::Conflict;
    case PortState::Off: return port.reason == PortReason::Paused ? Mark::Paused : Mark::Off;
    case PortState::Ignored: return Mark::Ignored;
    case PortState::Waiting: return Mark::Waiting;
    }
    return Mark::Info;
}

Mark markFor(const GuestFact& guest)
{
    switch (guest.state) {
    case GuestState::Starting: return Mark::Waiting;
    case GuestState::Connected: return guest.reachable ? Mark::Good : Mark::Conflict;
    case GuestState::Stopped: return Mark::Off;
    case GuestState::Failed: return Mark::Failed;
    }
    return Mark::Info;
}

Mark markFor(const Event& event)
{
    switch (event.kind) {
    case Event::Kind::PortMirrored:
    case Event::Kind::GuestConnected:
    case Event::Kind::Resumed: return Mark::Good;
    case Event::Kind::PortClosed:
    case Event::Kind::PortSwitchedOff:
    case Event::Kind::PortIgnored:
    case Event::Kind::GuestStopped:
    case Event::Kind::GuestAbsent:
    case Event::Kind::GuestLetGo: return Mark::Off;
    case Event::Kind::PortConflict:
    case Event::Kind::PortRefused:
    case Event::Kind::GuestUnreachable: return Mark::Conflict;
    case Event::Kind::Paused: return Mark::Paused;
    case Event::Kind::GuestFailed: return Mark::Failed;
    default: break; // the others by their level
    }
    switch (event.level) {
    case Event::Level::Info: return Mark::Info;
    case Event::Level::Warning: return Mark::Conflict;
    case Event::Level::Error: return Mark::Failed;
    }
    return Mark::Info;
}

QColor markColor(Mark mark, const Colors& colors)
{
    if (mark == Mark::Good)
        return colors.good;
    return mark == Mark::Conflict || mark == Mark::Failed ? colors.danger : colors.dim;
}

void paintMark(QPainter& painter, const QRectF& rect, Mark mark, const QColor& color)
{
    const QRectF box = square(rect);
    const qreal side = box.width();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (mark) {
    case Mark::Good: painter.drawEllipse(box); break;
    case Mark::Conflict: {
        // Slightly larger than its box, so that the triangle looks as heavy as the disc.
        const QRectF wide = box.adjusted(-side * 0.06, -side * 0.04, side * 0.06, 0);
        painter.drawPolygon(QPolygonF({ { wide.center().x(), wide.top() }, wide.bottomRight(), wide.bottomLeft() }));
        break;
    }
    case Mark::Off: paintRing(painter, box); break;
    case Mark::Ignored:
        paintRing(painter, box);
        painter.drawRect(QRectF(box.left() + side * 0.25, box.center().y() - side * 0.08, side * 0.5, side * 0.16));
        break;
    case Mark::Waiting:
        for (int dot = -1; dot <= 1; ++dot)
            painter.drawEllipse(
                QPointF(box.center().x() + dot * side * 0.42, box.center().y()), side * 0.16, side * 0.16);
        break;
    case Mark::Paused:
        for (const qreal left : { 0.14, 0.60 })
            painter.drawRoundedRect(
                QRectF(box.left() + side * left, box.top() + side * 0.06, side * 0.26, side * 0.88), 1, 1);
        break;
    case Mark::Failed: {
        painter.setPen(QPen(color, side * 0.22, Qt::SolidLine, Qt::RoundCap));
        const QRectF inner = box.adjusted(side * 0.14, side * 0.14, -side * 0.14, -side * 0.14);
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    }
    case Mark::Info:
        paintRing(painter, box);
        painter.drawEllipse(QPointF(box.center().x(), box.top() + side * 0.30), side * 0.08, side * 0.08);
        painter.drawRect(QRectF(box.center().x() - side * 0.065, box.top() + side * 0.45, side * 0.13, side * 0.30));
        break;
    }
    painter.restore();
}

void paintCopySign(QPainter& painter, const QRectF& rect, const QColor& color, const QColor& paper)
{
    const QRectF box = square(rect);
    const qreal side = box.width();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, qMax(1.0, side * 0.09)));
    painter.setBrush(paper);
    const QSizeF sheet(side * 0.58, side * 0.66);
    painter.drawRoundedRect(
        QRectF(QPointF(box.left() + side * 0.34, box.top() + side * 0.06), sheet), side * 0.1, side * 0.1);
    painter.drawRoundedRect(
        QRectF(QPointF(box.left() + side * 0.08, box.top() + side * 0.28), sheet), side * 0.1, side * 0.1);
    painter.restore();
}

QIcon copyIcon(const QPalette& palette)
{
    QIcon icon;
    for (const int size : { 16, 20, 24, 32, 48 }) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintCopySign(
            painter, QRectF(0, 0, size, size), palette.color(QPalette::WindowText), palette.color(QPalette::Window));
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace portolan
