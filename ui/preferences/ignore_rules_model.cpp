// SPDX-License-Identifier: MIT
#include "ui/preferences/ignore_rules_model.h"

#include <algorithm>

namespace portolan {

void IgnoreRulesModel::setRules(QList<IgnoreRule> rules)
{
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    for (int row = int(m_rules.size()) - 1; row >= 0; --row) {
        if (rules.contains(m_rules.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_rules.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < rules.size(); ++row) {
        if (row < m_rules.size() && m_rules.at(row) == rules.at(row))
            continue;
        beginInsertRows({}, row, row);
        m_rules.insert(row, rules.at(row));
        endInsertRows();
    }
}

QString IgnoreRulesModel::fault(const QString& text, int except) const
{
    const ParsedIgnoreRule parsed = parseIgnoreRule(text);
    if (!parsed.rule)
        return parsed.fault;
    for (int row = 0; row < m_rules.size(); ++row) {
        if (row != except && m_rules.at(row).text() == parsed.rule->text())
            return tr("“%1” is already in the list.").arg(parsed.rule->text());
    }
    return {};
}

int IgnoreRulesModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rules.size()); }

QVariant IgnoreRulesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const IgnoreRule& rule = m_rules.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return rule.title();
    case Qt::EditRole: return rule.text();
    default: return {};
    }
}

Qt::ItemFlags IgnoreRulesModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

bool IgnoreRulesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    const QString text = value.toString();
    const ParsedIgnoreRule parsed = parseIgnoreRule(text);
    const IgnoreRule before = m_rules.at(index.row());
    const QString why = fault(text, index.row());
    emit refused(why); // "" clears an earlier one
    if (!parsed.rule || !why.isEmpty() || parsed.rule->text() == before.text())
        return false;
    emit replacementRequested(before, *parsed.rule);
    return true;
}

} // namespace portolan
