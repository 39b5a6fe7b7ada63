// SPDX-License-Identifier: MIT
#include "core/agent/guest_processes.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace portolan {

namespace {

constexpr std::string_view wslInit = "/init";
constexpr uint32_t firstProcess = 1;

bool isOfSystem(const GuestProcess& process)
{
    const std::string_view cgroup = process.cgroup;
    return process.pid == firstProcess || process.executable.empty() || process.executable == wslInit
        || cgroup.starts_with("/system.slice/") || cgroup.starts_with("/user.slice/");
}

} // namespace

bool isUsed(const std::vector<GuestProcess>& processes, uint32_t self)
{
    std::map<uint32_t, uint32_t> parents;
    for (const GuestProcess& process : processes)
        parents[process.pid] = process.parent;
    // Whether `ancestor` is `pid` or above it. The list may be inconsistent, so the number of steps is limited.
    const auto descends = [&parents](uint32_t pid, uint32_t ancestor) {
        for (size_t step = 0; step <= parents.size() && pid != 0; ++step) {
            if (pid == ancestor)
                return true;
            const auto parent = parents.find(pid);
            pid = parent == parents.end() ? 0 : parent->second;
        }
        return false;
    };
    return std::any_of(processes.begin(), processes.end(), [&](const GuestProcess& process) {
        return !isOfSystem(process) && !descends(process.pid, self) && !descends(self, process.pid);
    });
}

} // namespace portolan
