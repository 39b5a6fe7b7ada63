// SPDX-License-Identifier: MIT
#pragma once

#include "core/listeners/listener.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace portolan {

/// Finds the processes that own sockets. Linux: by walking /proc/*/fd, which takes 17 ms for 270 processes and 150 ms for
/// 2,000, so it caches results, also misses, by the socket's number. Walks again for a new socket, for an owner that closed its
/// socket (checked once a second, because a service may fork and end its first process), and, at intervals that grow to a
/// minute, for a socket without a known owner. Windows: caches the names of the processes. Not thread-safe.
///
/// A supervisor such as systemd or inetd listens first, hands the socket to a service that it starts, and keeps it. Then the
/// service is the owner. What tells it from the workers of a server, and from a helper that merely inherited an open descriptor:
/// it is a child of the supervisor, runs another program, and has the socket where such supervisors put it: at another
/// descriptor than theirs, or announced in its environment (LISTEN_PID). Looked for together with the check of the owner.
class SocketOwners
{
public:
    using Clock = std::chrono::steady_clock;

    /// `now` replaces the clock in tests.
    explicit SocketOwners(std::function<Clock::time_point()> now = &Clock::now);

    struct Hint {
        uint64_t number = 0; ///< ListeningSocket::number
        uint32_t pid = 0;
    };

    /// The owners of `sockets`, in the same order. Forgets all other sockets. An owner whose descriptors cannot be read is
    /// returned as pid 0 with the user's name; an owner that is gone, as pid 0 and "". If several processes have the socket
    /// open, returns the one with the lowest pid, or the service that it started. `hints`: likely owners; checked first, and
    /// preferred.
    [[nodiscard]] std::vector<Process> find(
        const std::vector<ListeningSocket>& sockets, const std::vector<Hint>& hints = {});

    /// How often it walked /proc so far.
    [[nodiscard]] uint64_t walks() const { return m_walks; }

private:
    struct Known {
        Process process;
        uint32_t keeper = 0;         ///< the process that was found; `process` may be the service that it started
        int descriptor = -1;         ///< of the keeper, for the socket; -1: no owner found
        Clock::time_point check;     ///< when to check again
        Clock::duration patience {}; ///< the interval before the last unsuccessful check
    };

    using Missing = std::unordered_map<uint64_t, uint32_t>; ///< by number: the user who created the socket

    /// Caches the process as owner of its sockets in `missing`, and removes them there. False: it is not readable.
    bool lookInto(uint32_t pid, Missing& missing, Clock::time_point now);
    /// Finds the owners of `missing`, and caches them.
    void walk(Missing missing, Clock::time_point now);

    std::function<Clock::time_point()> m_now;
    std::unordered_map<uint64_t, Known> m_known; ///< by number
    uint64_t m_walks = 0;
};

} // namespace portolan
