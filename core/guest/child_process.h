// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"

class QProcess;

namespace portolan {

/// The command that runs `command` as root, with a warning if not only root can change its programs. Returns it unchanged if this
/// process is root already.
[[nodiscard]] Command elevated(Command command);

/// Call it before start(). Keeps Ctrl+C from the child, since this program ends its children in order, and gives the child the
/// limit of open descriptors that this program was started with.
void isolate(QProcess& process);

} // namespace portolan
