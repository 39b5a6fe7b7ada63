// SPDX-License-Identifier: MIT
#include "ui/addresses/mirror_line.h"

#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/text/sentences.h"

#include <QPainter>

#include <algorithm>

namespace portolan {

MirrorLine::MirrorLine(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setToolTip(tr("What the mirrored ports carry from the guest (←) and to it (→)"));
}

void MirrorLine::setSnapshot(const Snapshot& snapshot)
{
    const auto count = int(std::count_if(snapshot.ports.begin(), snapshot.ports.end(),
        [](const PortFact& port) { return port.state == PortState::Mirrored; }));
    m_short.clear();
    switch (snapshot.guest.state) {
    case GuestState::Starting:
        m_kind = Kind::Absent;
        m_label = tr("connecting…");
        break;
    case GuestState::Stopped:
        m_kind = Kind::Absent;
        m_label = tr("not connected");
        break;
    case GuestState::Failed:
        m_kind = Kind::Broken;
        m_label = tr("not connected");
        break;
    case GuestState::Connected:
        if (!snapshot.guest.reachable) {
            m_kind = Kind::Broken;
            m_label = tr("no connection");
        } else if (snapshot.paused) {
            m_kind = Kind::Paused;
            m_label = tr("paused");
        } else {
            m_kind = Kind::Flowing;
            m_short = count == 1 ? tr("1 port") : tr("%n ports", nullptr, count);
            m_label = count == 0 ? tr("no port mirrored")
                                 : (count == 1 ? tr("1 port mirrored") : tr("%n ports mirrored", nullptr, count));
        }
        break;
    }
    if (m_short.isEmpty())
        m_short = m_label;
    setAccessibleName(m_label);
    update();
}

void MirrorLine::setTraffic(double toGuest, double fromGuest)
{
    m_toGuest = toGuest;
    m_fromGuest = fromGuest;
    setAccessibleDescription(traffic());
    update();
}

QString MirrorLine::traffic() const
{
    if (m_kind != Kind::Flowing)
        return {};
    if (m_toGuest < 0.5 && m_fromGuest < 0.5)
        return tr("idle");
    return tr("← %1   → %2").arg(sentences::rate(m_fromGuest), sentences::rate(m_toGuest));
}

QSize MirrorLine::sizeHint() const { return { fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 4 }; }

QSize MirrorLine::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 14, fontMetrics().height() * 4 };
}

void MirrorLine::paintEvent(QPaintEvent*)
{
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics labelMetrics(bold(font()));
    const int pillHeight = labelMetrics.height() + 6;
    const QFont small = scaled(font(), 0.95);
    const QFontMetrics metrics(small);
    const QString rates = traffic();
    const bool oneRow = metrics.horizontalAdvance(rates) <= width() - 8;
    // The pill rides on the line, in the middle, unless two rows below it need the room.
    const int below = 3 + (oneRow ? 1 : 2) * metrics.height();
    const int y = qMin(height() / 2, height() - below - pillHeight / 2);

    QPen pen(colors.good, 2);
    switch (m_kind) {
    case Kind::Flowing: break;
    case Kind::Paused: pen = QPen(colors.dim, 2, Qt::DashLine); break;
    case Kind::Absent: pen = QPen(colors.line, 2, Qt::DotLine); break;
    case Kind::Broken: pen = QPen(colors.danger, 2, Qt::DashLine); break;
    }
    painter.setPen(pen);
    painter.drawLine(0, y, width(), y);

    const bool fits = labelMetrics.horizontalAdvance(m_label) <= width() - 28;
    const QString label = labelMetrics.elidedText(fits ? m_label : m_short, Qt::ElideRight, width() - 28);
    const int pillWidth = labelMetrics.horizontalAdvance(label) + 22;
    const QRectF pill((width() - pillWidth) / 2.0, y - pillHeight / 2.0, pillWidth, pillHeight);
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(pill, pillHeight / 2.0, pillHeight / 2.0);
    painter.setFont(bold(font()));
    painter.setPen(m_kind == Kind::Flowing ? colors.text : (m_kind == Kind::Broken ? colors.danger : colors.dim));
    painter.drawText(pill, Qt::AlignCenter, label);

    painter.setFont(small);
    painter.setPen(colors.dim);
    QRect row(0, int(pill.bottom()) + 3, width(), metrics.height());
    if (oneRow) {
        painter.drawText(row, Qt::AlignCenter, rates);
        return;
    }
    painter.drawText(row, Qt::AlignCenter, tr("← %1").arg(sentences::rate(m_fromGuest)));
    row.translate(0, metrics.height());
    painter.drawText(row, Qt::AlignCenter, tr("→ %1").arg(sentences::rate(m_toGuest)));
}

} // namespace portolan
