// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// The log file of an instance: portolan.log for the instance "", portolan-NAME.log for others, in the system's folder for the
/// state of programs. On Linux $XDG_STATE_HOME/portolan, usually ~/.local/state/portolan.
[[nodiscard]] QString logPath(const QString& instance);

} // namespace portolan
