// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QHash>
#include <QList>
#include <QMenu>

namespace portolan {

/// The tray icon's menu. While it is open, words and checks follow the snapshots, but nothing is inserted or removed
/// under the mouse: a port that goes is greyed, one that comes waits until the menu is closed. UI thread.
class TrayMenu final : public QMenu
{
    Q_OBJECT

public:
    /// So many ports stand in the menu itself, further ones in a submenu.
    static constexpr int directPorts = 12;

    explicit TrayMenu(QWidget* parent = nullptr);

    void apply(const Snapshot& snapshot);

signals:
    void enabledRequested(quint16 port, bool enabled);
    void pausedRequested(bool paused);
    void openRequested();
    void quitRequested();

private:
    void rebuildPorts();
    void updateTexts();
    QAction* addressAction(const char* name);
    QAction* portAction(quint16 port);

    Snapshot m_snapshot;
    QAction* m_host;
    QAction* m_guest;
    QAction* m_noPorts;
    QAction* m_portsEnd; ///< the separator below the ports
    QMenu* m_more;
    QAction* m_pause;
    QHash<quint16, QAction*> m_actions;
    QList<quint16> m_shown; ///< the ports in the menus, by number
};

} // namespace portolan
