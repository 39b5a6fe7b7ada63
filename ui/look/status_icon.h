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
/// What the tray shows for it: the program's icon, with a triangle in a conflict; while nothing is mirrored a grey disc,
/// with two bars or broken in two. Light edge and dark core, so that neither a light nor a dark panel swallows it, and
/// different in shape as well as in colour.
[[nodiscard]] QIcon statusIcon(TrayState state);

} // namespace portolan
