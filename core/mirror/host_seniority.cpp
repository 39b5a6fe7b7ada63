// SPDX-License-Identifier: MIT
#include "core/mirror/host_seniority.h"

namespace portolan {

void HostSeniority::observe(const std::set<PortKey>& hostPorts, const std::set<PortKey>& guestPorts)
{
    std::erase_if(m_junior, [&](PortKey port) { return !hostPorts.contains(port); });
    if (!m_first) {
        for (PortKey port : hostPorts) {
            if (!m_hostPorts.contains(port) && guestPorts.contains(port))
                m_junior.insert(port);
        }
    }
    m_first = false;
    m_hostPorts = hostPorts;
}

} // namespace portolan
