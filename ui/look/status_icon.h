// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QIcon>

namespace portolan {

/// What the tray icon tells.
enum class TrayState { Normal, Conflict, Paused, NoGuest };

[[nodiscard]] TrayState trayState(const Snapshot& snapshot);

/// The program's own icon.
[[nodiscard]] QIcon applicationIcon();
/// The program's icon with the state's badge; grey while nothing is mirrored. Legible on light and on dark panels, and the
/// badges differ in shape.
[[nodiscard]] QIcon statusIcon(TrayState state);

} // namespace portolan
