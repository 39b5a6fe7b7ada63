// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "ui/ports/traffic_meter.h"
#include "ui/ports/wishes.h"

#include <QAbstractTableModel>
#include <QHash>

namespace portolan {

/// One row per port of the snapshot, by port number. Holds values only. A new snapshot becomes insertions, removals and
/// changes, never a reset, so that selection and scroll position stay. UI thread.
class PortTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Switch, Port, Process, ListensOn, OnHost, State, Connections, Traffic, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole,  ///< the port as a PortKey
        MarkRole,                ///< Mark of the state, as int
        StateRole,               ///< PortState as int
        DetailRole,              ///< secondary text: the port's label, the pid and "+2"
        HistoryRole,             ///< QList<double>, bytes per second
        SearchRole,              ///< everything that the filter searches
        MutedRole,               ///< the text stands for nothing: "—", "idle"
    };

    explicit PortTableModel(QObject* parent = nullptr);

    void apply(const Snapshot& snapshot);
    void setTraffic(const QHash<PortKey, TrafficRate>& traffic);
    /// Shows the requested switch position at once and requests the change.
    void setEnabled(PortKey port, bool enabled);
    /// Shows the requested label at once and requests the change. One line of at most `longestLabel` characters.
    void setLabel(PortKey port, const QString& label);
    static constexpr int longestLabel = 100;
    /// Call when a requested change has been carried out: from then on the row shows the snapshot's value.
    void settleEnabled(PortKey port);
    void settleLabel(PortKey port);

    /// The fact behind a row, with the requested switch and label; an empty one for an invalid index.
    [[nodiscard]] PortFact fact(const QModelIndex& index) const;
    [[nodiscard]] PortState state(int row) const { return m_ports.at(row).state; }
    /// Compares two rows by a column's values, not by its texts: numbers as numbers, states by urgency. Negative, 0 or
    /// positive if the left one comes before, with or after the right one. Not a role, because it is called often.
    [[nodiscard]] int compare(int left, int right, Column column) const;
    [[nodiscard]] const GuestFact& guest() const { return m_guest; }
    /// The first column of the port's row; invalid if there is none.
    [[nodiscard]] QModelIndex indexOf(PortKey port) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Whether the switch and the label, the editable parts, can be set.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void enabledRequested(PortKey port, bool enabled);
    void labelRequested(PortKey port, const QString& label);

private:
    /// Both rows included.
    struct Rows {
        int first = -1;
        int last = -1;

        void include(int row)
        {
            first = first < 0 ? row : first;
            last = row;
        }
    };

    void removeGone(const QList<PortFact>& next);
    void insertNew(const QList<PortFact>& next);
    void update(const QList<PortFact>& next, bool guestChanged);
    void tell(const Rows& rows, Column first, Column last);
    /// What the switch shows: off if a rule leaves nothing to switch.
    [[nodiscard]] bool switchedOn(const PortFact& port) const { return enabled(port) && !ignoredByRule(port); }
    [[nodiscard]] bool enabled(const PortFact& port) const { return m_switches.value(port.port, port.enabled); }
    [[nodiscard]] QString label(const PortFact& port) const { return m_labels.value(port.port, port.label); }
    [[nodiscard]] QString text(const PortFact& port, Column column) const;
    [[nodiscard]] QString toolTip(const PortFact& port, Column column) const;
    [[nodiscard]] QString accessibleText(const PortFact& port, Column column) const;
    [[nodiscard]] bool muted(const PortFact& port, Column column) const;
    [[nodiscard]] double rate(const PortFact& port) const { return m_traffic.value(port.port).both(); }

    QList<PortFact> m_ports;
    GuestFact m_guest;
    QHash<PortKey, TrafficRate> m_traffic;
    Wishes<bool> m_switches;
    Wishes<QString> m_labels;
};

} // namespace portolan
