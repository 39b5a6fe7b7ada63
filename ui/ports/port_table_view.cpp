// SPDX-License-Identifier: MIT
#include "ui/ports/port_table_view.h"

#include "ui/look/colors.h"
#include "ui/look/fonts.h"
#include "ui/ports/port_delegates.h"
#include "ui/ports/port_filter_model.h"
#include "ui/ports/port_header.h"
#include "ui/ports/port_table_model.h"
#include "ui/text/sentences.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QUrl>

#include <numeric>

namespace portolan {

namespace {

using Column = PortTableModel::Column;

/// What a column has to show in full, when there is room.
QString sample(int column)
{
    switch (column) {
    case Column::Port: return QStringLiteral("65535 ^");
    case Column::Process: return QStringLiteral("redis-server 65535");
    case Column::ListensOn: return QStringLiteral("127.0.0.1, ::1");
    case Column::OnHost: return QStringLiteral("127.0.0.1, ::1");
    case Column::Connections: return PortTableModel::tr("Conn.", "connections") + QStringLiteral(" ^");
    case Column::Traffic: return QStringLiteral("~~~~~~~~ 100.0 MB/s");
    default: return {};
    }
}

/// What it can do with, when there is not.
QString narrowSample(int column)
{
    switch (column) {
    case Column::Process: return QStringLiteral("node 65535");
    case Column::ListensOn:
    case Column::OnHost: return QStringLiteral("127.0.0.1");
    case Column::Traffic: return QStringLiteral("100.0 MB/s");
    default: return sample(column);
    }
}

/// Sets `widths` between `from` and `to`, the same share of the way for all, so that their sum is about `room`.
void spread(QList<int>& widths, const QList<int>& from, const QList<int>& to, int room)
{
    const int least = std::accumulate(from.begin(), from.end(), 0);
    const int step = std::accumulate(to.begin(), to.end(), 0) - least;
    const double share = step > 0 ? qBound(0.0, double(room - least) / step, 1.0) : 1.0;
    for (qsizetype column = 0; column < widths.size(); ++column)
        widths[column] = from.at(column) + int((to.at(column) - from.at(column)) * share);
}

} // namespace

PortTableView::PortTableView(PortFilterModel& filter, PortTableModel& model, QWidget* parent)
    : QTableView(parent)
    , m_filter(filter)
    , m_ports(model)
{
    setHorizontalHeader(new PortHeader(this));
    setModel(&filter);
    setItemDelegate(new PortDelegate(this));
    setItemDelegateForColumn(Column::Switch, new SwitchDelegate(this));
    setItemDelegateForColumn(Column::Port, new NumberDelegate(this));
    setItemDelegateForColumn(Column::Process, new ProcessDelegate(this));
    setItemDelegateForColumn(Column::State, new StateDelegate(this));
    setItemDelegateForColumn(Column::Traffic, new TrafficDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setSectionResizeMode(Column::Switch, QHeaderView::Fixed);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setSortingEnabled(true);
    sortByColumn(Column::Port, Qt::AscendingOrder);
    setAccessibleName(tr("Ports"));
    applyFonts();

    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        if (!m_fitting && section != Column::State)
            m_wide[section] = size;
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
        [this] { emit selectedPortChanged(selectedPort()); });
}

quint16 PortTableView::selectedPort() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? quint16(0) : quint16(rows.first().data(PortTableModel::KeyRole).toUInt());
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
    // A row and a half: what is cut off shows that there is more.
    const int rows = verticalHeader()->defaultSectionSize() * 3 / 2;
    return { 200, horizontalHeader()->sizeHint().height() + rows + 2 * frameWidth() };
}

QModelIndex PortTableView::current() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? QModelIndex() : rows.first();
}

