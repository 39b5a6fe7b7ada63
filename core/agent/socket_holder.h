// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace portolan {

/// The process that has the socket of that cookie open, among those whose main thread has the name `thread` as the
/// kernel keeps it (15 characters); 0: there is none, or it cannot be looked into. The number is one of this process'
/// pid namespace. Costs some milliseconds where there are many processes. Does not find MPTCP sockets, whose cookie the
/// user's side never sees.
[[nodiscard]] uint32_t findSocketHolder(uint64_t cookie, std::string_view thread);

} // namespace portolan
