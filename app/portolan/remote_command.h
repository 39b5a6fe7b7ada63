// SPDX-License-Identifier: MIT
#pragma once

#include "app/portolan/command_line.h"
#include "core/control/instance_files.h"

namespace portolan {

/// Sends a command to the running instance and prints the answer. Returns the exit code. Needs no event loop.
[[nodiscard]] int runRemoteCommand(const CommandLine& line, const InstanceFiles& files);

/// Prints the choices for the completion, one a line; prints nothing if there are none or on errors. Returns the exit
/// code.
[[nodiscard]] int printChoices(const CommandLine& line, const InstanceFiles& files);

/// Asks the running instance to show its window; used by a second start of the program. Returns the exit code.
[[nodiscard]] int raiseRunningInstance(const InstanceFiles& files);

} // namespace portolan
