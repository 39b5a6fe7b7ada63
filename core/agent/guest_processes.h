// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace portolan {

/// A process of the guest, as far as it tells whether somebody uses the guest.
struct GuestProcess {
    uint32_t pid = 0;
    uint32_t parent = 0;
    std::string executable; ///< its path; "" of the kernel's own, and where it cannot be read
    std::string cgroup;     ///< of the second version: "/system.slice/cron.service"; "" where there is none
};

/// All processes of this process' pid namespace: in WSL those of one distribution.
[[nodiscard]] std::vector<GuestProcess> guestProcesses();

/// Whether any of them is there because a person or a program of his wants something of the guest. Who is not: the first process,
/// WSL's own (/init), the kernel's, the services of systemd and the sessions that it keeps for users (WSL starts one by itself;
/// what a person starts through WSL lies outside of them), and the process `self` with its ancestors and children.
[[nodiscard]] bool isUsed(const std::vector<GuestProcess>& processes, uint32_t self);

/// Whether it is used now, by anybody but this process.
[[nodiscard]] bool guestIsUsed();

} // namespace portolan
