// SPDX-License-Identifier: MIT
#include "ui/desktop/desktop_shell.h"

#include "ui/preferences/desktop_preferences.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/text/translations.h"
#include "ui/tray/tray_icon.h"
#include "ui/window/main_window.h"

#include <QSystemTrayIcon>

#include <algorithm>

using namespace std::chrono_literals;

namespace portolan {

namespace {

constexpr std::chrono::milliseconds trayInterval = 500ms;

void bringToFront(QWidget& window)
{
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

DesktopShell::DesktopShell(Core& core, DesktopPreferences& preferences, Autostart& autostart,
    Translations& translations, const Places& places, std::function<bool()> trayAvailable)
    : m_core(core)
    , m_preferences(preferences)
    , m_autostart(autostart)
    , m_translations(translations)
    , m_places(places)
    , m_trayAvailable(trayAvailable ? std::move(trayAvailable) : &QSystemTrayIcon::isSystemTrayAvailable)
    , m_layout(places.settings, QSettings::IniFormat)
{
    // Queued: it is a control in one of the windows that has chosen the language.
    connect(&m_preferences, &DesktopPreferences::languageChanged, this, &DesktopShell::speakAnew, Qt::QueuedConnection);
    connect(&m_trayTimer, &QTimer::timeout, this, &DesktopShell::awaitTray);
    build();
}

DesktopShell::~DesktopShell() = default;

void DesktopShell::start(bool hidden)
{
    if (!hidden && !m_preferences.startHidden()) {
        m_window->show();
    } else if (!m_trayAvailable()) {
        m_trayDeadline.setRemainingTime(m_trayPatience);
        m_trayTimer.start(std::min(trayInterval, m_trayPatience));
    }
}

void DesktopShell::awaitTray()
{
    if (!m_trayAvailable() && !m_trayDeadline.hasExpired())
        return;
    m_trayTimer.stop();
    if (!m_trayAvailable())
        m_window->show();
}

void DesktopShell::raiseWindow() { m_window->raiseWindow(); }

void DesktopShell::showPreferences()
{
    if (!m_dialog)
        m_dialog = std::make_unique<PreferencesDialog>(m_core, m_preferences, m_autostart);
    bringToFront(*m_dialog);
}

void DesktopShell::showAbout()
{
    if (!m_about)
        m_about = std::make_unique<AboutDialog>(m_places);
    bringToFront(*m_about);
}

void DesktopShell::build()
{
    m_window = std::make_unique<MainWindow>(m_core, &m_layout);
    m_window->setTrayAvailable(m_trayAvailable);
    m_window->setPlaces(m_places);
    connect(m_window.get(), &MainWindow::preferencesRequested, this, &DesktopShell::showPreferences);
    connect(m_window.get(), &MainWindow::aboutRequested, this, &DesktopShell::showAbout);
    connect(m_window.get(), &MainWindow::quitRequested, this, &DesktopShell::quitRequested);
    m_tray = std::make_unique<TrayIcon>(m_core);
    connect(m_tray.get(), &TrayIcon::openRequested, this, &DesktopShell::raiseWindow);
    connect(m_tray.get(), &TrayIcon::preferencesRequested, this, &DesktopShell::raiseWindow);
    connect(m_tray.get(), &TrayIcon::toggleRequested, m_window.get(), &MainWindow::toggle);
    connect(m_tray.get(), &TrayIcon::preferencesRequested, this, &DesktopShell::showPreferences);
    connect(m_tray.get(), &TrayIcon::quitRequested, this, &DesktopShell::quitRequested);
}

void DesktopShell::speakAnew()
{
    const bool visible = m_window->isVisible();
    const bool minimized = m_window->isMinimized();
    const QList<Event> events = m_window->events();
    // The dialog in which the language was chosen.
    const bool choosing = m_dialog && m_dialog->isVisible();
    const QByteArray place = choosing ? m_dialog->saveGeometry() : QByteArray();
    const int section = choosing ? m_dialog->section() : 0;
    const QWidget* focus = choosing ? m_dialog->focusWidget() : nullptr;
    const QString focusName = focus ? focus->objectName() : QString();
    m_dialog.reset();
    m_about.reset();
    m_tray.reset();
    m_window.reset(); // keeps its layout, which the next one takes
    m_translations.use(Translations::localeFor(m_preferences.language()));
    build();
    m_window->addEvents(events);
    if (minimized)
        m_window->showMinimized();
    else if (visible)
        m_window->show();
    if (!choosing)
        return;
    showPreferences();
    m_dialog->restoreGeometry(place);
    m_dialog->setSection(section);
    if (auto* again = m_dialog->findChild<QWidget*>(focusName))
        again->setFocus();
}

} // namespace portolan
