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

TrayIcon::TrayIcon(Core& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_menu(std::make_unique<TrayMenu>())
{
    connect(m_menu.get(), &TrayMenu::enabledRequested, this,
        [this](quint16 port, bool on) { m_core.setEnabled(port, on); });
    connect(m_menu.get(), &TrayMenu::pausedRequested, this, [this](bool paused) { m_core.setPaused(paused); });
    connect(m_menu.get(), &TrayMenu::openRequested, this, &TrayIcon::openRequested);
    connect(m_menu.get(), &TrayMenu::preferencesRequested, this, &TrayIcon::preferencesRequested);
    connect(m_menu.get(), &TrayMenu::quitRequested, this, &TrayIcon::quitRequested);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            emit toggleRequested();
    });
    connect(&m_core, &Core::snapshotChanged, this, &TrayIcon::apply);
    m_icon.setIcon(statusIcon(m_state));
    m_icon.setContextMenu(m_menu.get());
    apply(m_core.snapshot());
    m_icon.show();
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::apply(const Snapshot& snapshot)
{
    m_menu->apply(snapshot);
    const TrayState state = trayState(snapshot);
    if (state != m_state) {
        m_state = state;
        m_icon.setIcon(statusIcon(state));
    }
    m_icon.setToolTip(toolTipFor(snapshot, state));
}

} // namespace portolan
