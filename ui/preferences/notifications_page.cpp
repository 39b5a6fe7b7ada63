// SPDX-License-Identifier: MIT
#include "ui/preferences/notifications_page.h"

#include "ui/preferences/desktop_preferences.h"

#include <QCheckBox>

namespace portolan {

NotificationsPage::NotificationsPage(DesktopPreferences& preferences, QWidget* parent)
    : PreferencePage(parent)
    , m_preferences(preferences)
    , m_conflict(nullptr)
    , m_newPort(nullptr)
{
    addLabel(tr("Notify me"));
    m_conflict = addCheckBox("notifyConflictBox", tr("When a port is in con&flict"),
        tr("A program on this computer uses a port that a program in the guest wants."));
    addGap();
    m_newPort = addCheckBox("notifyNewPortBox", tr("When a &new port is mirrored"),
        tr("Includes an Open button. Several new ports share one notification."));

    connect(m_conflict, &QCheckBox::clicked, &m_preferences, &DesktopPreferences::setNotifyConflict);
    connect(m_newPort, &QCheckBox::clicked, &m_preferences, &DesktopPreferences::setNotifyNewPort);
    connect(&m_preferences, &DesktopPreferences::changed, this, &NotificationsPage::apply);
    apply();
}

void NotificationsPage::apply()
{
    m_conflict->setChecked(m_preferences.notifyConflict());
    m_newPort->setChecked(m_preferences.notifyNewPort());
}

} // namespace portolan
