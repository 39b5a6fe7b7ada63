// SPDX-License-Identifier: MIT
#include "core/engine/mirrors.h"

#include "core/net/acceptor.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

/// The range of `endpoints` that has `port`. The unspecified IPv4 address sorts before all others.
template <typename Endpoints> auto ofPort(Endpoints& endpoints, PortKey port)
{
    const auto first = endpoints.lower_bound({ port, Address() });
    return std::pair(first, std::find_if(first, endpoints.end(), [&](const auto& each) { return each.first.port != port; }));
}

} // namespace

Mirrors::Mirrors(MirrorRelay& relay)
    : m_relay(relay)
{
}

void Mirrors::setWays(std::shared_ptr<Ways> ways)
{
    m_ways = std::move(ways);
    for (const auto& [host, mirror] : m_open)
        m_relay.retarget(mirror.opened.id, target(mirror.guest));
}

bool Mirrors::apply(const std::vector<PortDecision>& decisions)
{
    Wanted wanted;
    for (const PortDecision& decision : decisions) {
        for (const WantedMirror& mirror : decision.mirrors)
            wanted.emplace(mirror.host, mirror.guest);
    }
    // Close before opening: an old mirror may block a new one.
    std::vector<MirrorRelay::MirrorId> unwanted;
    std::erase_if(m_open, [&](const auto& entry) {
        if (wanted.contains(entry.first))
            return false;
        unwanted.push_back(entry.second.opened.id);
        return true;
    });
    if (!unwanted.empty())
        m_relay.close(unwanted);

    const size_t failuresBefore = m_failures.size();
    const std::set<PortKey> blocked = blockedPorts(wanted);
    for (const auto& [host, guest] : wanted) {
        const auto open = m_open.find(host);
        if (open == m_open.end()) {
            if (!blocked.contains(host.port))
                this->open(host, guest);
        } else if (open->second.guest != guest) {
            open->second.guest = guest;
            m_relay.retarget(open->second.opened.id, target(guest));
        }
    }
    return m_failures.size() != failuresBefore;
}

/// The host ports that lack one of their addresses. Notes the failures.
std::set<PortKey> Mirrors::blockedPorts(const Wanted& wanted)
{
    std::set<PortKey> blocked;
    for (const auto& [host, guest] : wanted) {
        if (m_open.contains(host))
            continue;
        if (const Result<Done> free = sockets::tryBind({ host.address, host.port.number }); !free) {
            m_failures.insert_or_assign(host, free.error());
            blocked.insert(host.port);
        }
    }
    return blocked;
}

void Mirrors::open(const HostEndpoint& host, const ServiceAddress& guest)
{
    std::shared_ptr<Traffic>& traffic = m_traffic[guest.port];
    if (!traffic)
        traffic = std::make_shared<Traffic>();
    const Result<MirrorRelay::Opened> opened = m_relay.open({ host.address, host.port.number }, target(guest), traffic);
    if (opened) {
        m_open.emplace(host, Mirror { opened.value(), guest });
        m_failures.erase(host);
    } else {
        m_failures.insert_or_assign(host, opened.error());
    }
}

void Mirrors::forgetFailures(PortKey hostPort)
{
    const auto [first, last] = ofPort(m_failures, hostPort);
    m_failures.erase(first, last);
}

std::set<uint64_t> Mirrors::inodes() const
{
    std::set<uint64_t> inodes;
    for (const auto& [host, mirror] : m_open)
        inodes.insert(mirror.opened.inode);
    inodes.erase(0); // foreign listeners without a process have no inode either
    return inodes;
}

std::vector<Address> Mirrors::openAddresses(PortKey hostPort) const
{
    std::vector<Address> addresses;
    const auto [first, last] = ofPort(m_open, hostPort);
    for (auto it = first; it != last; ++it)
        addresses.push_back(it->first.address);
    std::ranges::stable_partition(
        addresses, [](const Address& address) { return address == loopback4() || address == loopback6(); });
    return addresses;
}

std::vector<Address> Mirrors::servedAddresses(PortKey hostPort) const
{
    std::vector<Address> addresses;
    const auto [first, last] = ofPort(m_open, hostPort);
    for (auto it = first; it != last; ++it)
        addresses.push_back(it->second.guest.address);
    return addresses;
}

const Traffic* Mirrors::traffic(PortKey port) const
{
    const auto found = m_traffic.find(port);
    return found == m_traffic.end() ? nullptr : found->second.get();
}

uint64_t Mirrors::connections() const
{
    uint64_t sum = 0;
    for (const auto& [port, traffic] : m_traffic)
        sum += traffic->active;
    return sum;
}

MirrorRelay::Target Mirrors::target(const ServiceAddress& guest) const
{
    return { m_ways, { guest.address, guest.port.number } };
}

} // namespace portolan
