// SPDX-License-Identifier: MIT
#include "ui/ports/port_filter_model.h"

#include "ui/ports/port_table_model.h"

#include <algorithm>

namespace portolan {

PortFilterModel::PortFilterModel(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(PortTableModel::SortRole);
    setDynamicSortFilter(true);
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

int PortFilterModel::count(Chip chip) const
{
    if (!sourceModel())
        return 0;
    int result = 0;
    for (int row = 0; row < sourceModel()->rowCount(); ++row) {
        const auto state = PortState(sourceModel()->index(row, 0).data(PortTableModel::StateRole).toInt());
        result += belongs(state, chip) ? 1 : 0;
    }
    return result;
}

bool PortFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!belongs(PortState(index.data(PortTableModel::StateRole).toInt()), m_chip))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString all = index.data(PortTableModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
        [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool PortFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QPartialOrdering order = QVariant::compare(left.data(sortRole()), right.data(sortRole()));
    if (order == QPartialOrdering::Less || order == QPartialOrdering::Greater)
        return order == QPartialOrdering::Less;
    // Equals keep the order of their numbers in either direction, so that rows do not jump about.
    const bool ascending = left.data(PortTableModel::KeyRole).toInt() < right.data(PortTableModel::KeyRole).toInt();
    return sortOrder() == Qt::AscendingOrder ? ascending : !ascending;
}

bool PortFilterModel::belongs(PortState state, Chip chip)
{
    switch (chip) {
    case Chip::All: return true;
    case Chip::Mirrored: return state == PortState::Mirrored;
    case Chip::Conflicts: return state == PortState::Conflict;
    case Chip::Off: return state == PortState::Off;
    }
    return true;
}

} // namespace portolan
