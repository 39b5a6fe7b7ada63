// SPDX-License-Identifier: MIT
#pragma once

#include "core/protocol/messages.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <vector>

namespace portolan {

/// Assigns rendezvous ports to services: random ones, and as many per service as the host asks for if there is room,
/// because a pair of source and rendezvous port rests for a minute after its connection. Half of the ports stay free, so
/// that new services get theirs at once: a released port rests until every ticket has lapsed with which the host, before
/// it knows, could still reach another service there. Pure: the time is a parameter.
class RendezvousPorts
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr size_t mostOfAService = protocol::SteeringRequest::mostRendezvousPorts;
    static constexpr std::chrono::seconds rest = protocol::ticketLifetime + std::chrono::seconds(1);

    /// Manages `count` ports from `first` on.
    RendezvousPorts(uint16_t first, uint16_t count, uint32_t seed);

    struct Change {
        uint16_t port = 0;
        ServiceAddress service; ///< port 0: released
    };
    /// Assigns ports to exactly these services, avoiding the `used` ones, and returns the changes. If there are more
    /// services than ports, the last services get none.
    [[nodiscard]] std::vector<Change> assign(
        const std::vector<protocol::SteeringRequest::Service>& services, const std::set<uint16_t>& used, Time now);

    [[nodiscard]] std::vector<protocol::SteeredService> assigned() const;
    [[nodiscard]] bool leadsSomewhere(uint16_t port) const;

private:
    [[nodiscard]] std::vector<uint16_t> freePorts(const std::set<uint16_t>& used, Time now);

    uint16_t m_first;
    uint16_t m_count;
    std::minstd_rand m_random;
    std::map<ServiceAddress, std::vector<uint16_t>> m_assigned;
    std::map<uint16_t, Time> m_released;
};

} // namespace portolan
