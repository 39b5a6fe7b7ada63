// SPDX-License-Identifier: MIT
#include "ui/ports/port_table_view.h"

#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/ports/port_columns.h"
#include "ui/ports/port_delegate.h"
#include "ui/ports/port_filter_model.h"
#include "ui/ports/port_header.h"
#include "ui/ports/port_table_model.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace portolan {

using Column = PortTableModel::Column;

PortTableView::PortTableView(PortFilterModel& filter)
    : m_filter(filter)
{
    setHorizontalHeader(new PortHeader(this));
    setModel(&filter);
    setItemDelegate(new PortDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers); // a double click does something else in most columns
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setSortingEnabled(true);
    sortByColumn(Column::Port, Qt::AscendingOrder);
    setAccessibleName(tr("Ports"));
    m_columns = new PortColumns(*this);
    applyFonts();
    connect(this, &QAbstractItemView::doubleClicked, this, &PortTableView::openCell);
}

QModelIndex PortTableView::selectedCurrent() const
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && selectionModel()->isRowSelected(current.row()))
        return current;
    const QItemSelection selection = selectionModel()->selection();
    return selection.isEmpty() ? QModelIndex() : m_filter.index(selection.first().top(), 0);
}

QModelIndexList PortTableView::selectedRowsInOrder() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<PortKey> PortTableView::selectedPorts() const
{
    QList<PortKey> ports;
    for (const QModelIndex& row : selectedRowsInOrder())
        ports.append(row.data(PortTableModel::KeyRole).value<PortKey>());
    return ports;
}

PortKey PortTableView::currentPort() const
{
    return selectedCurrent().data(PortTableModel::KeyRole).value<PortKey>(); // number 0 for none
}

QString PortTableView::selectedText() const
{
    QStringList lines;
    for (const QModelIndex& row : selectedRowsInOrder()) {
        QStringList cells;
        for (int place = 0; place < PortTableModel::ColumnCount; ++place) {
            const QModelIndex cell = row.siblingAtColumn(horizontalHeader()->logicalIndex(place));
            if (isColumnHidden(cell.column()))
                continue;
            if (cell.column() == Column::Switch) {
                const bool on = cell.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
                cells.append(on ? tr("on") : tr("off"));
                continue;
            }
            const QString text = cell.data().toString() + u' ' + cell.data(PortTableModel::DetailRole).toString();
            cells.append(text.simplified());
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

bool PortTableView::currentIsWithin(int height) const
{
    return visualRect(selectedCurrent()).bottom() > viewport()->height() - height;
}

void PortTableView::editLabel()
{
    const QModelIndex cell = selectedCurrent().siblingAtColumn(Column::Port);
    if (!cell.isValid())
        return;
    scrollTo(cell);
    edit(cell);
}

void PortTableView::openCell(const QModelIndex& index)
{
    if (index.column() == Column::Port)
        edit(index);
    else if (index.column() != Column::Switch)
        emit detailsRequested();
}

void PortTableView::setEmptyText(const QString& heading, const QString& sentence)
{
    if (heading == m_emptyHeading && sentence == m_emptySentence)
        return;
    m_emptyHeading = heading;
    m_emptySentence = sentence;
    setAccessibleDescription(m_filter.rowCount() == 0 ? emptyText() : QString());
    viewport()->update();
}

QSize PortTableView::minimumSizeHint() const
{
    // Four and a half rows: the cut one shows that there is more.
    const int rows = int(4.5 * verticalHeader()->defaultSectionSize());
    return { 200, horizontalHeader()->sizeHint().height() + rows + 2 * frameWidth() };
}

QItemSelectionModel::SelectionFlags PortTableView::selectionCommand(
    const QModelIndex& index, const QEvent* event) const
{
    // The switch is a control of its own: using it does not select the row.
    const bool mouse = event && (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease);
    if (mouse && index.column() == Column::Switch && static_cast<const QMouseEvent*>(event)->button() == Qt::LeftButton)
        return QItemSelectionModel::NoUpdate;
    return QTableView::selectionCommand(index, event);
}

QModelIndex PortTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // To the first and last row, not to the first and last cell of a row.
    if (action == MoveHome || action == MoveEnd) {
        const int row = action == MoveHome ? 0 : m_filter.rowCount() - 1;
        return m_filter.index(row, currentIndex().isValid() ? currentIndex().column() : 0);
    }
    return QTableView::moveCursor(action, modifiers);
}

void PortTableView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = true;
    QTableView::mousePressEvent(event);
    m_pressed = false;
}

void PortTableView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        emit escaped();
        event->accept();
    } else if (enter && selectedCurrent().isValid()) {
        emit detailsRequested();
        event->accept();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void PortTableView::contextMenuEvent(QContextMenuEvent* event)
{
    // A menu from the keyboard belongs to the selected rows and appears there.
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = keyboard ? selectedCurrent() : indexAt(event->pos());
    if (!index.isValid())
        return;
    if (!selectionModel()->isRowSelected(index.row()))
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    emit menuRequested(keyboard
            ? viewport()->mapToGlobal(visualRect(index.siblingAtColumn(Column::Port)).bottomLeft())
            : event->globalPos());
}

void PortTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    m_columns->fit();
}

void PortTableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_filter.rowCount() == 0)
        paintEmptyText();
}

void PortTableView::paintEmptyText()
{
    const Colors colors(palette());
    QPainter painter(viewport());
    const QFont headingFont = bold(scaled(font(), 1.15));
    const QFontMetrics heading(headingFont);
    const int width = qMin(viewport()->width() - 48, fontMetrics().averageCharWidth() * 90);
    const int left = (viewport()->width() - width) / 2;
    const int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const int headingHeight = heading.boundingRect(QRect(0, 0, width, 10000), flags, m_emptyHeading).height();
    const int sentenceHeight = fontMetrics().boundingRect(QRect(0, 0, width, 10000), flags, m_emptySentence).height();
    int top = qMax(8, (viewport()->height() - headingHeight - sentenceHeight - 8) / 2);
    painter.setPen(colors.text);
    painter.setFont(headingFont);
    painter.drawText(QRect(left, top, width, headingHeight), flags, m_emptyHeading);
    top += headingHeight + 8;
    painter.setPen(colors.dim);
    painter.setFont(font());
    painter.drawText(QRect(left, top, width, sentenceHeight), flags, m_emptySentence);
}

void PortTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_columns)
        applyFonts();
}

void PortTableView::applyFonts()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(PortDelegate::rowHeight(fontMetrics()));
    m_columns->applyFont();
}

void PortTableView::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles)
{
    QTableView::dataChanged(first, last, roles);
    m_columns->measure(first, last);
}

void PortTableView::rowsInserted(const QModelIndex& parent, int first, int last)
{
    QTableView::rowsInserted(parent, first, last);
    m_columns->measure(m_filter.index(first, 0), m_filter.index(last, PortTableModel::ColumnCount - 1));
}

void PortTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    emit selectedPortsChanged();
}

void PortTableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectedPortsChanged();
}

} // namespace portolan
