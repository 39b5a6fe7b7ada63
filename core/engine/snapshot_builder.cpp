// SPDX-License-Identifier: MIT
#include "core/engine/snapshot_builder.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace portolan {

namespace {

QString text(const Address& address) { return QString::fromStdString(address.to_string()); }
QString text(std::string_view words) { return QString::fromUtf8(words); }

ProcessFact factOf(const Process& process) { return { process.pid, QString::fromStdString(process.name) }; }

PortPath pathBy(WayKind way)
{
    switch (way) {
    case WayKind::Steered: return PortPath::Steered;
    case WayKind::Relayed: return PortPath::Relayed;
    }
    return PortPath::None;
}

/// A kernel that can choose the error uses the one of the rules.
std::string_view refusalOf(const protocol::Hello& hello, const Rules& rules)
{
    return hello.refusal == protocol::Refusal::Eacces ? toString(rules.refusalError) : toString(hello.refusal);
}

GuestFact guestFact(const EngineState& state)
{
    const GuestKnowledge& guest = state.guest.knowledge();
    const auto& [interface, adapter, meet] = state.guest.meeting();
    GuestFact fact;
    fact.name = state.guest.name();
    fact.state = state.guest.state();
    fact.error = guest.problem;
    fact.resting = fact.state == GuestState::Stopped && guest.resting;
    fact.reachable = state.guest.waiting() == PortReason::None;
    if (fact.state == GuestState::Connected && !fact.reachable) {
        const Obstacle obstacle = state.guest.obstacle();
        fact.obstacle = obstacle.kind;
        fact.obstacleName = obstacle.name;
        fact.dial = obstacle.dial;
        if (fact.error.isEmpty())
            fact.error = obstacle.text;
    }
    const bool answers = guest.state == GuestState::Connected && guest.agent == GuestKnowledge::Agent::Answers;
    for (const WayState& way : state.guest.ways().states()) {
        if (answers && way.works())
            fact.ways << pathBy(way.kind);
    }
    for (const protocol::Interface& each : guest.interfaces) {
        if (!each.addresses.empty())
            fact.interfaces << QString::fromStdString(each.name);
    }
    std::optional<InterfaceAddress> own;
    if (interface) {
        fact.interface = QString::fromStdString(interface->name);
        if (!interface->addresses.empty())
            own = interface->addresses.front();
    }
    if (own) {
        fact.address = text(own->address);
        fact.prefix = own->prefix;
    }
    if (own && adapter && !adapter->addresses.empty()) {
        const InterfaceAddress& host = adapter->addresses.front();
        fact.sameNetwork = meet || sameNetwork(host, *own);
        const AddressRange range = networkRange(host.prefix >= own->prefix ? host : *own);
        fact.networkFirst = text(range.first);
        fact.networkLast = text(range.last);
    }
    if (guest.hello) {
        fact.agent = AgentFact { QString::fromStdString(guest.hello->program), text(toString(guest.hello->detection)),
            text(refusalOf(*guest.hello, state.user.rules)), QString::fromStdString(guest.hello->refusalProblem),
            QString::fromStdString(guest.hello->kernel), QString::fromStdString(guest.hello->detectionProblem),
            state.guest.ways().steeringReady(), guest.steering ? QString::fromStdString(guest.steering->problem) : QString(),
            text(toString(state.user.rules.refusalError)) };
    }
    return fact;
}

PortPath pathOf(const EngineState& state, const PortDecision& port)
{
    const std::vector<Address> services = state.mirrors.servedAddresses(port.hostPort);
    if (services.empty())
        return PortPath::None;
    return pathBy(state.guest.ways().wayTo(services, state.mirrors.traffic(port.port)));
}

PortFact portFact(const EngineState& state, const PortDecision& decision)
{
    PortFact fact;
    fact.port = decision.port;
    fact.hostPort = decision.hostPort;
    fact.enabled = decision.enabled;
    fact.allowedInGuest = state.user.rules.allowedInGuest(decision.port);
    fact.state = decision.state;
    fact.reason = decision.reason;
    fact.ignoredBy = decision.ignoredBy;
    fact.label = text(state.user.notes.label(decision.port));
    fact.scheme = state.user.notes.scheme(decision.port);
    fact.reserved = decision.reserved;
    if (decision.reason == PortReason::TooMany)
        fact.mirrorLimit = state.user.rules.mirrorLimit;
    if (decision.failure)
        fact.systemError = QString::fromStdString(decision.failure->context);
    for (const Address& address : state.mirrors.openAddresses(decision.hostPort))
        fact.hostAddresses << text(address);
    fact.path = pathOf(state, decision);
    if (decision.owner)
        fact.owner = factOf(*decision.owner);
    const std::map<PortKey, RefusedFact>& refusals = state.guest.refusals();
    if (const auto refused = refusals.find(decision.port); refused != refusals.end())
        fact.refused = refused->second;
    if (const Traffic* traffic = state.mirrors.traffic(decision.port)) {
        fact.connectionsActive = traffic->active.load(std::memory_order_relaxed);
        fact.connectionsTotal = traffic->total.load(std::memory_order_relaxed);
        fact.connectionsFailed = traffic->failed.load(std::memory_order_relaxed);
        fact.bytesToGuest = traffic->toGuest.load(std::memory_order_relaxed);
        fact.bytesFromGuest = traffic->fromGuest.load(std::memory_order_relaxed);
    }
    const TrafficSampler::Rate peak = state.sampler.peak(decision.port);
    fact.peakToGuest = peak.toGuest;
    fact.peakFromGuest = peak.fromGuest;
    return fact;
}

} // namespace

Snapshot buildSnapshot(const EngineState& state)
{
    Snapshot snapshot;
    snapshot.paused = state.user.rules.paused;
    snapshot.preferences = state.user.preferences();
    snapshot.unsaved = state.unsaved;
    if (const std::optional<Adapter>& adapter = state.guest.meeting().adapter) {
        snapshot.host.adapter = adapter->name;
        if (!adapter->addresses.empty()) {
            snapshot.host.address = text(adapter->addresses.front().address);
            snapshot.host.prefix = adapter->addresses.front().prefix;
        }
    }
    snapshot.guest = guestFact(state);
    snapshot.host.exhausted = state.sampler.shortage().onHost;
    snapshot.guest.exhausted = state.sampler.shortage().inGuest;
    snapshot.guest.truncated = state.guest.knowledge().truncated;

    std::map<PortKey, PortFact> ports;
    std::set<uint64_t> leftOut;
    for (const PortDecision& decision : state.decisions.ports) {
        ports.emplace(decision.port, portFact(state, decision));
        leftOut.insert(decision.leftOut.begin(), decision.leftOut.end());
    }
    for (const auto& [id, listener] : state.guest.knowledge().listeners) {
        const auto port = ports.find(listener.port);
        if (port == ports.end())
            continue; // it came after the decision
        const ListenerFact fact { text(listener.address), factOf(listener.process), QString::fromStdString(listener.user),
            leftOut.contains(id) };
        if (!port->second.listeners.contains(fact)) // several sockets of one process, by SO_REUSEPORT
            port->second.listeners << fact;
    }
    for (auto& [key, port] : ports) {
        std::sort(port.listeners.begin(), port.listeners.end(), [](const ListenerFact& a, const ListenerFact& b) {
            return std::tie(a.leftOut, a.address, a.process.pid) < std::tie(b.leftOut, b.address, b.process.pid);
        });
        snapshot.ports << port;
    }
    return snapshot;
}

} // namespace portolan
