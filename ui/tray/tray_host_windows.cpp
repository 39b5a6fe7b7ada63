// SPDX-License-Identifier: MIT
#include "ui/tray/tray_host.h"

#include <QSystemTrayIcon>

namespace portolan {

bool TrayHost::settled() { return true; }

bool TrayHost::available() { return QSystemTrayIcon::isSystemTrayAvailable(); }

} // namespace portolan
