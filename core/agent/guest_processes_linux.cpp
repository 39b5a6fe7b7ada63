// SPDX-License-Identifier: MIT
#include "core/agent/guest_processes.h"

#include "core/listeners/process_sockets.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string_view>

#include <unistd.h>

namespace portolan {

namespace {

std::string fileOf(uint32_t pid, const char* name) { return "/proc/" + std::to_string(pid) + '/' + name; }

std::string executableOf(uint32_t pid)
{
    std::array<char, 4096> buffer;
    const ssize_t length = ::readlink(fileOf(pid, "exe").c_str(), buffer.data(), buffer.size());
    return length > 0 ? std::string(buffer.data(), static_cast<size_t>(length)) : std::string();
}

uint32_t parentOf(uint32_t pid)
{
    std::ifstream file(fileOf(pid, "stat"));
    std::string line;
    std::getline(file, line);
    // After the name, which may contain any characters, and the state.
    const size_t name = line.rfind(')');
    if (name == std::string::npos || name + 4 >= line.size())
        return 0;
    return static_cast<uint32_t>(std::strtoul(line.c_str() + name + 4, nullptr, 10));
}

std::string cgroupOf(uint32_t pid)
{
    std::ifstream file(fileOf(pid, "cgroup"));
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("0::"))
            return line.substr(3);
    }
    return {};
}

constexpr std::string_view wslInit = "/init";
constexpr uint32_t firstProcess = 1;

bool isOfSystem(const GuestProcess& process)
{
    const std::string_view cgroup = process.cgroup;
    return process.pid == firstProcess || process.executable.empty() || process.executable == wslInit
        || cgroup.starts_with("/system.slice/") || cgroup.starts_with("/user.slice/");
}

} // namespace

std::vector<GuestProcess> guestProcesses()
{
    std::vector<GuestProcess> processes;
    for (const uint32_t pid : allProcesses())
        processes.push_back({ pid, parentOf(pid), executableOf(pid), cgroupOf(pid) });
    return processes;
}

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
    return std::ranges::any_of(processes, [&](const GuestProcess& process) {
        return !isOfSystem(process) && !descends(process.pid, self) && !descends(self, process.pid);
    });
}

bool guestIsUsed() { return isUsed(guestProcesses(), static_cast<uint32_t>(::getpid())); }

} // namespace portolan
