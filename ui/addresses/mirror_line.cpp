// SPDX-License-Identifier: MIT
#include "ui/addresses/mirror_line.h"

#include "ui/look/fonts.h"
#include "ui/text/sentences.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QTimerEvent>
#include <QWindow>

#include <algorithm>

namespace portolan {

namespace {

constexpr int framesPerSecond = 30;
constexpr double noRate = 0.5;     ///< bytes per second that count as none
constexpr double laneDistance = 5; ///< between dashes and line, in units

} // namespace

MirrorLine::MirrorLine()
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void MirrorLine::setSnapshot(const Snapshot& snapshot)
{
    const auto count = int(std::ranges::count(snapshot.ports, PortState::Mirrored, &PortFact::state));
    m_guest = sentences::guestTitle(snapshot.guest.name);
    const auto show = [this](Kind kind, std::optional<Mark> mark, const QString& label) {
        m_kind = kind;
        m_mark = mark;
        m_label = m_short = label;
    };
    switch (snapshot.guest.state) {
    case GuestState::Starting: show(Kind::Starting, Mark::Waiting, tr("connecting…")); break;
    case GuestState::Stopped: show(Kind::Stopped, Mark::Off, tr("not connected")); break;
    case GuestState::Failed: show(Kind::Failed, Mark::Failed, tr("not connected")); break;
    case GuestState::Connected:
        if (!snapshot.guest.reachable) {
            show(Kind::Unreachable, Mark::Conflict, tr("no connection"));
        } else if (snapshot.paused) {
            show(Kind::Paused, Mark::Paused, tr("paused"));
        } else {
            if (count == 0)
                show(Kind::Empty, {}, tr("no port mirrored"));
            else
                show(Kind::Flowing, {}, count == 1 ? tr("1 port mirrored") : tr("%n ports mirrored", nullptr, count));
            m_short = count == 1 ? tr("1 port") : tr("%n ports", nullptr, count);
        }
        break;
    }
    setAccessibleName(m_label);
    describe();
    updateMotion();
    update();
}

void MirrorLine::setTraffic(double toGuest, double fromGuest)
{
    m_toGuest = toGuest;
    m_fromGuest = fromGuest;
    describe();
    updateMotion();
    update();
}

void MirrorLine::describe()
{
    if (m_kind != Kind::Flowing) {
        setAccessibleDescription({});
        setToolTip({});
        return;
    }
    const QString to = sentences::rate(m_toGuest);
    const QString from = sentences::rate(m_fromGuest);
    setAccessibleDescription(above().isEmpty() ? tr("idle") : tr("%1 to %3, %2 from %3").arg(to, from, m_guest));
    setToolTip(tr("To %1 (→): %2\nFrom %1 (←): %3").arg(m_guest, to, from));
}

QString MirrorLine::above() const
{
    const bool idle = m_toGuest < noRate && m_fromGuest < noRate;
    return m_kind != Kind::Flowing || idle ? QString() : sentences::rate(m_toGuest);
}

QString MirrorLine::below() const
{
    if (m_kind != Kind::Flowing)
        return {};
    return above().isEmpty() ? tr("idle") : sentences::rate(m_fromGuest);
}

QSize MirrorLine::sizeHint() const { return { fontMetrics().averageCharWidth() * 40, minimumSizeHint().height() }; }

QSize MirrorLine::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 14, fontMetrics().height() * 3 + 16 };
}

double MirrorLine::unit() const { return fontMetrics().height() / 15.0; }

bool MirrorLine::animates() const
{
    return style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this)
        && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
}

bool MirrorLine::inSight() const
{
    const QWindow* handle = window()->windowHandle();
    return isVisible() && !window()->isMinimized() && handle && handle->isExposed();
}

