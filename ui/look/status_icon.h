// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QIcon>

namespace portolan {

/// What the tray icon shows.
enum class TrayState { Normal, Conflict, Paused, NoGuest };

[[nodiscard]] TrayState trayState(const Snapshot& snapshot);

/// The application icon.
[[nodiscard]] QIcon applicationIcon();
/// The tray icon for a status: the application icon, with a triangle in a conflict; while nothing is mirrored a grey
/// disc, with two bars (paused) or broken in two (no guest). A dark core with a light edge is visible on light and dark
/// panels. Shape differs as well as colour.
[[nodiscard]] QIcon statusIcon(TrayState state);

} // namespace portolan
