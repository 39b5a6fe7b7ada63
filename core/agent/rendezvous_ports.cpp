// SPDX-License-Identifier: MIT
#include "core/agent/rendezvous_ports.h"

#include <algorithm>
#include <bit>

namespace portolan {

RendezvousPorts::RendezvousPorts(uint16_t first, uint16_t count, uint32_t seed)
    : m_first(first)
    , m_count(count)
    , m_random(seed)
{
}

std::vector<RendezvousPorts::Change> RendezvousPorts::assign(
    const std::vector<protocol::SteeringRequest::Service>& services, const std::set<uint16_t>& used, Time now)
{
    std::vector<Change> changes;
    // A power of two, so that one more service rarely moves the ports of the others.
    const size_t most
        = std::clamp<size_t>(std::bit_floor(m_count / 2 / std::max<size_t>(services.size(), 1)), 1, mostOfAService);
    std::map<ServiceAddress, size_t> shares;
    for (const auto& [service, ports] : services)
        shares[service] = std::min<size_t>(ports, most);

    for (auto& [service, ports] : m_assigned) {
        const auto share = shares.find(service);
        const size_t kept = share == shares.end() ? 0 : share->second;
        std::vector<uint16_t> remaining;
        for (const uint16_t port : ports) {
            if (remaining.size() < kept && !used.contains(port)) {
                remaining.push_back(port);
            } else {
                m_released[port] = now;
                changes.push_back({ port, {} });
            }
        }
        ports = std::move(remaining);
    }
    std::erase_if(m_assigned, [&](const auto& each) { return !shares.contains(each.first); });

    std::vector<uint16_t> free = freePorts(used, now);
    for (const auto& [service, wanted] : services) {
        std::vector<uint16_t>& ports = m_assigned[service];
        while (ports.size() < shares[service] && !free.empty()) {
            ports.push_back(free.back());
            changes.push_back({ free.back(), service });
            free.pop_back();
        }
    }
    std::erase_if(m_assigned, [](const auto& each) { return each.second.empty(); });
    return changes;
}

/// In random order.
std::vector<uint16_t> RendezvousPorts::freePorts(const std::set<uint16_t>& used, Time now)
{
    std::erase_if(m_released, [now](const auto& each) { return now - each.second >= rest; });
    std::set<uint16_t> taken = used;
    for (const auto& [service, ports] : m_assigned)
        taken.insert(ports.begin(), ports.end());
    std::vector<uint16_t> free;
    for (uint32_t port = m_first; port < uint32_t { m_first } + m_count; ++port) {
        const auto each = static_cast<uint16_t>(port);
        if (!taken.contains(each) && !m_released.contains(each))
            free.push_back(each);
    }
    std::shuffle(free.begin(), free.end(), m_random);
    return free;
}

std::vector<protocol::SteeredService> RendezvousPorts::assigned() const
{
    std::vector<protocol::SteeredService> services;
    for (const auto& [service, ports] : m_assigned)
        services.push_back({ service.address, service.port.number, ports });
    return services;
}

bool RendezvousPorts::leadsSomewhere(uint16_t port) const
{
    return std::ranges::any_of(
        m_assigned, [port](const auto& each) { return std::ranges::find(each.second, port) != each.second.end(); });
}

} // namespace portolan
