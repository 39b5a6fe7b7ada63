// SPDX-License-Identifier: MIT
#include "ui/events/event_list.h"

#include "ui/events/event_model.h"
#include "ui/look/colors.h"
#include "ui/look/marks.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace portolan {

namespace {

constexpr int margin = 10;

int heightOfLine(const QFontMetrics& metrics) { return metrics.height() + 7; }

class EventDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colors colors(option.palette);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colors.selection);
        painter->setFont(option.font);
        const QFontMetrics metrics = option.fontMetrics;
        QRect area = option.rect.adjusted(margin, 0, -margin, 0);
        painter->setPen(colors.dim);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, index.data(EventModel::TimeRole).toString());
        area.setLeft(area.left() + metrics.horizontalAdvance(QStringLiteral("00:00:00")) + 8);
        const auto mark = Mark(index.data(EventModel::MarkRole).toInt());
        const qreal side = metrics.ascent() * 0.75;
        paintMark(*painter, QRectF(area.left(), area.center().y() + 0.5 - side / 2, side, side), mark,
            markColor(mark, colors));
        area.setLeft(area.left() + int(side) + 7);
        painter->setPen(colors.text);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            metrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return { 100, heightOfLine(option.fontMetrics) };
    }
};

} // namespace

EventList::EventList(EventModel& model, QWidget* parent)
    : QListView(parent)
{
    setModel(&model);
    setItemDelegate(new EventDelegate(this));
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Some air above the first line, in the colour of the list.
    setViewportMargins(0, 4, 0, 4);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("Events"));
    // Reading an older event: new ones must not push it away.
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (verticalScrollBar()->value() > 0)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + lineHeight());
    });
}

int EventList::lineHeight() const { return heightOfLine(fontMetrics()); }

QSize EventList::sizeHint() const { return { 400, 4 * lineHeight() + 2 * frameWidth() + 8 }; }

QSize EventList::minimumSizeHint() const { return { 100, 2 * lineHeight() + 2 * frameWidth() + 8 }; }

void EventList::copySelected() const
{
    QModelIndexList rows = selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& index : rows)
        lines.append(index.data(EventModel::TimeRole).toString() + u' ' + index.data().toString());
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void EventList::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelected();
        event->accept();
        return;
    }
    QListView::keyPressEvent(event);
}

void EventList::contextMenuEvent(QContextMenuEvent* event)
{
    if (selectionModel()->selectedIndexes().isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, [this] { copySelected(); });
    menu->popup(event->globalPos());
}

void EventList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(Colors(palette()).dim);
    painter.drawText(
        viewport()->rect().adjusted(margin, 0, -margin, 0), Qt::AlignCenter, tr("What happens is listed here."));
}

void EventList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QListView::changeEvent(event);
}

} // namespace portolan
