// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QAbstractListModel>

#include <deque>

namespace portolan {

/// What happened, newest first; the oldest go when there are more than `capacity`. UI thread.
class EventModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TimeRole = Qt::UserRole, ///< "12:01:44", local time
        MarkRole,                ///< Mark, as int
    };
    static constexpr int capacity = 1000;

    using QAbstractListModel::QAbstractListModel;

    /// `guestName` as given with --guest.
    void add(const Event& event, const QString& guestName);

    /// The last `count` events at most, oldest first.
    [[nodiscard]] QList<Event> latest(int count) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Entry {
        Event event;
        QString sentence;
    };
    std::deque<Entry> m_entries;
};

} // namespace portolan
