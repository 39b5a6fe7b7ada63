// SPDX-License-Identifier: MIT
#pragma once

#include "core/protocol/messages.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace portolan {

/// Merges refused attempts on one port that follow each other quickly, so that a program that tries in a loop does not
/// flood the engine. The first attempt is due at once, those that follow together after an interval. None is lost: the
/// message counts them, and names the process of the last one. Pure: the time is given.
class PacedRefusals
{
public:
    using Time = std::chrono::nanoseconds;
    static constexpr Time interval = std::chrono::milliseconds(100);

    struct Attempt {
        uint16_t port = 0;
        Address address;
        uint32_t process = 0; ///< the kernel's number
        Time time {};
    };
    /// Returns what to tell now, if anything. Calls `describe`, which takes its time, when another process tried the port
    /// last, or none lately.
    [[nodiscard]] std::optional<protocol::Refused> add(
        const Attempt& attempt, const std::function<Process()>& describe);
    /// When takeDue() has something to tell; nothing: nothing waits.
    [[nodiscard]] std::optional<Time> nextDue() const;
    [[nodiscard]] std::vector<protocol::Refused> takeDue(Time time);

private:
    struct Port {
        protocol::Refused latest; ///< its count: attempts that are not told yet
        uint32_t process = 0;
        std::optional<Time> told;
    };
    [[nodiscard]] static bool rests(const Port& port, Time time);
    [[nodiscard]] static protocol::Refused tell(Port& port, Time time);

    std::map<uint16_t, Port> m_ports;
};

} // namespace portolan
