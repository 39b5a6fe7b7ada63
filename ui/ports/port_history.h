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

    /// 0: none.
    void setPort(quint16 port);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    quint16 m_port = 0;
};

/// Their list: time, mark and text, in as many lines as it takes. UI thread.
class PortHistory final : public QListView
{
    Q_OBJECT

public:
    explicit PortHistory(QWidget* parent = nullptr);

    /// What happened so far and from now on; it outlives the list.
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
