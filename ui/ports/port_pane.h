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

/// The middle of the window: filter, table and the details of the chosen row, and the commands that come from them. UI
/// thread.
class PortPane final : public QWidget
{
    Q_OBJECT

public:
    /// `core` outlives the pane.
    explicit PortPane(Core& core, QWidget* parent = nullptr);
    ~PortPane() override;

    /// Where the details find the history of a port; outlives the pane.
    void setEvents(EventModel& events);
    void setTraffic(const QHash<quint16, TrafficRate>& traffic);
    void focusFilter();
    void focusTable();
    /// Chooses the port's row, and shows it where the filter hid it; nothing where there is none.
    void choose(quint16 port);
    /// The port of the chosen row; 0 for none.
    [[nodiscard]] quint16 chosen() const;
    /// The row of the filter; what is added stands at its right end.
    [[nodiscard]] QHBoxLayout* controls() const { return m_controls; }
    [[nodiscard]] bool showsDetails() const;

    /// Columns, sorting, filter and details, as the user left them.
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);
    /// As a new user finds them.
    void resetLayout();

public slots:
    /// Asks for a file and writes the ports into it.
    void exportPorts();

private:
    void connectFilter();
    void connectTable();
    void connectDetails();
    void apply(const Snapshot& snapshot);
    void setDetailsOpen(bool open);
    void showSelected();
    void followCurrent();
    void showDetails(quint16 port);
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
    QTimer m_opening; ///< of the details
    bool m_detailsOpen = true; ///< whether the user wants them; they show while a row is chosen
};

} // namespace portolan
