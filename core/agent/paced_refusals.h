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

/// Merges refused attempts of one program on one port that follow each other quickly, so that a program that tries in a
/// loop does not flood the engine. The first attempt is due at once, those that follow together after an interval. None is
/// lost: the message counts them, and has the pid of the last one. Of a port that many programs try within an interval,
/// the last ones count as one program. Pure: the time is given.
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
        protocol::Refusal error = protocol::Refusal::Eacces;
    };
    /// Returns what to tell now, if anything; of one port the program that tried last comes last. Calls `describe`, which takes its
    /// time, when another process tried the port last, or none lately.
    [[nodiscard]] std::vector<protocol::Refused> add(
        const Attempt& attempt, const std::function<Process()>& describe);
    /// When takeDue() has something to tell; nothing: nothing waits.
    [[nodiscard]] std::optional<Time> nextDue() const;
    [[nodiscard]] std::vector<protocol::Refused> takeDue(Time time);

private:
    struct Program {
        protocol::Refused latest; ///< its count: attempts that are not told yet
        std::optional<Time> told;
    };
    struct Port {
        uint32_t process = 0; ///< that tried last
        std::optional<Process> described;
        std::vector<Program> programs; ///< in the order in which they tried last
    };
    [[nodiscard]] static bool rests(const Program& program, Time time);
    static void tell(Port& port, Time time, std::vector<protocol::Refused>& told);

    std::map<uint16_t, Port> m_ports;
};

} // namespace portolan
