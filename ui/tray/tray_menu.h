// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"

#include <QHash>
#include <QList>
#include <QMenu>

namespace portolan {

/// The tray icon's menu: the addresses, the ports (conflicts first, ignored ones not at all), and commands for all of them.
/// While it is open, texts and check marks follow the snapshots, but nothing is inserted, removed or moved under the mouse: a
/// port that goes is greyed out, one that comes waits until the menu closes. Some desktops draw the menu themselves, so it
/// relies on no tooltip. UI thread.
class TrayMenu final : public QMenu
{
    Q_OBJECT

public:
    /// Ports in the menu itself; further ones go into a submenu.
    static constexpr int directPorts = 12;
    /// Ports in both together; only the window lists the rest.
    static constexpr int listedPorts = 60;

    /// `core` outlives the menu.
    explicit TrayMenu(Core& core);

signals:
    void openRequested();
    void preferencesRequested();
    void quitRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void apply();
    void rebuildPorts();
    void updateTexts();
    void updateAddress(QAction* action, const QString& who, const QString& state, const QString& address);
    QAction* addressAction(const char* name);
    QAction* portAction(PortKey port);

    Core& m_core;
    bool m_open = false;
    QAction* m_host;
    QAction* m_guest;
    QAction* m_noPorts = nullptr;
    QMenu* m_more = nullptr;
    QAction* m_rest = nullptr; ///< says how many ports only the window lists
    QAction* m_pause = nullptr;
    QHash<PortKey, QAction*> m_actions;
    QList<PortKey> m_shown; ///< the ports in both menus, in order
};

} // namespace portolan
