// SPDX-License-Identifier: MIT
#include "core/mirror/host_seniority.h"

#include <algorithm>
#include <utility>

namespace portolan {

HostSeniority::HostSeniority(PortOrder remembered)
    : m_remembered(std::move(remembered))
{
}

void HostSeniority::observe(
    const std::set<PortKey>& hostPorts, const std::set<PortKey>& guestPorts, const Holder& holder)
{
    std::erase_if(m_junior, [&](PortKey port) { return !hostPorts.contains(port); });
    for (PortKey port : hostPorts) {
        if (m_hostPorts.contains(port))
            continue;
        const auto remembered = m_remembered.hostLater.find(port);
        const bool known = remembered != m_remembered.hostLater.end() && remembered->second == holder(port);
        if (known)
            m_remembered.hostLater.erase(remembered); // if it goes and comes again, it may be the first
        if (known || guestPorts.contains(port))
            m_junior.insert(port);
    }
    m_hostPorts = hostPorts;
}

void HostSeniority::recognize(const std::string& boot, const Listeners& listeners)
{
    if (boot.empty() || boot != m_remembered.boot)
        return;
    for (const auto& [port, ids] : m_remembered.guestFirst) {
        const auto listens = [&, number = port](uint64_t id) {
            const auto now = listeners.find(id);
            return now != listeners.end() && now->second.port == number;
        };
        if (m_hostPorts.contains(port) && std::ranges::any_of(ids, listens))
            m_junior.insert(port);
    }
}

PortOrder HostSeniority::order(const std::string& boot, const Listeners& listeners, const Holder& holder) const
{
    PortOrder order { m_remembered.guest, boot, {}, {} };
    for (const auto& [id, listener] : listeners) {
        if (!m_hostPorts.contains(listener.port) || m_junior.contains(listener.port))
            order.guestFirst[listener.port].insert(id);
    }
    for (PortKey port : m_junior) {
        if (std::string program = holder(port); !program.empty())
            order.hostLater.emplace(port, std::move(program));
    }
    return order;
}

} // namespace portolan
