// SPDX-License-Identifier: MIT
#include "core/engine/guest_ways.h"

#include "core/engine/dial_check.h"
#include "core/engine/relayed_link.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

/// What keeps this computer from dialling the agent over the virtual switch, as far as it can be said without trying.
Obstacle switchObstacle(const GuestKnowledge& guest, const Meeting& meeting, const ChosenEnds& chosen)
{
    using Kind = GuestObstacle;
    const std::optional<protocol::Interface>& interface = meeting.interface;
    if (!chosen.interface.isEmpty() && (!interface || interface->addresses.empty())) {
        QStringList others;
        for (const protocol::Interface& each : guest.interfaces) {
            if (!each.addresses.empty())
                others << QString::fromStdString(each.name);
        }
        const QString what = interface ? QStringLiteral("the guest's interface %1 has no address; those that have one: %2")
                                       : QStringLiteral("the guest has no interface %1; those with an address: %2");
        return { Kind::InterfaceMissing, chosen.interface,
            what.arg(chosen.interface, others.isEmpty() ? QStringLiteral("none") : others.join(QStringLiteral(", "))) };
    }
    if (!interface)
        return { Kind::NoAddress, {}, QStringLiteral("the guest has no network interface") };
    const QString name = QString::fromStdString(interface->name);
    if (!interface->up)
        return { Kind::InterfaceDown, name, QStringLiteral("the guest's interface %1 is down").arg(name) };
    if (interface->addresses.empty())
        return { Kind::NoAddress, name, QStringLiteral("the guest's interface %1 has no address").arg(name) };
    if (!meeting.adapter && !chosen.adapter.isEmpty()) {
        return { Kind::AdapterMissing, chosen.adapter,
            QStringLiteral("this computer has no interface %1").arg(chosen.adapter) };
    }
    if (!meeting.adapter)
        return { Kind::NoAdapter, {}, QStringLiteral("no interface of this computer is in the guest's network") };
    if (!guest.relay)
        return { Kind::NoRelay, name, QStringLiteral("the agent cannot listen on %1").arg(name) };
    return {};
}

Obstacle rejected(const Address& relay, const Error& why)
{
    const QString address = QString::fromStdString(relay.to_string());
    return { GuestObstacle::AddressRejected, address,
        QStringLiteral("the agent gave the address %1, which %2").arg(address, QString::fromStdString(why.context)) };
}

} // namespace

GuestWays::GuestWays(LoopThread& relayThread)
    : m_relayThread(relayThread)
{
    auto relayed = std::make_unique<RelayedLink>(relayThread);
    auto steered = std::make_unique<SteeredLink>(relayThread, *relayed);
    m_steered = steered.get();
    m_links.push_back(std::move(steered));
    m_links.push_back(std::move(relayed));

    Ways::List ways;
    for (const auto& link : m_links) {
        connect(link.get(), &WayLink::changed, this, &GuestWays::changed);
        ways.push_back(link->way());
    }
    m_ways = std::make_shared<Ways>(std::move(ways));
}

GuestWays::~GuestWays()
{
    // The ways call back into the links.
    m_relayThread.run([this] { m_ways->close(); });
}

void GuestWays::follow(
    GuestSession& session, const std::vector<Adapter>& host, const Meeting& meeting, const ChosenEnds& chosen)
{
    const GuestKnowledge& guest = session.knowledge();
    WayFacts facts { session, {}, switchObstacle(guest, meeting, chosen) };
    // Without the adapter the guest's address lies somewhere else, or nowhere: nothing is sent there.
    if (guest.relay && meeting.interface && meeting.adapter) {
        const protocol::RelayEndpoint& relay = *guest.relay;
        const Result<Address> source
            = sourceFor(relay.address, meeting.interface->addresses, *meeting.adapter, host);
        const auto routeFrom = [&](const Address& own) {
            return AgentRoute { { relay.address, relay.port }, own, guest.token, relay.ports, guest.proof };
        };
        // The agent moves its relay a moment after host and guest meet elsewhere. It stays reachable where it was checked before.
        const bool moves = m_route && m_chosen == chosen && *m_route == routeFrom(m_route->source)
            && !isOfHost(host, relay.address) && isOfHost(host, m_route->source);
        if (source)
            facts.route = routeFrom(source.value());
        else if (moves)
            facts.route = m_route;
        else if (facts.switchObstacle.kind == GuestObstacle::None)
            facts.switchObstacle = rejected(relay.address, source.error());
    }
    m_route = facts.route;
    m_chosen = chosen;
    m_hadRoute = m_hadRoute || facts.route;
    for (const auto& link : m_links)
        link->follow(facts);
}

void GuestWays::doubt()
{
    for (const auto& link : m_links)
        link->doubt();
}

bool GuestWays::settled() const
{
    return std::ranges::all_of(m_links, [](const auto& link) { return link->settled(); });
}

std::vector<WayState> GuestWays::states() const
{
    std::vector<WayState> states;
    for (const auto& link : m_links)
        states.push_back(link->state());
    return states;
}

Obstacle GuestWays::obstacle() const
{
    const std::vector<WayState> all = states();
    return std::ranges::any_of(all, &WayState::works) ? Obstacle {} : all.back().obstacle;
}

WayKind GuestWays::wayTo(const std::vector<Address>& services, const Traffic* traffic) const
{
    const auto leads = [&](const auto& link) {
        const bool leftOut = traffic && traffic->leavesOut(link->way()->kind());
        return !leftOut && std::ranges::all_of(services, [&](const Address& each) { return link->leadsTo(each); });
    };
    const auto found = std::ranges::find_if(m_links, leads);
    return (found == m_links.end() ? m_links.back() : *found)->way()->kind();
}

} // namespace portolan
