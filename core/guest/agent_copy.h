// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"

namespace portolan {

/// The command that copies the agent to `path` in a guest. `inGuest` is a command that runs the words appended to it in the guest,
/// which needs a POSIX shell and coreutils. The copy reads the program from stdin, and replaces a file only if its SHA-256 sum
/// differs from `sha256`. A copy that exits with 0 has left the right program there.
///
/// `before` is shell text that runs first and may end the script: "" or one that ends with "; ". It goes through wsl.exe, which takes
/// its command line apart: so one line, without double quotes and backslashes.
[[nodiscard]] Command agentCopyCommand(
    const Command& inGuest, const QString& path, const QString& sha256, const QString& before = {});

} // namespace portolan
