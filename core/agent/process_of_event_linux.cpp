// SPDX-License-Identifier: MIT
#include "core/agent/process_of_event.h"

#include "core/base/unique_fd.h"
#include "core/listeners/process_name.h"
#include "core/listeners/process_sockets.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace portolan {

namespace {

bool holds(uint32_t pid, uint64_t cookie)
{
    const UniqueFd process(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    if (!process)
        return false;
    const std::optional<std::vector<OpenSocket>> sockets = openSockets(pid);
    if (!sockets)
        return false;
    for (const OpenSocket& socket : *sockets) {
        const UniqueFd copy(static_cast<int>(::syscall(SYS_pidfd_getfd, process.fd(), socket.descriptor, 0)));
        uint64_t found = 0;
        socklen_t length = sizeof(found);
        if (copy && ::getsockopt(copy.fd(), SOL_SOCKET, SO_COOKIE, &found, &length) == 0 && found == cookie)
            return true;
    }
    return false;
}

} // namespace

bool looksLikeThreadName(std::string_view name)
{
    std::string lower(name);
    std::ranges::transform(
        lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    constexpr std::array<std::string_view, 6> words { "thread", "worker", "tokio", "pool-", "executor", "eventloop" };
    return std::ranges::any_of(
        words, [&lower](std::string_view word) { return lower.find(word) != std::string::npos; });
}

Process processOfEvent(uint32_t pid, std::string_view thread)
{
    Process process { pid, pid == 0 ? std::string() : executableName(pid) };
    if (process.name.empty() && !looksLikeThreadName(thread))
        process.name = thread;
    return process;
}

bool isPortolan(const Process& process)
{
    return process.pid != 0 && (process.pid == static_cast<uint32_t>(::getpid()) || isPortolanThread(process.name));
}

bool isPortolanThread(std::string_view name) { return name == "portolan-agent" || name == "portolan"; }

uint32_t findSocketHolder(uint64_t cookie, std::string_view thread)
{
    for (const uint32_t pid : allProcesses()) {
        if (mainThreadName(pid) == thread && holds(pid, cookie))
            return pid;
    }
    return 0;
}

} // namespace portolan
