// SPDX-License-Identifier: MIT
#pragma once

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
    void setPort(quint16 port);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    quint16 m_port = 0;
};

/// The list view: time, mark and text, wrapped into as many lines as needed. UI thread.
class PortHistory final : public QListView
{
    Q_OBJECT

public:
    explicit PortHistory(QWidget* parent = nullptr);

    /// The event history; must outlive the list.
    void setEvents(EventModel& events);
    void setPort(quint16 port);

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
