// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QListView>
#include <QSortFilterProxyModel>

namespace portolan {

class EventModel;

/// The events of one port, newest first. UI thread.
class PortHistoryModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// The port to show; 0: none.
    void setPort(PortKey port);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    PortKey m_port;
};

/// The list view: time, mark and text, wrapped into as many lines as needed. UI thread.
class PortHistory final : public QListView
{
    Q_OBJECT

public:
    explicit PortHistory(QWidget* parent = nullptr);

    /// The event history; must outlive the list.
    void setEvents(EventModel& events);
    void setPort(PortKey port);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void copySelected() const;

    PortHistoryModel* m_history;
};

} // namespace portolan
