// SPDX-License-Identifier: MIT
#include "ui/tray/bus_notifier_linux.h"
#include "ui/tray/tray_notifier.h"

namespace portolan {

std::unique_ptr<Notifier> makeNotifier(TrayIcon& tray)
{
    return std::make_unique<BusNotifier>(QDBusConnection::sessionBus(), std::make_unique<TrayNotifier>(tray));
}

} // namespace portolan
