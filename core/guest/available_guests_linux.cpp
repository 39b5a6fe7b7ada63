// SPDX-License-Identifier: MIT
#include "core/guest/available_guests.h"

#include "core/guest/launcher.h"
#include "core/guest/netns_launcher.h"

namespace portolan {

QStringList availableGuests()
{
    QStringList guests;
    for (const QString& name : NetnsLauncher::available()) {
        const QString guest = QStringLiteral("netns:") + name;
        if (makeLauncher(guest)) // it does not take every file name
            guests << guest;
    }
    if (siblingProgram(QStringLiteral("portolan-demo")))
        guests << QStringLiteral("demo");
    return guests;
}

} // namespace portolan
