// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"
#include "ui/window/about_dialog.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QSettings>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace portolan {

class Autostart;
class DesktopPreferences;
class MainWindow;
class PreferencesDialog;
class Translations;
class TrayIcon;

/// The window, the tray icon and the dialogs of one run, wired to each other. When another language is chosen all of
/// them are made anew, and stand where they stood. UI thread.
class DesktopShell final : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive the shell; `translations` speak the preferred language already. `trayAvailable`: whether
    /// there is a tray; the system is asked where nothing else is given.
    DesktopShell(Core& core, DesktopPreferences& preferences, Autostart& autostart, Translations& translations,
        const Places& places, std::function<bool()> trayAvailable = {});
    ~DesktopShell() override;

    /// Shows the window. Hidden, here or by preference, it stays in the tray until it is asked for; where no tray has
    /// come after ten seconds, which the panel of a session that has just begun may take, it is shown: there would be
    /// no way to it.
    void start(bool hidden);
    /// Other than ten seconds.
    void setTrayPatience(std::chrono::milliseconds patience) { m_trayPatience = patience; }
    void raiseWindow();
    void showPreferences();
    void showAbout();

    [[nodiscard]] MainWindow& window() const { return *m_window; }
    [[nodiscard]] TrayIcon& tray() const { return *m_tray; }

signals:
    void quitRequested();

private:
    void build();
    void speakAnew();
    void awaitTray();

    Core& m_core;
    DesktopPreferences& m_preferences;
    Autostart& m_autostart;
    Translations& m_translations;
    Places m_places;
    std::function<bool()> m_trayAvailable;
    QSettings m_layout;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<TrayIcon> m_tray;
    std::unique_ptr<PreferencesDialog> m_dialog;
    std::unique_ptr<AboutDialog> m_about;
    QTimer m_trayTimer;
    QDeadlineTimer m_trayDeadline;
    std::chrono::milliseconds m_trayPatience { 10'000 };
};

} // namespace portolan
