// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QSortFilterProxyModel>

namespace portolan {

/// The events that contain all words of a text and have at least a given level, in the order of the EventModel. UI thread.
class EventFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString& text);
    /// The lowest level to show.
    void setLevel(Event::Level level);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || m_level != Event::Level::Info; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    Event::Level m_level = Event::Level::Info;
};

} // namespace portolan