void MirrorLine::updateMotion()
{
    const bool flowing = m_kind == Kind::Flowing;
    const bool wasAtRest = m_toDashes.atRest() && m_fromDashes.atRest();
    m_toDashes.setRate(flowing ? m_toGuest : 0);
    m_fromDashes.setRate(flowing ? m_fromGuest : 0);
    if (!animates() || !flowing)
        settle();
    const bool atRest = m_toDashes.atRest() && m_fromDashes.atRest();
    if (atRest || !animates() || !inSight()) {
        m_motion.stop();
        return;
    }
    if (m_motion.isActive())
        return;
    if (!wasAtRest) // it becomes visible again
        settle();
    m_sinceFrame.start();
    m_motion.start(1000 / framesPerSecond, this);
}

void MirrorLine::settle()
{
    m_toDashes.settle(width() / unit());
    m_fromDashes.settle(width() / unit());
}

void MirrorLine::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_motion.timerId())
        return QWidget::timerEvent(event);
    if (!inSight()) {
        m_motion.stop(); // the next rates start it again
        return;
    }
    // After a late frame, move no farther than the eye can follow.
    const double seconds = qMin<qint64>(m_sinceFrame.restart(), 200) / 1000.0;
    m_toDashes.advance(seconds, width() / unit());
    m_fromDashes.advance(seconds, width() / unit());
    if (m_toDashes.atRest() && m_fromDashes.atRest())
        m_motion.stop();
    const int half = int((laneDistance + 3) * unit()); // nothing moves outside of both lanes
    update(0, height() / 2 - half, width(), 2 * half + 1);
}

void MirrorLine::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    settle();
    updateMotion();
}

void MirrorLine::hideEvent(QHideEvent* event)
{
    m_motion.stop();
    QWidget::hideEvent(event);
}

void MirrorLine::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_motion.isActive())
        settle();
}

void MirrorLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateMotion();
}

void MirrorLine::paintEvent(QPaintEvent*)
{
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(bold(font()));
    const int pillHeight = metrics.height() + 6;
    const int signSide = m_mark ? metrics.ascent() * 3 / 4 : 0;
    const int signRoom = m_mark ? signSide + 5 : 0;
    const int room = width() - 28 - signRoom;
    const bool fits = metrics.horizontalAdvance(m_label) <= room;
    const QString label = metrics.elidedText(fits ? m_label : m_short, Qt::ElideRight, room);
    const int pillWidth = metrics.horizontalAdvance(label) + signRoom + 22;
    const QRectF pill((width() - pillWidth) / 2.0, (height() - pillHeight) / 2.0, pillWidth, pillHeight);

    painter.save();
    if (layoutDirection() == Qt::RightToLeft) { // the host is on the right
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    paintLine(painter, colors, pill.left(), pill.right());
    paintDashes(painter, colors);
    painter.restore();

    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(pill, pillHeight / 2.0, pillHeight / 2.0);
    const QColor ink = m_mark ? markColor(*m_mark, colors) : colors.text;
    QRectF words = pill.adjusted(11, 0, -11, 0);
    if (m_mark) {
        const QRect box(int(words.left()), (height() - signSide) / 2, signSide, signSide);
        paintMark(painter, QStyle::visualRect(layoutDirection(), pill.toRect(), box), *m_mark, ink);
        words.adjust(signRoom, 0, 0, 0);
        words = QStyle::visualRect(layoutDirection(), pill.toRect(), words.toRect());
    }
    painter.setFont(bold(font()));
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignCenter | Qt::TextDontClip, label);
    paintRates(painter, colors, pill);
}

