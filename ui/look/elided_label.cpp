// SPDX-License-Identifier: MIT
#include "ui/look/elided_label.h"

#include "ui/look/plain_tool_tip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace portolan {

ElidedLabel::ElidedLabel()
{
    setTextFormat(Qt::PlainText);
}

void ElidedLabel::setTexts(const QString& head, const QString& tail)
{
    m_tail = tail;
    setText(head + tail);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize full = QLabel::minimumSizeHint();
    return { qMin(full.width(), fontMetrics().averageCharWidth() * 8), full.height() };
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect area = contentsRect();
    const QFontMetrics metrics = fontMetrics();
    QString shown = metrics.elidedText(text(), Qt::ElideRight, area.width());
    if (!m_tail.isEmpty() && text().endsWith(m_tail) && shown != text()) {
        const int room = area.width() - metrics.horizontalAdvance(m_tail);
        if (room > metrics.averageCharWidth() * 5)
            shown = metrics.elidedText(text().chopped(m_tail.size()), Qt::ElideRight, room) + m_tail;
    }
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.drawText(area, int(QStyle::visualAlignment(layoutDirection(), alignment())) | Qt::TextSingleLine, shown);
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool whole = fontMetrics().horizontalAdvance(text()) <= contentsRect().width();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), whole ? QString() : plainToolTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace portolan
