// SPDX-License-Identifier: MIT
#include "core/guest/available_guests.h"

#include "core/guest/child_process.h"
#include "core/guest/wsl_launcher.h"

#include <QProcess>

namespace portolan {

namespace {

constexpr int patienceMs = 5000;

} // namespace

QStringList availableGuests()
{
    QProcess listing;
    isolate(listing);
    listing.start(WslLauncher::usualProgram(), { QStringLiteral("--list"), QStringLiteral("--quiet") });
    if (!listing.waitForFinished(patienceMs)) {
        listing.kill();
        listing.waitForFinished(patienceMs);
        return {};
    }
    if (listing.exitCode() != 0)
        return {};
    QStringList guests { QStringLiteral("wsl") };
    for (const QString& name : wslNames(listing.readAllStandardOutput()))
        guests << QStringLiteral("wsl:") + name;
    return guests.size() > 1 ? guests : QStringList();
}

} // namespace portolan
