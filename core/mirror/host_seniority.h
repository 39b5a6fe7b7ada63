// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_key.h"

#include <set>

namespace portolan {

/// Remembers which host ports were taken while the guest was already listening on them: by forwarders, such as an editor's. The
/// guest may always bind such a port again, so that its service can restart. Pure: the caller reports the ports in order.
class HostSeniority
{
public:
    /// Takes the current ports of host and guest. A host port is junior from the moment it appears beside a guest listener until
    /// it disappears. The ports of the first call are all senior, since their order is unknown.
    void observe(const std::set<PortKey>& hostPorts, const std::set<PortKey>& guestPorts);
    [[nodiscard]] const std::set<PortKey>& juniorPorts() const { return m_junior; }

private:
    bool m_first = true;
    std::set<PortKey> m_hostPorts;
    std::set<PortKey> m_junior;
};

} // namespace portolan
