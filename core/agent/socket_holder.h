// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace portolan {

/// The pid, in this process' pid namespace, of the process that has the socket with that cookie open; 0: none found, or not
/// readable. Searches only processes whose main thread has the name `thread` (15 characters). Takes some milliseconds with
/// many processes. Does not find MPTCP sockets, whose cookie is not visible to user space.
[[nodiscard]] uint32_t findSocketHolder(uint64_t cookie, std::string_view thread);

} // namespace portolan
