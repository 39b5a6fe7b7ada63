// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace portolan {

/// A text that no other process of this computer has, earlier or later: made of the pid, the time of its start, and on Linux the
/// boot. "" if the process is unknown (pid 0), gone, or may not be asked.
[[nodiscard]] std::string processIdentity(uint32_t pid);

/// Linux only: a text that is another after each boot of the kernel; "" if it cannot be read.
[[nodiscard]] std::string bootIdentity();

} // namespace portolan
