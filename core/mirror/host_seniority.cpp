// SPDX-License-Identifier: MIT
#include "core/mirror/host_seniority.h"

namespace portolan {

void HostSeniority::observe(const std::set<uint16_t>& hostPorts, const std::set<uint16_t>& guestPorts)
{
    std::erase_if(m_junior, [&](uint16_t port) { return !hostPorts.contains(port); });
    if (!m_first) {
        for (uint16_t port : hostPorts) {
            if (!m_hostPorts.contains(port) && guestPorts.contains(port))
                m_junior.insert(port);
        }
    }
    m_first = false;
    m_hostPorts = hostPorts;
}

} // namespace portolan
