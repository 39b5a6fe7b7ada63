// SPDX-License-Identifier: MIT
#include "ui/ports/port_header.h"

#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/ports/port_delegate.h"

#include <QPainter>
#include <QStyle>

namespace portolan {

namespace {

QFont headFont(const QFont& font) { return bold(scaled(font, 0.95)); }

int arrowWidth(const QFontMetrics& metrics) { return metrics.ascent() * 2 / 3; }

} // namespace

PortHeader::PortHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
}

QSize PortHeader::sizeHint() const { return { QHeaderView::sizeHint().width(), fontMetrics().height() + 13 }; }

QSize PortHeader::sectionSizeFromContents(int section) const
{
    const QFontMetrics metrics(headFont(font()));
    const int arrow = sortIndicatorSection() == section ? arrowWidth(metrics) + 4 : 0;
    const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    return { metrics.horizontalAdvance(text) + 2 + arrow + 2 * PortDelegate::cellMargin(), sizeHint().height() };
}

void PortHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Colors colors(palette());
    painter->save();
    painter->fillRect(rect, colors.raised);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line);
    const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    const auto alignment = Qt::Alignment(model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt());
    const QFont font = headFont(this->font());
    const QFontMetrics metrics(font);
    const bool sorted = sortIndicatorSection() == section;
    const int arrow = sorted ? arrowWidth(metrics) : 0;
    const QRect area = rect.adjusted(PortDelegate::cellMargin(), 0, -PortDelegate::cellMargin(), -1);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, area.width() - (sorted ? arrow + 4 : 0));
    const int width = metrics.horizontalAdvance(shown);
    const Qt::Alignment placed = QStyle::visualAlignment(layoutDirection(), alignment);
    const bool right = placed & Qt::AlignRight;
    painter->setFont(font);
    painter->setPen(colors.dim);
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    painter->drawText(area, int(placed) | Qt::TextSingleLine, shown);
    if (sorted) {
        // On the inner side of the text, which stays aligned with its column.
        const qreal x = right ? area.right() - width - 4 - arrow : area.left() + width + (width ? 5 : 8);
        const qreal y = area.center().y() + 0.5;
        const qreal half = arrow * 0.45;
        const qreal sign = sortIndicatorOrder() == Qt::AscendingOrder ? 1 : -1;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colors.dim, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF(
            { { x, y + sign * half / 2 }, { x + half, y - sign * half / 2 }, { x + 2 * half, y + sign * half / 2 } }));
    }
    painter->restore();
}

void PortHeader::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const Colors colors(palette());
    painter.fillRect(viewport()->rect(), colors.raised);
    painter.fillRect(QRect(0, height() - 1, viewport()->width(), 1), colors.line);
    painter.end();
    QHeaderView::paintEvent(event);
}

} // namespace portolan
