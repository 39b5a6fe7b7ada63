// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/ports/traffic_meter.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;

namespace portolan {

class FilterChips;
class PortExplanation;
class PortFilterModel;
class PortTableModel;
class PortTableView;

/// The middle of the window: filter, table and explanation, and the commands that come from them. UI thread.
class PortPane final : public QWidget
{
    Q_OBJECT

public:
    /// `core` outlives the pane.
    explicit PortPane(Core& core, QWidget* parent = nullptr);

    void setTraffic(const QHash<quint16, TrafficRate>& traffic);
    void focusFilter();
    void focusTable();
    /// Chooses the port's row, and shows it where the filter hid it; nothing where there is none.
    void choose(quint16 port);
    /// The row of the filter; what is added stands at its right end.
    [[nodiscard]] QHBoxLayout* controls() const { return m_controls; }

private:
    void apply(const Snapshot& snapshot);
    void setEnabled(quint16 port, bool enabled);
    void explainSelected();
    void updateEmptyText();

    Core& m_core;
    PortTableModel* m_model;
    PortFilterModel* m_filter;
    QHBoxLayout* m_controls;
    QLineEdit* m_filterEdit;
    FilterChips* m_chips;
    PortTableView* m_view;
    PortExplanation* m_explanation;
};

} // namespace portolan
