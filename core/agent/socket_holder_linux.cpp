// SPDX-License-Identifier: MIT
#include "core/agent/socket_holder.h"

#include "core/base/unique_fd.h"
#include "core/listeners/process_name.h"
#include "core/listeners/process_sockets.h"

#include <optional>
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

uint32_t findSocketHolder(uint64_t cookie, std::string_view thread)
{
    for (const uint32_t pid : allProcesses()) {
        if (mainThreadName(pid) == thread && holds(pid, cookie))
            return pid;
    }
    return 0;
}

} // namespace portolan
