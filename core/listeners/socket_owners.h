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

/// Finds the processes that hold sockets, by walking /proc/*/fd. The walk costs 17 ms for 270 processes and 150 ms for
/// 2,000, so answers are remembered by socket inode, the misses too. What makes it walk again: a socket never seen
/// before, an owner that let go of its socket (checked once a second: a service may fork and end its first process),
/// and, at growing intervals of up to a minute, a socket whose owner was not found. Not thread-safe.
class SocketOwners
{
public:
    using Clock = std::chrono::steady_clock;

    /// `now` replaces the clock in tests.
    explicit SocketOwners(std::function<Clock::time_point()> now = &Clock::now);

    struct Hint {
        uint64_t inode = 0;
        uint32_t pid = 0;
    };

    /// The owner of each of `sockets`, in their order. Forgets every socket that is not among them.
    /// A socket whose owner's descriptors cannot be read gets pid 0 and the name of its user; one whose owner is gone,
    /// pid 0 and "". Where several processes hold the socket, the one with the lowest pid is named.
    /// `hints` name processes that are likely to hold sockets: they are looked into first, and named if they do.
    [[nodiscard]] std::vector<Process> find(
        const std::vector<ListeningSocket>& sockets, const std::vector<Hint>& hints = {});

    /// How often /proc was walked so far.
    [[nodiscard]] uint64_t walks() const { return m_walks; }

private:
    struct Known {
        Process process;
        int descriptor = -1;         ///< of the process, open on the socket; -1: the owner was not found
        Clock::time_point check;     ///< when to look again
        Clock::duration patience {}; ///< the interval that ended with the last look in vain
    };

    using Missing = std::unordered_map<uint64_t, uint32_t>; ///< by inode, the user who made the socket

    /// Looks which of `missing` the process has open, remembers them and takes them out. False: it cannot be looked into.
    bool lookInto(uint32_t pid, Missing& missing, Clock::time_point now);
    /// Looks the owners of `missing` up and remembers what it finds.
    void walk(Missing missing, Clock::time_point now);

    std::function<Clock::time_point()> m_now;
    std::unordered_map<uint64_t, Known> m_known; ///< by inode
    uint64_t m_walks = 0;
};

} // namespace portolan
