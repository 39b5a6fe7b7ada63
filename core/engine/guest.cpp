// SPDX-License-Identifier: MIT
#include "core/engine/guest.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace portolan {

namespace {

/// Of a guest that floods the engine with refusals, more than this in a second are only counted.
constexpr size_t mostNewRefusals = 50;

/// By the guest's name as in makeLauncher().
bool isWsl(const QString& guest) { return guest.section(QLatin1Char(':'), 0, 0) == QLatin1String("wsl"); }

} // namespace

Guest::Guest(QString name, std::unique_ptr<Launcher> launcher, LoopThread& relayThread, PortOrder remembered)
    : m_name(std::move(name))
    , m_session(std::move(launcher))
    , m_ways(relayThread)
    , m_seniority(std::move(remembered))
{
    connect(&m_session, &GuestSession::changed, this, &Guest::changed);
    connect(&m_session, &GuestSession::refused, this, &Guest::refused);
    connect(&m_ways, &GuestWays::changed, this, &Guest::changed);
}

Guest::~Guest() = default;

void Guest::follow(const std::vector<Adapter>& adapters, const ChosenEnds& chosen)
{
    // The host knows where WSL is, whatever the agent says. The user may name another adapter.
    std::vector<Adapter> candidates = adapters;
    if (chosen.adapter.isEmpty() && isWsl(m_name))
        std::erase_if(candidates, [](const Adapter& each) { return !isWslSwitch(each); });
    m_meeting = findMeeting(knowledge().interfaces, candidates, chosen);
    GuestSession::Configuration configuration;
    if (m_meeting.adapter) {
        for (const InterfaceAddress& own : m_meeting.adapter->addresses)
            configuration.peers.push_back(own.address);
    }
    if (m_meeting.interface)
        configuration.interface = m_meeting.interface->name;
    if (m_meeting.sameNetwork)
        configuration.address = m_meeting.interface->addresses.front().address;
    m_session.configure(std::move(configuration));
    m_ways.follow(m_session, adapters, m_meeting, chosen);
}

GuestState Guest::state() const
{
    const GuestKnowledge& guest = knowledge();
    const bool answers = guest.state == GuestState::Connected && guest.agent == GuestKnowledge::Agent::Answers;
    return answers && !m_ways.settled() ? GuestState::Starting : guest.state;
}

PortReason Guest::waiting() const
{
    const GuestKnowledge& guest = knowledge();
    if (guest.state == GuestState::Stopped)
        return PortReason::GuestStopped;
    if (guest.state != GuestState::Connected)
        return PortReason::GuestUnreachable;
    if (guest.agent == GuestKnowledge::Agent::Restarting) // its mirrors stay open meanwhile
        return m_ways.hadRoute() ? PortReason::None : PortReason::GuestUnreachable;
    return obstacle().kind == GuestObstacle::None ? PortReason::None : PortReason::GuestUnreachable;
}

Obstacle Guest::obstacle() const
{
    const GuestKnowledge& guest = knowledge();
    if (guest.agent == GuestKnowledge::Agent::Silent)
        return { GuestObstacle::AgentSilent, {}, guest.problem };
    return m_ways.obstacle();
}

void Guest::describe(PolicyInput& input) const
{
    const GuestKnowledge& guest = knowledge();
    input.waiting = waiting();
    if (m_meeting.interface)
        input.guestAddresses = m_meeting.interface->addresses;
    for (const auto& [id, listener] : guest.listeners)
        input.guestListeners.push_back(listener);
    if (guest.hello)
        input.ephemeral = guest.hello->ephemeral;
    input.juniorHostPorts = m_seniority.juniorPorts();
    for (const auto& [port, fact] : m_refusals)
        input.refusedPorts.insert(port);
}

std::set<PortKey> Guest::listeningPorts() const
{
    const GuestKnowledge& guest = knowledge();
    std::set<PortKey> ports;
    // A guest that is gone keeps its listeners for the table only.
    if (guest.state == GuestState::Stopped || guest.state == GuestState::Failed)
        return ports;
    for (const auto& [id, listener] : guest.listeners)
        ports.insert(listener.port);
    return ports;
}

std::vector<PortKey> Guest::notePorts()
{
    const std::set<PortKey> before = std::exchange(m_ports, listeningPorts());
    std::vector<PortKey> appeared;
    std::ranges::set_difference(m_ports, before, std::back_inserter(appeared));
    if (!appeared.empty())
        recognize();
    return appeared;
}

void Guest::observeHost(const std::set<PortKey>& hostPorts, const HostSeniority::Holder& holder)
{
    m_seniority.observe(hostPorts, m_ports, holder);
    recognize();
}

void Guest::recognize()
{
    // Not only once it is connected: its listeners may be known before its relay is.
    if (knowledge().hello && !listeningPorts().empty())
        m_seniority.recognize(knowledge().hello->boot, knowledge().listeners);
}

std::optional<PortOrder> Guest::order(const HostSeniority::Holder& holder) const
{
    if (knowledge().state != GuestState::Connected || !knowledge().hello)
        return std::nullopt;
    return m_seniority.order(knowledge().hello->boot, knowledge().listeners, holder);
}

void Guest::refused(const protocol::Refused& refused)
{
    const auto [found, isNew] = m_refusals.try_emplace(refused.port);
    RefusedFact& fact = found->second;
    fact.count = isNew ? refused.count : fact.count + std::min(refused.count, UINT32_MAX - fact.count);
    fact.process = { refused.process.pid, QString::fromStdString(refused.process.name) };
    fact.time = QDateTime::currentDateTime();
    fact.error = QString::fromUtf8(protocol::toString(refused.error));
    const auto same = [&](const NewRefusal& each) { return each.port == refused.port && each.process == fact.process; };
    if (!m_second.isValid() || m_second.hasExpired(1000)) {
        m_second.start();
        m_toldInSecond = 0;
    }
    if (m_toldInSecond < mostNewRefusals && std::ranges::none_of(m_newRefusals, same)) {
        ++m_toldInSecond;
        m_newRefusals.push_back({ refused.port, fact.process, fact.error });
    }
    if (isNew)
        emit changed();
    else
        emit refusedAgain();
}

void Guest::dropSettledRefusals(const PolicyOutput& decided)
{
    std::erase_if(m_refusals, [&](const auto& entry) {
        const auto row = std::ranges::lower_bound(decided.ports, entry.first, {}, &PortDecision::port);
        const bool paused
            = row != decided.ports.end() && row->port == entry.first && row->reason == PortReason::Paused;
        return !paused && !std::ranges::binary_search(decided.denied, entry.first, {}, &DeniedPort::port);
    });
}

} // namespace portolan