void PortTableView::toggle(const QModelIndex& index)
{
    const QModelIndex cell = index.siblingAtColumn(Column::Switch);
    const bool on = cell.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    m_filter.setData(cell, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void PortTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && current().isValid()) {
        if (!event->isAutoRepeat())
            toggle(current());
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape && current().isValid()) {
        clearSelection();
        event->accept();
        return;
    }
    if (event->matches(QKeySequence::Copy) && current().isValid()) {
        const PortFact fact = m_ports.fact(m_filter.mapToSource(current()));
        const QString url = sentences::url(fact.port, fact.hostAddresses);
        copyUrl(url.isEmpty() ? QString::number(fact.port) : url);
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void PortTableView::contextMenuEvent(QContextMenuEvent* event)
{
    // From the keyboard it belongs to the selected row, and is to appear there.
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = keyboard ? current() : indexAt(event->pos());
    if (!index.isValid())
        return;
    selectRow(index.row());
    const QPoint place = keyboard
        ? viewport()->mapToGlobal(visualRect(index.siblingAtColumn(Column::Port)).bottomLeft())
        : event->globalPos();
    const PortFact fact = m_ports.fact(m_filter.mapToSource(index));
    const QString url = sentences::url(fact.port, fact.hostAddresses);

    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("portMenu"));
    QAction* enabled = menu->addAction(tr("Mirror port %1").arg(fact.port));
    enabled->setCheckable(true);
    enabled->setChecked(fact.enabled);
    const quint16 port = fact.port;
    connect(enabled, &QAction::triggered, this, [this, port](bool on) {
        const QModelIndex row = m_ports.indexOf(port);
        m_ports.setData(row, on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    });
    QAction* allowed = menu->addAction(tr("Allow in the guest"));
    allowed->setCheckable(true);
    allowed->setChecked(fact.allowedInGuest);
    connect(allowed, &QAction::triggered, this, [this, port](bool on) { emit allowedInGuestRequested(port, on); });
    QAction* dismiss = menu->addAction(tr("Dismiss"), this, [this, port] { emit dismissRequested(port); });
    dismiss->setEnabled(fact.refused.has_value());
    menu->addSeparator();
    QAction* copy = menu->addAction(tr("Copy URL"), this, [url] { copyUrl(url); });
    QAction* open = menu->addAction(tr("Open in browser"), this, [url] { openUrl(url); });
    copy->setEnabled(!url.isEmpty());
    open->setEnabled(!url.isEmpty());
    menu->popup(place);
}

void PortTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
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
    if (event->type() == QEvent::FontChange)
        applyFonts();
}

void PortTableView::applyFonts()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(PortDelegate::rowHeight(fontMetrics()));
    const QFontMetrics number(bold(font()));
    m_wide.clear();
    for (int column = 0; column < PortTableModel::ColumnCount; ++column)
        m_wide.append(number.horizontalAdvance(sample(column)) + 2 * PortDelegate::cellMargin());
    m_wide[Column::State] = fontMetrics().averageCharWidth() * 34;
    m_content = QList<int>(PortTableModel::ColumnCount, 0);
    m_wide[Column::Switch] = SwitchDelegate::switchSize(fontMetrics()).width() + 2 * PortDelegate::cellMargin() + 4;
    if (m_filter.rowCount() > 0)
        measure(m_filter.index(0, 0), m_filter.index(m_filter.rowCount() - 1, PortTableModel::ColumnCount - 1));
    fitColumns();
}

void PortTableView::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles)
{
    QTableView::dataChanged(first, last, roles);
    measure(first, last);
}

void PortTableView::rowsInserted(const QModelIndex& parent, int first, int last)
{
    QTableView::rowsInserted(parent, first, last);
    measure(m_filter.index(first, 0), m_filter.index(last, PortTableModel::ColumnCount - 1));
}

void PortTableView::measure(const QModelIndex& first, const QModelIndex& last)
{
    // Columns only grow, so that they do not dance while processes come and go.
    const QFontMetrics metrics = fontMetrics();
    bool grown = false;
    for (const int column : { Column::Process, Column::ListensOn, Column::OnHost, Column::State }) {
        if (column < first.column() || column > last.column())
            continue;
        const int most = metrics.averageCharWidth() * (column == Column::State ? 90 : 44);
        for (int row = first.row(); row <= last.row(); ++row) {
            const QModelIndex index = m_filter.index(row, column);
            const QString text = index.data().toString() + u' ' + index.data(PortTableModel::DetailRole).toString();
            const int margins = 2 * PortDelegate::cellMargin() + (column == Column::State ? metrics.height() + 6 : 2);
            const int width = qMin(metrics.horizontalAdvance(text) + margins, most);
            grown = grown || width > m_content.at(column);
            m_content[column] = qMax(m_content.at(column), width);
        }
    }
    if (grown)
        fitColumns();
}

void PortTableView::fitColumns()
{
    if (m_fitting)
        return;
    m_fitting = true;
    // Three sizes for every column: what it can do with, what it likes, and all that it has to show. The room decides
    // between which two they are, and each gets the same share of the step; but the state's words come before the
    // others' last ones.
    const QFontMetrics metrics = fontMetrics();
    QList<int> narrow = m_wide;
    QList<int> full = m_wide;
    for (int column = 0; column < PortTableModel::ColumnCount; ++column) {
        const int slim = metrics.horizontalAdvance(narrowSample(column)) + 2 * PortDelegate::cellMargin() + 2;
        if (column != Column::Switch && column != Column::State)
            narrow[column] = qMin(m_wide.at(column), slim);
        full[column] = qMax(m_wide.at(column), m_content.at(column));
    }
    narrow[Column::State] = metrics.averageCharWidth() * 22;
    const int room = viewport()->width();
    const auto sum = [](const QList<int>& widths) { return std::accumulate(widths.begin(), widths.end(), 0); };
    QList<int> widths = m_wide;
    if (room < sum(m_wide)) {
        spread(widths, narrow, m_wide, room);
    } else {
        QList<int> liked = m_wide;
        liked[Column::State] = qMin(full.at(Column::State), m_wide.at(Column::State) + room - sum(m_wide));
        full[Column::State] = liked.at(Column::State);
        spread(widths, liked, full, room);
    }
    // What nobody asks for is the state's as well; where there is too little, the table scrolls.
    widths[Column::State] = qMax(widths.at(Column::State) + room - sum(widths), narrow.at(Column::State));
    for (int column = 0; column < PortTableModel::ColumnCount; ++column)
        setColumnWidth(column, widths.at(column));
    m_fitting = false;
}

void copyUrl(const QString& url) { QGuiApplication::clipboard()->setText(url); }

void openUrl(const QString& url) { QDesktopServices::openUrl(QUrl(url)); }

} // namespace portolan
