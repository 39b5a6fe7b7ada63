// SPDX-License-Identifier: MIT
#include "ui/ports/port_filter_model.h"

#include "ui/ports/port_table_model.h"

#include <algorithm>

namespace portolan {

PortFilterModel::PortFilterModel(PortTableModel& ports, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_ports(ports)
{
    setDynamicSortFilter(true);
    setSourceModel(&ports);
}

void PortFilterModel::setText(const QString& text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateRowsFilter();
}

void PortFilterModel::setChip(Chip chip)
{
    if (chip == m_chip)
        return;
    m_chip = chip;
    invalidateRowsFilter();
}

PortFilterModel::Counts PortFilterModel::counts() const
{
    Counts counts {};
    for (int row = 0; row < m_ports.rowCount(); ++row) {
        for (int chip = 0; chip < chipCount; ++chip)
            counts.at(std::size_t(chip)) += belongs(m_ports.state(row), Chip(chip)) ? 1 : 0;
    }
    return counts;
}

bool PortFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!belongs(m_ports.state(row), m_chip))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString all = m_ports.index(row, 0, parent).data(PortTableModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
        [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool PortFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const int order = m_ports.compare(left.row(), right.row(), PortTableModel::Column(left.column()));
    if (order != 0)
        return order < 0;
    // Equal rows keep the order of their numbers in both directions, so that they do not jump.
    return (left.row() < right.row()) == (sortOrder() == Qt::AscendingOrder);
}

bool PortFilterModel::belongs(PortState state, Chip chip)
{
    static constexpr std::array states { PortState::Mirrored, PortState::Conflict, PortState::Off, PortState::Ignored,
        PortState::Waiting };
    return chip == Chip::All || state == states.at(std::size_t(chip) - 1);
}

} // namespace portolan
