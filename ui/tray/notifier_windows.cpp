// SPDX-License-Identifier: MIT
#include "ui/tray/tray_notifier.h"

namespace portolan {

/// The tray's messages are Windows' notifications, with the program's name and place in the notification centre.
std::unique_ptr<Notifier> makeNotifier(TrayIcon& tray) { return std::make_unique<TrayNotifier>(tray); }

} // namespace portolan
