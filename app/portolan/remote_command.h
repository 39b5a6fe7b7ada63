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

/// What a second start does: asks the running instance to show its window, unless `line` says to stay hidden.
/// Errors: NotAvailable if it does not answer, else another; a sentence for the user.
[[nodiscard]] Result<Done> leaveToRunningInstance(const CommandLine& line, const InstanceFiles& files);

} // namespace portolan
