// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace portolan {

/// The base name of the process' executable; "" if it cannot be read. Linux: from /proc/PID/exe (without " (deleted)"). If the
/// program was started by another name of the same file, that name: in Debian, redis-server is a link to redis-check-rdb,
/// which users would not recognize.
[[nodiscard]] std::string executableName(uint32_t pid);

/// Linux only: the name of the main thread, from /proc/PID/comm; initially its program's name (15 characters). "" if there is
/// no such process.
[[nodiscard]] std::string mainThreadName(uint32_t pid);

/// executableName(), or else the name in the system's list of processes (Linux: mainThreadName()); "" if there is no such
/// process.
[[nodiscard]] std::string processName(uint32_t pid);

/// Linux only: the login name from /etc/passwd; "uid 1234" if that file does not contain the user. Does not use the name service
/// switch, which a static binary cannot load.
[[nodiscard]] std::string userName(uint32_t uid);

} // namespace portolan
