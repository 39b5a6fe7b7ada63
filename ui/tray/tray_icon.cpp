// SPDX-License-Identifier: MIT
#include "ui/tray/tray_icon.h"

#include "ui/text/sentences.h"
#include "ui/tray/tray_menu.h"

namespace portolan {

namespace {

QString toolTipFor(const Snapshot& snapshot, TrayState state)
{
    const QString guest = sentences::guestTitle(snapshot.guest.name);
    switch (state) {
    case TrayState::NoGuest: return TrayIcon::tr("Portolan – %1: %2").arg(guest, sentences::guestState(snapshot.guest));
    case TrayState::Paused: return TrayIcon::tr("Portolan – paused");
    case TrayState::Normal:
    case TrayState::Conflict: break;
    }
    return TrayIcon::tr("Portolan – %1").arg(sentences::portCounts(snapshot));
}

} // namespace

TrayIcon::TrayIcon(Core& core)
    : m_core(core)
{
    makeMenu();
    connect(&m_core, &Core::snapshotChanged, this, &TrayIcon::apply);
    apply(m_core.snapshot());
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::makeMenu()
{
    auto menu = std::make_unique<TrayMenu>(m_core);
    connect(menu.get(), &TrayMenu::openRequested, this, &TrayIcon::openRequested);
    connect(menu.get(), &TrayMenu::preferencesRequested, this, &TrayIcon::preferencesRequested);
    connect(menu.get(), &TrayMenu::quitRequested, this, &TrayIcon::quitRequested);
    if (m_icon)
        m_icon->setContextMenu(menu.get());
    m_menu = std::move(menu);
}

void TrayIcon::appear()
{
    if (m_icon)
        return;
    m_icon = std::make_unique<QSystemTrayIcon>();
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            emit toggleRequested();
    });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &TrayIcon::messageClicked);
    m_icon->setContextMenu(m_menu.get());
    m_icon->setIcon(statusIcon(m_state));
    m_icon->setToolTip(m_toolTip);
    m_icon->show();
}

void TrayIcon::speakAnew()
{
    makeMenu();
    apply(m_core.snapshot());
}

void TrayIcon::tell(const QString& title, const QString& text, const QIcon& icon, int milliseconds)
{
    if (m_icon)
        m_icon->showMessage(title, text, icon, milliseconds);
}

void TrayIcon::apply(const Snapshot& snapshot)
{
    const TrayState state = trayState(snapshot);
    const QString toolTip = toolTipFor(snapshot, state);
    if (m_icon && state != m_state)
        m_icon->setIcon(statusIcon(state));
    if (m_icon && toolTip != m_toolTip)
        m_icon->setToolTip(toolTip);
    m_state = state;
    m_toolTip = toolTip;
}

} // namespace portolan
