// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <set>

namespace portolan {

/// Remembers which host ports were taken while the guest was already listening on them: forwarders, such as an editor's. The
/// guest is never refused such a port, also not when its service restarts. Pure: it is told what there is, in order.
class HostSeniority
{
public:
    /// The host's and the guest's ports as they are now. A host port is junior from the moment it appears on top of a guest
    /// listener until it goes. Ports of the first call are all senior: nothing is known of their order.
    void observe(const std::set<uint16_t>& hostPorts, const std::set<uint16_t>& guestPorts);
    [[nodiscard]] const std::set<uint16_t>& juniorPorts() const { return m_junior; }

private:
    bool m_first = true;
    std::set<uint16_t> m_hostPorts;
    std::set<uint16_t> m_junior;
};

} // namespace portolan
