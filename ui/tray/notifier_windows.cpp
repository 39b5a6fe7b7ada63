// SPDX-License-Identifier: MIT
#include "ui/tray/tray_notifier.h"

namespace portolan {

/// On Windows the tray's messages are notifications, with the program's name and in the notification centre.
std::unique_ptr<Notifier> makeNotifier(TrayIcon& tray) { return std::make_unique<TrayNotifier>(tray); }

} // namespace portolan
