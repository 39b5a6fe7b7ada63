// SPDX-License-Identifier: MIT
#include "ui/ports/port_columns.h"

#include "ui/look/fonts.h"
#include "ui/ports/port_delegate.h"
#include "ui/ports/port_table_model.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTableView>

#include <cmath>
#include <numeric>

namespace portolan {

namespace {

using Column = PortTableModel::Column;

constexpr int count = PortTableModel::ColumnCount;

const QString orderKey = QStringLiteral("table/order");
const QString hiddenKey = QStringLiteral("table/hidden");

struct ColumnTraits {
    QString name {};         ///< in the settings
    QString sample {};       ///< the text that the column shows in full if there is room
    QString narrowSample {}; ///< the shortest text that is still useful
    int mostCharacters = 44; ///< the most that the column takes for its content
};

ColumnTraits traits(int column)
{
    switch (column) {
    case Column::Switch: return { "switch" };
    case Column::Port: return { "port", "65535 ^", "65535 ^", 30 };
    case Column::Process: return { "process", "redis-server 65535", "node 65535" };
    case Column::ListensOn: return { "listensOn", "127.0.0.1, ::1", "127.0.0.1" };
    case Column::OnHost: return { "onHost", "127.0.0.1, ::1", "127.0.0.1" };
    case Column::State: return { "state", {}, {}, 90 };
    case Column::Connections: {
        const QString head = PortTableModel::tr("Conn.", "connections") + QStringLiteral(" ^");
        return { "connections", head, head };
    }
    case Column::Traffic: return { "traffic", "~~~~~~~~ 100.0 MB/s", "100.0 MB/s" };
    default: return {};
    }
}

QString widthKey(int column) { return QStringLiteral("table/width-%1").arg(traits(column).name); }

int sum(const QList<int>& widths) { return std::accumulate(widths.begin(), widths.end(), 0); }

/// Interpolates `widths` between `from` and `to`, with the same share for all, so that the sum is about `room`.
void spread(QList<int>& widths, const QList<int>& from, const QList<int>& to, int room)
{
    const int step = sum(to) - sum(from);
    const double share = step > 0 ? qBound(0.0, double(room - sum(from)) / step, 1.0) : 1.0;
    for (qsizetype column = 0; column < widths.size(); ++column)
        widths[column] = from.at(column) + int((to.at(column) - from.at(column)) * share);
}

} // namespace

PortColumns::PortColumns(QTableView& table)
    : QObject(&table)
    , m_table(table)
{
    QHeaderView* header = table.horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(Column::Switch, QHeaderView::Fixed);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        if (!m_fitting && size > 0 && section != stretched())
            m_byHand.insert(section, qreal(size) / m_table.fontMetrics().height());
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &PortColumns::fit); // the arrow needs room
    connect(header, &QWidget::customContextMenuRequested, this,
        [this, header](const QPoint& place) { makeMenu()->popup(header->viewport()->mapToGlobal(place)); });
    applyFont();
}

bool PortColumns::hidden(int column) const { return m_table.isColumnHidden(column); }

int PortColumns::stretched() const
{
    for (const int column : { Column::State, Column::Process, Column::ListensOn, Column::OnHost }) {
        if (!hidden(column))
            return column;
    }
    return Column::Port;
}

void PortColumns::applyFont()
{
    const QFontMetrics metrics = m_table.fontMetrics();
    const QFontMetrics number(bold(m_table.font()));
    m_usual.clear();
    for (int column = 0; column < count; ++column)
        m_usual.append(number.horizontalAdvance(traits(column).sample) + 2 * PortDelegate::cellMargin());
    m_usual[Column::State] = metrics.averageCharWidth() * 34;
    m_usual[Column::Switch] = PortDelegate::switchSize(metrics).width() + 2 * PortDelegate::cellMargin() + 4;
    // Qt's own minimum is the width of the font's widest letter, which may be wider than the switches.
    m_table.horizontalHeader()->setMinimumSectionSize(metrics.height());
    m_content = QList<int>(count, 0);
    const QAbstractItemModel& model = *m_table.model();
    if (model.rowCount() > 0)
        measure(model.index(0, 0), model.index(model.rowCount() - 1, count - 1));
    fit();
}

