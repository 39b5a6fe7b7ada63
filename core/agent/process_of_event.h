// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address_bytes.h"
#include "core/listeners/listener.h"

#include <cstdint>
#include <cstring>
#include <string_view>

namespace portolan {

/// The thread name in an event of one of the agent's BPF programs.
template <typename Event> [[nodiscard]] std::string_view threadOf(const Event& event)
{
    return { event.name, ::strnlen(event.name, sizeof(event.name)) };
}
/// The address in an event; a v4-mapped one of an IPv6 socket stays as it is.
template <typename Event> [[nodiscard]] Address addressOf(const Event& event)
{
    return addressFrom(event.address, event.family == 4);
}

/// The process with its executable's name. If it has ended already, the kernel's name of its `thread`, unless that name
/// describes what the thread does. Call immediately: the process may end at any time.
[[nodiscard]] Process processOfEvent(uint32_t pid, std::string_view thread);

/// Whether a thread name describes the thread ("MainThread", "worker-3") rather than its program. A heuristic, for
/// processes that have ended already.
[[nodiscard]] bool looksLikeThreadName(std::string_view name);

/// Whether it is this agent (whatever its file's name), another agent, or portolan itself, whose listeners must not be
/// mirrored back. False without a pid, because `name` is then a user's.
[[nodiscard]] bool isPortolan(const Process& process);
/// Whether a thread name belongs to such a process. A guess, for processes without a pid here.
[[nodiscard]] bool isPortolanThread(std::string_view name);

/// The pid, in this process' pid namespace, of the process that has the socket with that cookie open; 0: none found, or not
/// readable. Searches only processes whose main thread has the name `thread` (15 characters). Takes some milliseconds with
/// many processes. Does not find MPTCP sockets, whose cookie is not visible to user space.
[[nodiscard]] uint32_t findSocketHolder(uint64_t cookie, std::string_view thread);

} // namespace portolan
