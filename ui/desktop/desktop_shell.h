// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/tray/close_to_tray.h"
#include "ui/tray/notifications.h"
#include "ui/tray/tray_host.h"
#include "ui/window/about_dialog.h"

#include <QObject>
#include <QSettings>

#include <functional>
#include <memory>

namespace portolan {

class Autostart;
class DesktopPreferences;
class MainWindow;
class PreferencesDialog;
class Translations;
class TrayIcon;

/// Owns and connects the window, the tray icon and the dialogs. When the user chooses another language, it rebuilds them all in
/// place. UI thread.
class DesktopShell final : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive the shell; `translations` already use the preferred language. `trayAvailable` says whether there is
    /// a tray; default: asks the system. `notifier` defaults to the desktop's own.
    DesktopShell(Core& core, DesktopPreferences& preferences, Autostart& autostart, Translations& translations,
        const Places& places, std::function<bool()> trayAvailable = {}, std::unique_ptr<Notifier> notifier = {});
    ~DesktopShell() override;

    /// Shows the window, unless it is `hidden`, here or by preference: then it stays in the tray. Without a tray after ten
    /// seconds, which a panel may take at login, it is shown, because nothing else could bring it back.
    void start(bool hidden);
    void raiseWindow();
    void showPreferences();
    void showAbout();

    [[nodiscard]] MainWindow& window() const { return *m_window; }
    [[nodiscard]] TrayIcon& tray() const { return *m_tray; }
    [[nodiscard]] Notifications& notifications() const { return *m_notifications; }
    [[nodiscard]] CloseToTray& closeToTray() const { return *m_closeToTray; }

signals:
    void quitRequested();

private:
    void build();
    void speakAnew();
    void explainClosing();
    void choose();

    Core& m_core;
    DesktopPreferences& m_preferences;
    Autostart& m_autostart;
    Translations& m_translations;
    Places m_places;
    CloseToTray::Tray m_trayFacts;
    TrayHost m_trayHost;
    QSettings m_layout;
    std::unique_ptr<TrayIcon> m_tray;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<Notifications> m_notifications;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<CloseToTray> m_closeToTray;
    std::unique_ptr<PreferencesDialog> m_dialog;
    std::unique_ptr<AboutDialog> m_about;
};

} // namespace portolan