int PortColumns::widthOfText(const QModelIndex& index) const
{
    const QFontMetrics metrics = m_table.fontMetrics();
    const QString text = index.data().toString();
    const QString detail = index.data(PortTableModel::DetailRole).toString();
    const int detailWidth = detail.isEmpty() ? 0 : metrics.horizontalAdvance(u' ' + detail);
    const int margins = 2 * PortDelegate::cellMargin() + 2;
    switch (index.column()) {
    case Column::Port:
        return QFontMetrics(bold(m_table.font())).horizontalAdvance(text) + detailWidth + margins + 4;
    case Column::State: return metrics.horizontalAdvance(text) + margins + metrics.height() + 4;
    case Column::Traffic: {
        if (text.isEmpty() || index.data(PortTableModel::MutedRole).toBool())
            break;
        // The traffic graph can be short, but not missing.
        return metrics.horizontalAdvance(traits(Column::Traffic).narrowSample) + margins + 3 * metrics.height();
    }
    default: break;
    }
    return metrics.horizontalAdvance(text) + detailWidth + margins;
}

void PortColumns::measure(const QModelIndex& first, const QModelIndex& last)
{
    bool grown = false;
    for (const int column : { Column::Port, Column::Process, Column::ListensOn, Column::OnHost, Column::State,
             Column::Traffic }) {
        if (column < first.column() || column > last.column())
            continue;
        const int most = m_table.fontMetrics().averageCharWidth() * traits(column).mostCharacters;
        for (int row = first.row(); row <= last.row(); ++row) {
            const int width = qMin(widthOfText(first.siblingAtRow(row).siblingAtColumn(column)), most);
            grown = grown || width > m_content.at(column);
            m_content[column] = qMax(m_content.at(column), width);
        }
    }
    if (grown)
        fit();
}

void PortColumns::fit()
{
    if (m_fitting)
        return;
    m_fitting = true;
    // Each column has four widths: the useful minimum, what its content needs of the usual width, the usual width, and
    // all that it has to show. The state's text comes before the others' padding. The available room decides between
    // which two steps the widths are; each column gets the same share of the way.
    const QFontMetrics metrics = m_table.fontMetrics();
    const int rest = stretched();
    QList<int> narrow(count, 0);
    QList<int> snug(count, 0);
    QList<int> liked(count, 0);
    QList<int> full(count, 0);
    for (int column = 0; column < count; ++column) {
        if (hidden(column))
            continue;
        const int head = m_table.horizontalHeader()->sectionSizeHint(column);
        int slim = metrics.horizontalAdvance(traits(column).narrowSample) + 2 * PortDelegate::cellMargin() + 2;
        if (column == Column::Traffic)
            slim = qMin(slim, m_content.at(column)); // until there is traffic
        slim = qMax(slim, head);
        liked[column] = qMax(m_usual.at(column), head);
        // A short label always gets its room.
        const auto labelled = [&](int lineHeights) {
            return qMax(m_usual.at(column), qMin(m_content.at(column), metrics.height() * lineHeights));
        };
        if (column == Column::Port)
            liked[column] = labelled(10);
        full[column] = qMax(liked.at(column), m_content.at(column));
        if (m_byHand.contains(column) && column != rest)
            liked[column] = full[column] = int(std::lround(m_byHand.value(column) * metrics.height()));
        const bool firm = column == Column::Switch || column == Column::Port;
        narrow[column] = firm ? liked.at(column) : qMin(liked.at(column), slim);
        if (column == Column::Port && !m_byHand.contains(column))
            narrow[column] = labelled(7);
        snug[column] = liked.at(column);
        if (!firm && !m_byHand.contains(column))
            snug[column] = qBound(narrow.at(column), m_content.at(column), liked.at(column));
    }
    narrow[rest] = qMin(liked.at(rest), metrics.averageCharWidth() * 18);
    snug[rest] = liked.at(rest);
    QList<int> worded = snug;
    worded[rest] = liked[rest] = full.at(rest);
    const QList<QList<int>> steps { narrow, snug, worded, liked, full };
    const int room = m_table.viewport()->width();
    qsizetype step = 1;
    while (step + 1 < steps.size() && sum(steps.at(step)) < room)
        ++step;
    QList<int> widths(count, 0);
    spread(widths, steps.at(step - 1), steps.at(step), room);
    // Nobody else needs the rest, so it goes there as well. If there is too little room, the table scrolls.
    widths[rest] = qMax(widths.at(rest) + room - sum(widths), narrow.at(rest));
    for (int column = 0; column < count; ++column) {
        if (!hidden(column))
            m_table.setColumnWidth(column, widths.at(column));
    }
    m_fitting = false;
}

