// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <deque>

namespace portolan {

/// The events, newest first. Drops the oldest beyond `capacity`. UI thread.
class EventModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, LevelColumn, PortColumn, TextColumn, ColumnCount };
    enum Role {
        MarkRole = Qt::UserRole, ///< Mark, as int
        LevelRole,               ///< Event::Level, as int
        LineRole,                ///< the whole event as one line for the clipboard
    };
    static constexpr int capacity = 5000;

    using QAbstractTableModel::QAbstractTableModel;

    /// `guestName` as given with --guest.
    void add(const Event& event, const QString& guestName);
    /// At most the last `count` events, oldest first.
    [[nodiscard]] QList<Event> latest(int count) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Entry {
        Event event;
        QString sentence;
    };
    [[nodiscard]] static QString text(const Entry& entry, int column);

    std::deque<Entry> m_entries;
};

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
