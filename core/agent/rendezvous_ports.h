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

/// Which rendezvous ports lead to which service. Chosen at random; a service gets as many as there is room for, since a
/// pair of the host's port and one of these rests for a minute after its connection. A port that led to a service leads
/// nowhere for a while before it leads to another: the host may not have heard yet. No clock and no kernel of its own.
class RendezvousPorts
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr size_t mostOfAService = 256;
    static constexpr std::chrono::seconds rest { 10 };

    /// `count` ports from `first` on.
    RendezvousPorts(uint16_t first, uint16_t count, uint32_t seed);

    struct Change {
        uint16_t port = 0;
        ServiceAddress service; ///< port 0: it leads nowhere now
    };
    /// Has the ports lead to these services, and keeps clear of the `used` ones. Gives what is another than before.
    /// Where there are more services than ports, the last ones get none.
    [[nodiscard]] std::vector<Change> assign(
        const std::vector<ServiceAddress>& services, const std::set<uint16_t>& used, Time now);

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
