// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

namespace portolan {

/// Gives up, for this process and for good, every privilege and system call that the agent does not use. isolation_linux.cpp lists what
/// is kept, and for whom. Also moves to the folder / and keeps new files from everybody else.
///
/// Call it before anything from the engine or the guest is read, after openCgroupRoot(), which needs CAP_SYS_ADMIN, and while there is
/// one thread: each has its own capabilities. Without privileges there are none to give up. An error means that the kernel has no
/// filters for system calls; the rest is done then.
[[nodiscard]] Result<Done> isolateThisProcess();

} // namespace portolan
