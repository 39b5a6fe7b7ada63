// SPDX-License-Identifier: MIT
#pragma once

#include "app/portolan/command_line.h"
#include "core/control/instance_files.h"

namespace portolan {

/// Carries a command out at the instance that runs, and prints its answer. Returns the exit code. Needs no event loop.
[[nodiscard]] int runRemoteCommand(const CommandLine& line, const InstanceFiles& files);

/// Prints what the completion offers, a line each: quietly nothing where there is nothing. Returns the exit code.
[[nodiscard]] int printChoices(const CommandLine& line, const InstanceFiles& files);

/// Asks the instance that runs to show its window, for a second start of the program. Returns the exit code.
[[nodiscard]] int raiseRunningInstance(const InstanceFiles& files);

} // namespace portolan
