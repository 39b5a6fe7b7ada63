// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/look/status_icon.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

namespace portolan {

class TrayMenu;

/// The icon in the system's tray and its menu. Shown from construction on; where the tray comes later, the icon appears
/// in it then. UI thread.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    /// `core` outlives the icon.
    explicit TrayIcon(Core& core, QObject* parent = nullptr);
    ~TrayIcon() override;

    [[nodiscard]] TrayMenu& menu() const { return *m_menu; }
    [[nodiscard]] TrayState state() const { return m_state; }
    [[nodiscard]] QString toolTip() const { return m_icon.toolTip(); }
    /// For messages of the tray, and where it is.
    [[nodiscard]] QSystemTrayIcon& icon() { return m_icon; }

signals:
    /// The menu's entry: the window is to come to the front.
    void openRequested();
    /// A click on the icon: the window is to come, or to go when it is in front.
    void toggleRequested();
    void preferencesRequested();
    void quitRequested();

private:
    void apply(const Snapshot& snapshot);

    Core& m_core;
    std::unique_ptr<TrayMenu> m_menu;
    QSystemTrayIcon m_icon;
    TrayState m_state = TrayState::NoGuest;
};

} // namespace portolan
