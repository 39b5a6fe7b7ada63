// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "ui/ports/traffic_meter.h"

#include <QAbstractTableModel>
#include <QHash>

namespace portolan {

/// A row for every port of the snapshot, by port number. Holds values only; a new snapshot becomes insertions, removals
/// and changes by port, never a reset, so that selection and scrolling stay. UI thread.
class PortTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Switch, Port, Process, ListensOn, OnHost, State, Connections, Traffic, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< the column's value, to be compared: numbers as numbers, states by urgency
        KeyRole,                 ///< the port number
        MarkRole,                ///< Mark of the state, as int
        StateRole,               ///< PortState as int
        DetailRole,              ///< text of second rank: the pid, "+2"
        HistoryRole,             ///< QList<double>, bytes a second
        SearchRole,              ///< all that the filter looks at, in one text
        MutedRole,               ///< the text says that there is nothing: "—", "idle"
    };

    explicit PortTableModel(QObject* parent = nullptr);

    void apply(const Snapshot& snapshot);
    void setTraffic(const QHash<quint16, TrafficRate>& traffic);
    /// To be called when a switch that was asked for has been carried out: from now on the row shows what the snapshot
    /// says.
    void settle(quint16 port);

    /// The fact behind a row; an empty one for an invalid index.
    [[nodiscard]] PortFact fact(const QModelIndex& index) const;
    [[nodiscard]] const GuestFact& guest() const { return m_guest; }
    /// The first column of the port's row; invalid when it has none.
    [[nodiscard]] QModelIndex indexOf(quint16 port) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Only the switch can be set: shows the wish at once, and asks for it.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void enabledRequested(quint16 port, bool enabled);

private:
    void removeGone(const QList<PortFact>& next);
    void insertNew(const QList<PortFact>& next);
    void update(const QList<PortFact>& next, bool guestChanged);
    [[nodiscard]] bool enabled(const PortFact& port) const;
    [[nodiscard]] QString text(const PortFact& port, Column column) const;
    [[nodiscard]] QVariant sortValue(const PortFact& port, Column column) const;
    [[nodiscard]] QString toolTip(const PortFact& port, Column column) const;
    [[nodiscard]] QString searchText(const PortFact& port) const;
    [[nodiscard]] QString accessibleText(const PortFact& port, Column column) const;
    [[nodiscard]] TrafficRate traffic(quint16 port) const { return m_traffic.value(port); }

    QList<PortFact> m_ports;
    GuestFact m_guest;
    QHash<quint16, TrafficRate> m_traffic;
    QHash<quint16, bool> m_wished; ///< switches asked for and not yet carried out
};

} // namespace portolan
