// SPDX-License-Identifier: MIT
#include "ui/preferences/notifications_page.h"

#include "ui/preferences/desktop_preferences.h"

#include <QCheckBox>

namespace portolan {

NotificationsPage::NotificationsPage(DesktopPreferences& preferences)
{
    addLabel(tr("Notify me"));
    auto* conflict = addCheckBox("notifyConflictBox", tr("When a port is in con&flict"),
        tr("A program on this computer uses a port that a program in the guest wants."));
    addGap();
    auto* newPort = addCheckBox("notifyNewPortBox", tr("When a &new port is mirrored"),
        tr("Includes an Open button. Several new ports share one notification."));

    connect(conflict, &QCheckBox::clicked, &preferences, &DesktopPreferences::setNotifyConflict);
    connect(newPort, &QCheckBox::clicked, &preferences, &DesktopPreferences::setNotifyNewPort);
    const auto apply = [&preferences, conflict, newPort] {
        conflict->setChecked(preferences.notifyConflict());
        newPort->setChecked(preferences.notifyNewPort());
    };
    connect(&preferences, &DesktopPreferences::changed, this, apply);
    apply();
}

} // namespace portolan
