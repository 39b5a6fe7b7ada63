// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portolan {

/// The pids of all processes in this process' pid namespace, ascending.
[[nodiscard]] std::vector<uint32_t> allProcesses();

/// The processes that the main thread of `pid` started and that still run; none if the kernel does not tell.
[[nodiscard]] std::vector<uint32_t> childProcesses(uint32_t pid);

/// An open socket of a process.
struct OpenSocket {
    int descriptor = -1;
    uint64_t inode = 0; ///< as in fstat()
};

/// The open sockets of `pid`; nothing if its descriptors cannot be read or it is gone. Recognizes sockets by the names of the
/// descriptors' links, because stat() of a file on an unresponsive server would block.
[[nodiscard]] std::optional<std::vector<OpenSocket>> openSockets(uint32_t pid);

/// The environment that `pid` was started with, as "NAME=value" with a null byte after each; "" if it cannot be read. Programs may
/// have written over it since.
[[nodiscard]] std::string startEnvironment(uint32_t pid);

/// The inode of the socket behind `descriptor` of `pid`; nothing if it is not a socket or cannot be read.
[[nodiscard]] std::optional<uint64_t> socketInode(uint32_t pid, int descriptor);

} // namespace portolan
