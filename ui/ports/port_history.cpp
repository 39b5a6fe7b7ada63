// SPDX-License-Identifier: MIT
#include "ui/ports/port_history.h"

#include "ui/events/event_model.h"
#include "ui/look/colors.h"
#include "ui/look/marks.h"
#include "ui/ports/port_actions.h"

#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>

namespace portolan {

namespace {

constexpr int textFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

QString timeOf(const QModelIndex& index) { return index.siblingAtColumn(EventModel::TimeColumn).data().toString(); }

class HistoryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colors colors(option.palette);
        const QFontMetrics& metrics = option.fontMetrics;
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colors.selection);
        painter->setFont(option.font);
        painter->setPen(colors.dim);
        const auto placed = [&](const QRect& part) { return QStyle::visualRect(option.direction, option.rect, part); };
        const QRect area = option.rect.adjusted(0, 2, 0, -2);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignTop, timeOf(index));
        const auto mark = Mark(index.data(EventModel::MarkRole).toInt());
        const int side = markSide(metrics);
        const QRect box(area.left() + timeWidth(metrics), area.top() + (metrics.height() - side) / 2, side, side);
        paintMark(*painter, placed(box), mark, markColor(mark, colors));
        painter->setPen(colors.text);
        painter->drawText(placed(area.adjusted(textLeft(metrics), 0, 0, 0)), textFlags, index.data().toString());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        const int width = view ? view->viewport()->width() : 200;
        const QRect room(0, 0, qMax(60, width - textLeft(option.fontMetrics)), 10000);
        return { width, option.fontMetrics.boundingRect(room, textFlags, index.data().toString()).height() + 4 };
    }

private:
    [[nodiscard]] static int timeWidth(const QFontMetrics& metrics)
    {
        return metrics.horizontalAdvance(QStringLiteral("00:00:00")) + 8;
    }
    [[nodiscard]] static int markSide(const QFontMetrics& metrics) { return metrics.ascent() * 3 / 4; }
    [[nodiscard]] static int textLeft(const QFontMetrics& metrics)
    {
        return timeWidth(metrics) + markSide(metrics) + 7;
    }
};

} // namespace

PortHistory::PortHistory(EventModel& events)
    : m_history(new QSortFilterProxyModel(this))
{
    m_history->setSourceModel(&events);
    m_history->setFilterKeyColumn(EventModel::PortColumn);
    setModel(m_history);
    setModelColumn(EventModel::TextColumn);
    setItemDelegate(new HistoryDelegate(this));
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust); // lines wrap again when the width changes
    setFrameShape(NoFrame);
    setAccessibleName(tr("History of this port"));
}

void PortHistory::setPort(PortKey port)
{
    if (port == m_port)
        return;
    m_port = port;
    m_history->setFilterRegularExpression(QRegularExpression::anchoredPattern(portText(port)));
}

QSize PortHistory::sizeHint() const { return { fontMetrics().averageCharWidth() * 46, fontMetrics().height() * 6 }; }

QSize PortHistory::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 26, fontMetrics().height() * 2 };
}

void PortHistory::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelected();
        event->accept();
        return;
    }
    QListView::keyPressEvent(event);
}

void PortHistory::copySelected() const
{
    QModelIndexList rows = selectionModel()->selectedRows(EventModel::TextColumn);
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& index : rows)
        lines.append(timeOf(index) + u' ' + index.data().toString());
    if (!lines.isEmpty())
        copyText(lines.join(u'\n'));
}

void PortHistory::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (m_history->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(Colors(palette()).dim);
    painter.drawText(viewport()->rect(), textFlags, tr("Nothing has happened on this port since Portolan started."));
}

} // namespace portolan
