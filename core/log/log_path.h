// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// Where the log of an instance lies: portolan.log for the instance "", portolan-NAME.log for others, in the system's folder for
/// a program's state. On Linux $XDG_STATE_HOME/portolan, usually ~/.local/state/portolan.
[[nodiscard]] QString logPath(const QString& instance);

} // namespace portolan
