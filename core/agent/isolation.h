// SPDX-License-Identifier: MIT
#pragma once

namespace portolan {

/// Gives up, for this process and for good, every privilege and system call that the agent does not use. isolation_linux.cpp lists what
/// is kept, and for whom. Also moves to the folder / and keeps new files from everybody else.
///
/// Call it before anything from the engine or the guest is read, and after openCgroupRoot(), which needs CAP_SYS_ADMIN. All threads
/// are isolated. Never fails: without privileges there are none to give up, and a kernel without filters for system calls
/// has to do without.
void isolateThisProcess();

} // namespace portolan
