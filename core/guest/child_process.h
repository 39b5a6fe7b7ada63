// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"

class QProcess;

namespace portolan {

/// The command as it is to be started so that it runs as root: itself, where this process is root already.
[[nodiscard]] Command elevated(Command command);

/// To be called before start(): the child does not hear the Ctrl+C that is meant for this program, which ends its children in
/// order, and gets the limit of open descriptors that this program was started with.
void isolate(QProcess& process);

} // namespace portolan
