// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace portolan {

/// A process of the guest: the facts that tell whether somebody uses the guest.
struct GuestProcess {
    uint32_t pid = 0;
    uint32_t parent = 0;
    std::string executable; ///< its path; "" for kernel threads, or if it cannot be read
    std::string cgroup;     ///< v2, such as "/system.slice/cron.service"; "" if there is none
};

/// All processes of this process' pid namespace; in WSL, of one distribution.
[[nodiscard]] std::vector<GuestProcess> guestProcesses();

/// Whether any of them shows that somebody uses the guest. Ignores the first process, WSL's own (/init), kernel threads,
/// systemd's services and user sessions (WSL starts one by itself; what a user starts through WSL is outside of it), and the
/// process `self` with its ancestors and descendants.
[[nodiscard]] bool isUsed(const std::vector<GuestProcess>& processes, uint32_t self);

/// Whether anybody but this process uses the guest now.
[[nodiscard]] bool guestIsUsed();

} // namespace portolan
