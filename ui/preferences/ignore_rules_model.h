// SPDX-License-Identifier: MIT
#pragma once

#include "ui/preferences/ignore_rule.h"

#include <QAbstractListModel>
#include <QList>

namespace portolan {

/// The rules about what is ignored, in their order. Editing a row changes nothing here: it asks for the change, which
/// comes with the next setRules(). UI thread.
class IgnoreRulesModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRules(QList<IgnoreRule> rules);
    [[nodiscard]] const QList<IgnoreRule>& rules() const { return m_rules; }
    /// Why `text` cannot be a rule of the list, beside those there are but for the row `except`; "": it can.
    [[nodiscard]] QString fault(const QString& text, int except = -1) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void replacementRequested(const portolan::IgnoreRule& before, const portolan::IgnoreRule& after);
    /// What was written into a row cannot be.
    void refused(const QString& fault);

private:
    QList<IgnoreRule> m_rules;
};

} // namespace portolan
