// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QSortFilterProxyModel>

namespace portolan {

/// The events that hold all the words of a text and are of a level or worse, in the order of the EventModel.
/// UI thread.
class EventFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString& text);
    /// The mildest level that is shown.
    void setLevel(Event::Level level);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || m_level != Event::Level::Info; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    Event::Level m_level = Event::Level::Info;
};

} // namespace portolan