void PortColumns::setHidden(int column, bool hidden)
{
    m_fitting = true; // showing a column resizes it, which must not count as the user's doing
    m_table.setColumnHidden(column, hidden && column != Column::Port);
    m_fitting = false;
    fit();
}

void PortColumns::reset()
{
    QHeaderView* header = m_table.horizontalHeader();
    m_byHand.clear();
    for (int column = 0; column < count; ++column) {
        setHidden(column, false);
        header->moveSection(header->visualIndex(column), column);
    }
    m_table.sortByColumn(Column::Port, Qt::AscendingOrder);
    fit();
}

void PortColumns::save(QSettings& settings) const
{
    const QHeaderView* header = m_table.horizontalHeader();
    QStringList order;
    QStringList hiddenOnes;
    for (int place = 0; place < count; ++place) {
        const int column = header->logicalIndex(place);
        order.append(traits(column).name);
        if (hidden(column))
            hiddenOnes.append(traits(column).name);
        if (m_byHand.contains(column))
            settings.setValue(widthKey(column), QString::number(m_byHand.value(column), 'f', 2));
        else
            settings.remove(widthKey(column));
    }
    settings.setValue(orderKey, order);
    if (hiddenOnes.isEmpty())
        settings.remove(hiddenKey); // Qt writes an empty list in an unreadable form
    else
        settings.setValue(hiddenKey, hiddenOnes);
    settings.setValue(QStringLiteral("table/sort"), traits(header->sortIndicatorSection()).name);
    settings.setValue(
        QStringLiteral("table/descending"), header->sortIndicatorOrder() == Qt::DescendingOrder);
}

void PortColumns::restore(QSettings& settings)
{
    QHeaderView* header = m_table.horizontalHeader();
    const QStringList order = settings.value(orderKey).toStringList();
    const QStringList hiddenOnes = settings.value(hiddenKey).toStringList();
    const QString sorted = settings.value(QStringLiteral("table/sort")).toString();
    const bool descending = settings.value(QStringLiteral("table/descending")).toBool();
    m_byHand.clear();
    int place = 0;
    for (const QString& name : order) {
        for (int column = 0; column < count; ++column) {
            // An edited file may repeat a name, or contain names of another version.
            if (traits(column).name == name && header->visualIndex(column) >= place)
                header->moveSection(header->visualIndex(column), place++);
        }
    }
    for (int column = 0; column < count; ++column) {
        setHidden(column, hiddenOnes.contains(traits(column).name));
        if (const qreal width = settings.value(widthKey(column)).toDouble(); width >= 1.0 && width < 100.0)
            m_byHand.insert(column, width);
        if (traits(column).name == sorted)
            m_table.sortByColumn(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    fit();
}

QMenu* PortColumns::makeMenu()
{
    auto* menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("columnMenu"));
    const QHeaderView* header = m_table.horizontalHeader();
    for (int place = 0; place < count; ++place) {
        const int column = header->logicalIndex(place);
        QString title = m_table.model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        if (title.isEmpty())
            title = m_table.model()->headerData(column, Qt::Horizontal).toString();
        QAction* shown = menu->addAction(title);
        shown->setData(column);
        shown->setCheckable(true);
        shown->setChecked(!hidden(column));
        shown->setEnabled(column != Column::Port); // a row without its port means nothing
        connect(shown, &QAction::toggled, this, [this, column](bool on) { setHidden(column, !on); });
    }
    menu->addSeparator();
    menu->addAction(tr("Reset columns"), this, &PortColumns::reset)->setObjectName(QStringLiteral("resetColumns"));
    return menu;
}

} // namespace portolan
