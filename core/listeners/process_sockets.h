// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace portolan {

/// The numbers of all processes, in this process' pid namespace, ascending.
[[nodiscard]] std::vector<uint32_t> allProcesses();

/// A socket as a process has it open.
struct OpenSocket {
    int descriptor = -1;
    uint64_t inode = 0; ///< what fstat() of the descriptor says
};

/// The sockets that `pid` has open; nothing where its descriptors cannot be read, or it is gone. Files of other kinds
/// are told apart by their names alone: to stat() one that lies on a server which does not answer would take for ever.
[[nodiscard]] std::optional<std::vector<OpenSocket>> openSockets(uint32_t pid);

/// The socket that `descriptor` of `pid` is open on; nothing where it is none, or cannot be read.
[[nodiscard]] std::optional<uint64_t> socketInode(uint32_t pid, int descriptor);

} // namespace portolan
