// SPDX-License-Identifier: MIT
#pragma once

#include "ui/preferences/ignore_rule.h"

#include <QAbstractListModel>
#include <QList>

namespace portolan {

/// The ignore rules, in order. Editing a row only requests the change; the next setRules() brings it. UI thread.
class IgnoreRulesModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRules(QList<IgnoreRule> rules);
    [[nodiscard]] const QList<IgnoreRule>& rules() const { return m_rules; }
    /// Why `text` cannot join the list, ignoring the row `except`; "": it can.
    [[nodiscard]] QString fault(const QString& text, int except = -1) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void replacementRequested(const portolan::IgnoreRule& before, const portolan::IgnoreRule& after);
    /// The text typed into a row is not valid; "": no longer.
    void refused(const QString& fault);

private:
    QList<IgnoreRule> m_rules;
};

} // namespace portolan
