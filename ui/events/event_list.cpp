// SPDX-License-Identifier: MIT
#include "ui/events/event_list.h"

#include "ui/events/event_model.h"
#include "ui/look/colors.h"
#include "ui/look/marks.h"
#include "ui/text/sentences.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace portolan {

namespace {

constexpr int margin = 10;  ///< left of the first column, right of the last
constexpr int spacing = 14; ///< between two columns
constexpr int slack = 4;    ///< rounding can make a word wider than its measured width

int heightOfLine(const QFontMetrics& metrics) { return metrics.height() + 7; }
int markSide(const QFontMetrics& metrics) { return metrics.ascent() * 3 / 4; }

class EventDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colors colors(option.palette);
        const bool first = index.column() == EventModel::TimeColumn;
        const bool last = index.column() == EventModel::TextColumn;
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colors.selection);
        painter->setFont(option.font);
        painter->setLayoutDirection(Qt::LayoutDirectionAuto); // by the sentence itself
        const auto placed = [&](const QRect& rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        QRect area = option.rect.adjusted(first ? margin : 0, 0, last ? -margin : -spacing, 0);
        painter->setPen(last ? colors.text : colors.dim);
        if (index.column() == EventModel::LevelColumn) {
            const auto mark = Mark(index.data(EventModel::MarkRole).toInt());
            const int side = markSide(option.fontMetrics);
            const QRect box(area.left(), area.center().y() + 1 - side / 2, side, side);
            paintMark(*painter, placed(box), mark, markColor(mark, colors));
            area.setLeft(area.left() + side + 6);
            if (index.data(EventModel::LevelRole).toInt() != int(Event::Level::Info))
                painter->setPen(markColor(mark, colors));
        }
        const Qt::Alignment side = index.column() == EventModel::PortColumn ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(placed(area),
            int(QStyle::visualAlignment(option.direction, side) | Qt::AlignVCenter) | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return { 100, heightOfLine(option.fontMetrics) };
    }
};

} // namespace

EventList::EventList(EventFilterModel& model)
    : m_model(model)
{
    setModel(&model);
    setItemDelegate(new EventDelegate(this));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->hide();
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(1);
    setFrameShape(NoFrame); // the pane draws one
    setAccessibleName(tr("Events"));
    setAccessibleDescription(tr("Events, newest first. Ctrl+C copies the selected lines."));
    applyWidths();
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, &EventList::keepPlace);
}

QSize EventList::sizeHint() const { return { 400, 4 * heightOfLine(fontMetrics()) }; }

QSize EventList::minimumSizeHint() const { return { 100, 2 * heightOfLine(fontMetrics()) }; }

void EventList::applyWidths()
{
    const QFontMetrics metrics = fontMetrics();
    const auto widthOf = [&metrics](const QString& word) { return metrics.horizontalAdvance(word) + slack; };
    int word = 0;
    for (const auto level : { Event::Level::Info, Event::Level::Warning, Event::Level::Error })
        word = qMax(word, widthOf(sentences::levelWord(level)));
    header()->resizeSection(EventModel::TimeColumn, margin + widthOf(QStringLiteral("00:00:00")) + spacing);
    header()->resizeSection(EventModel::LevelColumn, markSide(metrics) + 6 + word + spacing);
    header()->resizeSection(EventModel::PortColumn, widthOf(QStringLiteral("00000")) + spacing);
}

/// New events must not scroll away the one that the user is reading.
void EventList::keepPlace()
{
    if (m_place.isValid() || verticalScrollBar()->value() <= 0)
        return;
    m_place = indexAt({ margin, 0 });
    m_placeTop = visualRect(m_place).top();
}

void EventList::updateGeometries()
{
    QTreeView::updateGeometries();
    if (!m_place.isValid())
        return;
    const int moved = visualRect(m_place).top() - m_placeTop;
    m_place = QPersistentModelIndex();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
}

void EventList::copy() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& index : rows)
        lines.append(index.data(EventModel::LineRole).toString());
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model.rowCount(); ++row)
            lines.append(m_model.index(row, 0).data(EventModel::LineRole).toString());
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void EventList::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void EventList::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_model.rowCount() == 0)
        return;
    const bool selected = selectionModel()->hasSelection();
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("eventMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(selected ? tr("Copy") : tr("Copy all"), QKeySequence(QKeySequence::Copy), this, &EventList::copy);
    menu->addAction(tr("Select all"), QKeySequence(QKeySequence::SelectAll), this, &EventList::selectAll);
    const QPoint middle = viewport()->mapToGlobal(visualRect(currentIndex()).center());
    menu->popup(
        event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid() ? middle : event->globalPos());
}

void EventList::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(Colors(palette()).dim);
    painter.drawText(viewport()->rect().adjusted(margin, 0, -margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
        m_model.isFiltering() ? tr("No event matches the filter.") : tr("Events appear here."));
}

void EventList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        applyWidths();
        updateGeometry();
    }
    QTreeView::changeEvent(event);
}

} // namespace portolan