/// From the host (left) to the guest (right).
void MirrorLine::paintLine(QPainter& painter, const Colors& colors, double hostEnd, double guestEnd) const
{
    const double y = height() / 2.0;
    const double end = width();
    const double thick = 2 * unit();
    const auto draw = [&](const QColor& color, Qt::PenStyle style, double from, double to) {
        painter.setPen(QPen(color, thick, style, Qt::FlatCap));
        painter.drawLine(QPointF(from, y), QPointF(to, y));
    };
    // Two strokes across a gap, halfway between `from` and `to`.
    const auto drawBroken = [&](const QColor& color, double from, double to) {
        const double middle = (from + to) / 2;
        const double gap = 4 * unit();
        draw(color, Qt::SolidLine, from, middle - gap);
        draw(color, Qt::SolidLine, middle + gap, to);
        for (const double x : { middle - gap, middle + gap })
            painter.drawLine(QPointF(x - 2.5 * unit(), y + 6 * unit()), QPointF(x + 2.5 * unit(), y - 6 * unit()));
    };
    switch (m_kind) {
    case Kind::Flowing: draw(colors.good, Qt::SolidLine, 0, end); break;
    case Kind::Empty: draw(colors.dim, Qt::SolidLine, 0, end); break;
    case Kind::Paused: draw(colors.dim, Qt::DashLine, 0, end); break;
    case Kind::Starting: draw(colors.dim, Qt::DotLine, 0, end); break;
    case Kind::Stopped: {
        // There is no peer.
        draw(colors.dim, Qt::SolidLine, 0, hostEnd);
        const double stub = guestEnd + (end - guestEnd) / 3;
        draw(colors.dim, Qt::SolidLine, guestEnd, stub);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(stub + 4 * unit(), y), 4 * unit(), 4 * unit());
        break;
    }
    case Kind::Failed:
        drawBroken(colors.danger, 0, hostEnd);
        drawBroken(colors.danger, guestEnd, end);
        break;
    case Kind::Unreachable:
        draw(colors.danger, Qt::SolidLine, 0, hostEnd);
        drawBroken(colors.danger, guestEnd, end);
        break;
    }
}

void MirrorLine::paintDashes(QPainter& painter, const Colors& colors) const
{
    const double y = height() / 2.0;
    const double scale = unit();
    painter.setPen(QPen(colors.accent, 2.5 * scale, Qt::SolidLine, Qt::RoundCap));
    const auto dash = [&](double from, double to, double height) {
        const double left = std::clamp(from * scale, 2.0, width() - 2.0);
        const double right = std::clamp(to * scale, 2.0, width() - 2.0);
        if (right - left > scale)
            painter.drawLine(QPointF(left, height), QPointF(right, height));
    };
    const double length = width() / scale;
    for (const double head : m_toDashes.heads())
        dash(head - DashStream::dashLength, head, y - laneDistance * scale);
    for (const double head : m_fromDashes.heads())
        dash(length - head, length - head + DashStream::dashLength, y + laneDistance * scale);
}

void MirrorLine::paintRates(QPainter& painter, const Colors& colors, const QRectF& pill) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QFont small = scaled(font(), 0.95);
    const QFontMetrics metrics(small);
    painter.setFont(small);
    // The arrow points the way the dashes beside it run.
    const auto row = [&](const QString& words, bool toGuest, double top) {
        if (words.isEmpty())
            return;
        const bool arrow = !above().isEmpty();
        const double arrowRoom = arrow ? metrics.height() * 1.1 : 0;
        const double wide = metrics.horizontalAdvance(words) + arrowRoom;
        QRectF area((width() - wide) / 2, top, wide, metrics.height());
        if (arrow) {
            const bool right = toGuest != mirrored;
            const double tip = metrics.height() * 0.24;
            const double y = area.center().y() + 0.5;
            const double from = right ? area.right() - arrowRoom * 0.75 : area.left() + arrowRoom * 0.75;
            const double to = right ? area.right() : area.left();
            const double back = right ? -tip : tip;
            painter.setPen(QPen(colors.accent, 1.4 * unit(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawLine(QPointF(from, y), QPointF(to, y));
            painter.drawPolyline(QPolygonF({ { to + back, y - tip }, { to, y }, { to + back, y + tip } }));
            area.adjust(right ? 0 : arrowRoom, 0, right ? -arrowRoom : 0, 0);
        }
        painter.setPen(colors.dim);
        painter.drawText(area, Qt::AlignCenter | Qt::TextDontClip, words);
    };
    row(above(), true, pill.top() - 3 - metrics.height());
    row(below(), false, pill.bottom() + 3);
}

} // namespace portolan
