// SPDX-License-Identifier: MIT
#include "ui/desktop/desktop_shell.h"

#include "ui/preferences/autostart.h"
#include "ui/preferences/desktop_preferences.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/text/translations.h"
#include "ui/tray/notices.h"
#include "ui/tray/tray_icon.h"
#include "ui/window/main_window.h"

#include <QDesktopServices>
#include <QUrl>

namespace portolan {

namespace {

void bringToFront(QWidget& window)
{
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

DesktopShell::DesktopShell(Core& core, DesktopPreferences& preferences, Autostart& autostart,
    Translations& translations, const Places& places, std::function<bool()> trayAvailable,
    std::unique_ptr<Notifier> notifier)
    : m_core(core)
    , m_preferences(preferences)
    , m_autostart(autostart)
    , m_translations(translations)
    , m_places(places)
    , m_layout(places.settings, QSettings::IniFormat)
{
    // Queued: the language was chosen by a control in one of the windows that are rebuilt.
    connect(&m_preferences, &DesktopPreferences::languageChanged, this, &DesktopShell::speakAnew, Qt::QueuedConnection);
    connect(&m_preferences, &DesktopPreferences::changed, this, &DesktopShell::choose);

    m_tray = std::make_unique<TrayIcon>(m_core);
    connect(m_tray.get(), &TrayIcon::openRequested, this, &DesktopShell::raiseWindow);
    connect(m_tray.get(), &TrayIcon::toggleRequested, this, [this] { m_window->toggle(); });
    connect(m_tray.get(), &TrayIcon::preferencesRequested, this, &DesktopShell::showPreferences);
    connect(m_tray.get(), &TrayIcon::quitRequested, this, &DesktopShell::quitRequested);
    if (trayAvailable)
        m_trayFacts = { [] { return true; }, std::move(trayAvailable), {} };
    else
        m_trayFacts = { [this] { return m_trayHost.settled(); }, [this] { return m_trayHost.available(); }, {} };
    m_trayFacts.showIcon = [this] { m_tray->appear(); };

    m_notifier = notifier ? std::move(notifier) : makeNotifier(*m_tray);
    connect(m_notifier.get(), &Notifier::clicked, this, [this](Notice::Kind kind) {
        if (kind == Notice::Kind::Hint)
            raiseWindow();
    });
    m_notifications = std::make_unique<Notifications>(m_core, *m_notifier);
    m_notifications->setWindowInFront([this] { return m_window->inFront(); });
    connect(
        m_notifications.get(), &Notifications::portRequested, this, [this](PortKey port) { m_window->showPort(port); });
    connect(m_notifications.get(), &Notifications::urlRequested, this,
        [](const QString& url) { QDesktopServices::openUrl(QUrl(url)); });
    m_autostart.follow();
    choose();
    build();
}

DesktopShell::~DesktopShell() = default;

void DesktopShell::start(bool hidden) { m_closeToTray->start(hidden || m_preferences.startHidden()); }

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
    m_window->setPlaces(m_places);
    m_closeToTray = std::make_unique<CloseToTray>(*m_window, m_trayFacts);
    m_window->setTrayAvailable([this] { return m_closeToTray->available(); });
    connect(m_closeToTray.get(), &CloseToTray::windowRequested, m_window.get(), &QWidget::show);
    connect(m_window.get(), &MainWindow::closedToTray, this, &DesktopShell::explainClosing);
    connect(m_window.get(), &MainWindow::preferencesRequested, this, &DesktopShell::showPreferences);
    connect(m_window.get(), &MainWindow::aboutRequested, this, &DesktopShell::showAbout);
    connect(m_window.get(), &MainWindow::quitRequested, this, &DesktopShell::quitRequested);
}

void DesktopShell::speakAnew()
{
    const bool visible = m_window->isVisible();
    const bool minimized = m_window->isMinimized();
    const QList<Event> events = m_window->events();
    const TrafficMeter traffic = m_window->traffic();
    const PortKey port = m_window->chosenPort();
    // The user chose the language in this dialog.
    const bool choosing = m_dialog && m_dialog->isVisible();
    const QByteArray place = choosing ? m_dialog->saveGeometry() : QByteArray();
    const int section = choosing ? m_dialog->section() : 0;
    const QWidget* focus = choosing ? m_dialog->focusWidget() : nullptr;
    const QString focusName = focus ? focus->objectName() : QString();
    m_dialog.reset();
    m_about.reset();
    m_closeToTray.reset();
    m_window.reset(); // saves its layout for the next one
    m_translations.use(Translations::localeFor(m_preferences.language()));
    m_tray->speakAnew();
    build();
    m_window->addEvents(events);
    m_window->continueTraffic(traffic);
    if (minimized)
        m_window->showMinimized();
    else if (visible)
        m_window->show();
    m_window->choosePort(port);
    m_closeToTray->start(true); // keeps it hidden or visible
    if (!choosing)
        return;
    showPreferences();
    m_dialog->restoreGeometry(place);
    m_dialog->setSection(section);
    if (auto* again = m_dialog->findChild<QWidget*>(focusName))
        again->setFocus();
}

/// Shown once per settings file: many users think that a closed window means a closed program.
void DesktopShell::explainClosing()
{
    if (m_preferences.closeHintShown())
        return;
    m_preferences.setCloseHintShown(true);
    m_notifier->show(notices::closedToTray());
}

void DesktopShell::choose()
{
    m_notifications->setChoice({ m_preferences.notifyConflict(), m_preferences.notifyNewPort() });
}

} // namespace portolan
