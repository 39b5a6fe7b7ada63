// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace portolan {

/// The base name of the executable that `pid` runs, from /proc/PID/exe (without " (deleted)"); "" where that cannot be
/// read. A program that was started by another name of the same file has that name: redis-server is a link to
/// redis-check-rdb in Debian, and nobody would look for that.
[[nodiscard]] std::string executableName(uint32_t pid);

/// What the kernel calls the process' main thread, from /proc/PID/comm: its program's name at the start (15
/// characters), unless it was changed. "" when there is no such process.
[[nodiscard]] std::string mainThreadName(uint32_t pid);

/// executableName(); where that is not known, mainThreadName(); "" when there is no such process.
[[nodiscard]] std::string processName(uint32_t pid);

} // namespace portolan
