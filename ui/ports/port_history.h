// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QListView>

class QSortFilterProxyModel;

namespace portolan {

class EventModel;

/// The events of one port, newest first: time, mark and text, wrapped into as many lines as needed. UI thread.
class PortHistory final : public QListView
{
    Q_OBJECT

public:
    /// `events` must outlive the list.
    explicit PortHistory(EventModel& events);

    void setPort(PortKey port);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void copySelected() const;

    QSortFilterProxyModel* m_history;
    PortKey m_port;
};

} // namespace portolan
