// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/ports/traffic_meter.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QSettings;
class QSplitter;

namespace portolan {

class EventModel;
class FilterChips;
class PortActions;
class PortDetails;
class PortFilterModel;
class PortTableModel;
class PortTableView;

/// The middle of the window: filter, table, details of the selected row, and the commands that start there. UI thread.
class PortPane final : public QWidget
{
    Q_OBJECT

public:
    /// `core` and `events` must outlive the pane.
    PortPane(Core& core, EventModel& events);
    ~PortPane() override;

    void setTraffic(const QHash<PortKey, TrafficRate>& traffic);
    void focusFilter();
    void focusTable();
    /// Selects the port's row, clearing the filter if it hides the row. Does nothing if there is no such row.
    void choose(PortKey port);
    /// The port of the selected row; 0: none.
    [[nodiscard]] PortKey chosen() const;
    /// The filter's row, for adding widgets at its right end.
    [[nodiscard]] QHBoxLayout* controls() const { return m_controls; }
    [[nodiscard]] bool showsDetails() const;

    /// Columns, sorting, filter and details.
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);
    /// Restores the defaults.
    void resetLayout();
    /// Asks for a file and writes the ports into it.
    void exportPorts();

private:
    void connectFilter();
    void connectTable();
    void apply(const Snapshot& snapshot);
    void setDetailsOpen(bool open);
    void showSelected();
    void followCurrent();
    void updateEmptyText();

    Core& m_core;
    PortTableModel* m_model;
    PortFilterModel* m_filter;
    QHBoxLayout* m_controls;
    QLineEdit* m_filterEdit;
    FilterChips* m_chips;
    PortTableView* m_view;
    PortActions* m_actions;
    PortDetails* m_details;
    QSplitter* m_splitter;
    QTimer m_opening; ///< delays the details
    bool m_detailsOpen = true; ///< what the user wants; they are shown while a row is selected
};

} // namespace portolan
