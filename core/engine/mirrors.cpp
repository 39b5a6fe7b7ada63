// SPDX-License-Identifier: MIT
#include "core/engine/mirrors.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

/// What `endpoints` has of `port`. The unspecified IPv4 address is the least of all.
template <typename Endpoints> auto ofPort(Endpoints& endpoints, uint16_t port)
{
    const auto from = [&](uint32_t first) {
        return first > UINT16_MAX ? endpoints.end()
                                  : endpoints.lower_bound({ static_cast<uint16_t>(first), Address() });
    };
    return std::pair(from(port), from(port + 1U));
}

} // namespace

Mirrors::Mirrors(MirrorRelay& relay, std::shared_ptr<Ways> ways)
    : m_relay(relay)
    , m_ways(std::move(ways))
{
}

bool Mirrors::apply(const std::vector<PortDecision>& decisions)
{
    Wanted wanted;
    for (const PortDecision& decision : decisions) {
        for (const WantedMirror& mirror : decision.mirrors)
            wanted.emplace(HostEndpoint { decision.port, mirror.host }, mirror.guest);
    }
    // First close, then open: what is closed may stand in the way.
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
    const std::set<uint16_t> blocked = blockedPorts(wanted);
    for (const auto& [endpoint, guest] : wanted) {
        const auto open = m_open.find(endpoint);
        if (open == m_open.end()) {
            if (!blocked.contains(endpoint.first))
                this->open(endpoint, guest);
        } else if (open->second.guest != guest) {
            open->second.guest = guest;
            m_relay.retarget(open->second.opened.id, { m_ways, { guest, endpoint.first } });
        }
    }
    return m_failures.size() != failuresBefore;
}

/// The ports of which an address cannot be had, with the failures noted.
std::set<uint16_t> Mirrors::blockedPorts(const Wanted& wanted)
{
    std::set<uint16_t> blocked;
    for (const auto& [endpoint, guest] : wanted) {
        if (m_open.contains(endpoint))
            continue;
        if (const Result<Done> free = MirrorRelay::tryBind({ endpoint.second, endpoint.first }); !free) {
            m_failures.insert_or_assign(endpoint, free.error());
            blocked.insert(endpoint.first);
        }
    }
    return blocked;
}

void Mirrors::open(const HostEndpoint& endpoint, const Address& guest)
{
    const auto& [port, host] = endpoint;
    std::shared_ptr<Traffic>& traffic = m_traffic[port];
    if (!traffic)
        traffic = std::make_shared<Traffic>();
    const Result<MirrorRelay::Opened> opened = m_relay.open({ host, port }, { m_ways, { guest, port } }, traffic);
    if (opened) {
        m_open.emplace(endpoint, Mirror { opened.value(), guest });
        m_failures.erase(endpoint);
    } else {
        m_failures.insert_or_assign(endpoint, opened.error());
    }
}

void Mirrors::forgetFailures(uint16_t port)
{
    const auto [first, last] = ofPort(m_failures, port);
    m_failures.erase(first, last);
}

std::set<uint64_t> Mirrors::inodes() const
{
    std::set<uint64_t> inodes;
    for (const auto& [endpoint, mirror] : m_open)
        inodes.insert(mirror.opened.inode);
    inodes.erase(0); // a listener that nobody holds any more has no inode either
    return inodes;
}

std::vector<Address> Mirrors::openAddresses(uint16_t port) const
{
    std::vector<Address> addresses;
    const auto [first, last] = ofPort(m_open, port);
    for (auto it = first; it != last; ++it)
        addresses.push_back(it->first.second);
    std::ranges::stable_partition(
        addresses, [](const Address& address) { return address == loopback4() || address == loopback6(); });
    return addresses;
}

std::vector<Address> Mirrors::servedAddresses(uint16_t port) const
{
    std::vector<Address> addresses;
    const auto [first, last] = ofPort(m_open, port);
    for (auto it = first; it != last; ++it)
        addresses.push_back(it->second.guest);
    return addresses;
}

const Traffic* Mirrors::traffic(uint16_t port) const
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

} // namespace portolan
