// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <set>

namespace portolan {

/// Remembers which host ports were taken while the guest was already listening on them, for example by an editor's
/// forwarder. The guest is never refused such a port, not even when its service restarts. Pure: takes the facts in order.
class HostSeniority
{
public:
    /// The host's and the guest's ports as they are now. A host port is junior from the moment it appears on top of a guest
    /// listener until it goes. Ports of the first call are all senior, because their order is unknown.
    void observe(const std::set<uint16_t>& hostPorts, const std::set<uint16_t>& guestPorts);
    [[nodiscard]] const std::set<uint16_t>& juniorPorts() const { return m_junior; }

private:
    bool m_first = true;
    std::set<uint16_t> m_hostPorts;
    std::set<uint16_t> m_junior;
};

} // namespace portolan
