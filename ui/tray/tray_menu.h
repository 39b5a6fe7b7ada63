// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QHash>
#include <QList>
#include <QMenu>

namespace portolan {

/// The tray icon's menu: the addresses, the ports that are of interest (conflicts first, ignored ones not at all), and
/// what can be done with all of them. While it is open, words and checks follow the snapshots, but nothing is inserted,
/// removed or moved under the mouse: a port that goes is greyed, one that comes waits until the menu is closed. It may
/// be shown by the desktop instead of by us, so it relies on no tooltip. UI thread.
class TrayMenu final : public QMenu
{
    Q_OBJECT

public:
    /// So many ports stand in the menu itself, further ones in a submenu.
    static constexpr int directPorts = 12;
    /// So many stand in both together; the rest is for the window.
    static constexpr int listedPorts = 60;

    explicit TrayMenu(QWidget* parent = nullptr);

    void apply(const Snapshot& snapshot);

signals:
    void enabledRequested(PortKey port, bool enabled);
    void pausedRequested(bool paused);
    void openRequested();
    void preferencesRequested();
    void quitRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuildPorts();
    void updateTexts();
    void updateAddress(QAction* action, const QString& who, const QString& state, const QString& address);
    QAction* addressAction(const char* name);
    QAction* portAction(PortKey port);

    Snapshot m_snapshot;
    bool m_open = false;
    QAction* m_host;
    QAction* m_guest;
    QAction* m_noPorts;
    QMenu* m_more;
    QAction* m_rest; ///< how many ports only the window lists
    QAction* m_pause;
    QHash<PortKey, QAction*> m_actions;
    QList<PortKey> m_shown; ///< the ports in the menus, in their order
};

} // namespace portolan
