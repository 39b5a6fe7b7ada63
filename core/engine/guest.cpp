// SPDX-License-Identifier: MIT
#include "core/engine/guest.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace portolan {

namespace {

/// The adapter's address in the relay's network, from which to dial it; the agent admits no other program of the network.
std::optional<Address> sourceFor(const Address& relay, const Adapter& adapter)
{
    for (const InterfaceAddress& own : adapter.addresses) {
        const bool linkLocal = own.address.is_v6() && own.address.to_v6().is_link_local();
        if (!linkLocal && sameNetwork(own, { relay, own.prefix }))
            return own.address;
    }
    return std::nullopt;
}

} // namespace

Guest::Guest(QString name, std::unique_ptr<Launcher> launcher, MirrorRelay& relay, QObject& receiver)
    : m_name(std::move(name))
    , m_session(std::move(launcher))
    , m_reachability(relay, receiver)
    , m_steering(relay, receiver)
{
    connect(&m_session, &GuestSession::changed, this, &Guest::changed);
    connect(&m_session, &GuestSession::refused, this, &Guest::refused);
    connect(&m_reachability, &Reachability::changed, this, &Guest::changed);
}

Guest::~Guest() = default;

void Guest::follow(const std::vector<Adapter>& adapters, const QString& wanted)
{
    const GuestKnowledge& guest = knowledge();
    m_wantedAdapter = wanted;
    m_adapter = chooseAdapter(adapters, wanted, guest.interface.addresses);
    std::vector<Address> peers;
    if (m_adapter) {
        for (const InterfaceAddress& own : m_adapter->addresses)
            peers.push_back(own.address);
    }
    m_session.configure(std::move(peers));

    // Without the adapter the guest's address belongs to somebody else or to nobody: do not dial it.
    m_route.reset();
    if (guest.relay && m_adapter) {
        const Address& relay = guest.relay->address;
        m_route = GuestRoute { { relay, guest.relay->port }, sourceFor(relay, *m_adapter), guest.token,
            guest.relay->ports };
    }
    m_reachability.setRoute(m_route);
    m_steering.follow(&m_session, m_route);
}

GuestState Guest::state() const
{
    const GuestKnowledge& guest = knowledge();
    const bool answers = guest.state == GuestState::Connected && guest.agent == GuestKnowledge::Agent::Answers;
    return answers && !m_reachability.known() ? GuestState::Starting : guest.state;
}

PortReason Guest::waiting() const
{
    const GuestKnowledge& guest = knowledge();
    if (guest.state == GuestState::Stopped)
        return PortReason::GuestStopped;
    if (guest.state != GuestState::Connected)
        return PortReason::GuestUnreachable;
    if (guest.agent == GuestKnowledge::Agent::Restarting) // its mirrors stay open meanwhile
        return PortReason::None;
    return obstacle().kind == GuestObstacle::None ? PortReason::None : PortReason::GuestUnreachable;
}

Obstacle Guest::obstacle() const
{
    using Kind = GuestObstacle;
    const GuestKnowledge& guest = knowledge();
    const QString name = QString::fromStdString(guest.interface.name);
    if (guest.agent == GuestKnowledge::Agent::Silent)
        return { Kind::AgentSilent, {}, guest.problem };
    if (name.isEmpty())
        return { Kind::NoAddress, {}, QStringLiteral("the guest has no network interface") };
    if (!guest.interface.up)
        return { Kind::InterfaceDown, name, QStringLiteral("the guest's interface %1 is down").arg(name) };
    if (guest.interface.addresses.empty())
        return { Kind::NoAddress, name, QStringLiteral("the guest's interface %1 has no address").arg(name) };
    if (!m_adapter && !m_wantedAdapter.isEmpty()) {
        return { Kind::AdapterMissing, m_wantedAdapter,
            QStringLiteral("this computer has no interface %1").arg(m_wantedAdapter) };
    }
    if (!m_adapter)
        return { Kind::NoAdapter, {}, QStringLiteral("no interface of this computer lies in the guest's network") };
    if (!guest.relay)
        return { Kind::NoRelay, name, QStringLiteral("the agent cannot listen on %1").arg(name) };
    if (!m_reachability.known())
        return { Kind::NotDialled, {}, QStringLiteral("the guest was not dialled yet") };
    if (!m_reachability.reachable())
        return { Kind::NotDialled, {}, m_reachability.problem() };
    return {};
}

void Guest::describe(PolicyInput& input) const
{
    const GuestKnowledge& guest = knowledge();
    input.waiting = waiting();
    input.guestAddresses = guest.interface.addresses;
    for (const auto& [id, listener] : guest.listeners)
        input.guestListeners.push_back(listener);
    if (guest.hello)
        input.ephemeral = guest.hello->ephemeral;
    input.juniorHostPorts = m_seniority.juniorPorts();
    for (const auto& [port, fact] : m_refusals)
        input.refusedPorts.insert(port);
}

std::set<uint16_t> Guest::listeningPorts() const
{
    const GuestKnowledge& guest = knowledge();
    std::set<uint16_t> ports;
    // A guest that is gone keeps its listeners for the table only.
    if (guest.state == GuestState::Stopped || guest.state == GuestState::Failed)
        return ports;
    for (const auto& [id, listener] : guest.listeners)
        ports.insert(listener.port);
    return ports;
}

std::vector<uint16_t> Guest::notePorts()
{
    const std::set<uint16_t> before = std::exchange(m_ports, listeningPorts());
    std::vector<uint16_t> appeared;
    std::ranges::set_difference(m_ports, before, std::back_inserter(appeared));
    return appeared;
}

void Guest::refused(const protocol::Refused& refused)
{
    const auto [found, isNew] = m_refusals.try_emplace(refused.port);
    RefusedFact& fact = found->second;
    fact.count = isNew ? refused.count : fact.count + std::min(refused.count, UINT32_MAX - fact.count);
    fact.process = { refused.process.pid, QString::fromStdString(refused.process.name) };
    fact.time = QDateTime::currentDateTime();
    if (isNew)
        emit changed();
    else
        emit refusedAgain();
}

void Guest::dropSettledRefusals(const std::vector<PortDecision>& decisions)
{
    std::erase_if(m_refusals, [&](const auto& entry) {
        const auto decision = std::ranges::find(decisions, entry.first, &PortDecision::port);
        return decision == decisions.end()
            || (decision->state != PortState::Conflict && decision->state != PortState::Waiting
                && decision->reason != PortReason::Paused);
    });
}

} // namespace portolan
