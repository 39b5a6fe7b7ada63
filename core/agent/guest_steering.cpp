// SPDX-License-Identifier: MIT
#include "core/agent/guest_steering.h"

#include "core/agent/interface_watch.h"
#include "core/agent/kernel_problem.h"
#include "core/agent/network_state.h"
#include "core/net/call_after.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <utility>

namespace portolan {

namespace {

using namespace std::chrono_literals;
using Stage = protocol::SteeringStatus::Stage;

// The obstacle may disappear, for example a firewall rule.
constexpr std::array<std::chrono::seconds, 4> retryDelays { 5s, 30s, 2min, 5min };
// Far more than the host sends; limits the work for one message.
constexpr size_t mostTickets = 4096;

static_assert(STEERING_FIRST_PORT == protocol::rendezvousPorts.first
    && STEERING_FIRST_PORT + STEERING_PORTS - 1 == protocol::rendezvousPorts.last);

const std::string relayInstead = " Connections use the agent's relay instead.";

uint16_t inNetworkOrder(uint16_t port)
{
    return std::bit_cast<uint16_t>(std::array { static_cast<uint8_t>(port >> 8), static_cast<uint8_t>(port) });
}

uint32_t inNetworkOrder(const asio::ip::address_v4& address) { return std::bit_cast<uint32_t>(address.to_bytes()); }

} // namespace

GuestSteering::GuestSteering(
    asio::io_context& loop, SteeringChoice choice, const Result<UniqueFd>& cgroup, Handlers handlers)
    : m_loop(loop)
    , m_choice(choice)
    , m_cgroup(cgroup)
    , m_handlers(std::move(handlers))
    , m_ports(STEERING_FIRST_PORT, STEERING_PORTS, std::random_device()())
    , m_retry(loop)
{
}

void GuestSteering::setWay(
    const std::string& interface, const std::optional<Address>& guest, const std::vector<Address>& peers)
{
    if (m_choice == SteeringChoice::None)
        return tell(Stage::Off, "Steering is switched off (--steering=none).");
    std::optional<Way> way;
    if (guest && guest->is_v4()) {
        way = Way { interface, interfaceIndex(interface), guest->to_v4(), {} };
        for (const Address& peer : peers) {
            if (unmapped(peer).is_v4())
                way->hosts.push_back(unmapped(peer));
        }
        if (way->hosts.empty())
            way.reset();
        else
            way->wayBack = interfaceTowards(way->hosts.front().to_v4(), way->guest);
    }
    if (way == m_way)
        return;
    m_way = std::move(way);
    m_failures = 0;
    begin();
}

void GuestSteering::begin()
{
    m_retry.cancel();
    m_trial.reset();
    if (m_program)
        m_program->unwatch();
    if (!m_way)
        return tell(Stage::Off);
    if (m_loadFailed)
        return; // already reported
    // A service's socket answers as the routes say, unlike the relay's, which are bound to the interface.
    if (!m_way->wayBack.empty() && m_way->wayBack != m_way->interface) {
        return tell(Stage::Off,
            "The guest answers the host by " + m_way->wayBack + " and not by " + m_way->interface
                + ", because its routes or rules say so (a VPN's, perhaps)." + relayInstead);
    }
    if (const Result<Done> loaded = load(); !loaded) {
        m_loadFailed = true;
        return tell(Stage::Off, loaded.error().context + relayInstead);
    }
    if (const Result<Done> watching = watch(); !watching) {
        tell(Stage::Off, explainKernelProblem(watching.error(), "steer connections") + relayInstead);
        return retryLater();
    }
    tryOut();
}

/// Loads the program unless it is loaded. The error's context is a complete sentence.
Result<Done> GuestSteering::load()
{
    if (m_program)
        return Done {};
    if (!m_cgroup)
        return Error { m_cgroup.error().code, 0,
            explainCgroupProblem(m_cgroup.error(), "Connections cannot be steered") };
    m_program = std::make_unique<SteeringProgram>();
    const Result<Done> loaded = m_program->load(m_cgroup.value());
    if (loaded)
        return loaded;
    m_program.reset();
    return Error { loaded.error().code, 0, explainKernelProblem(loaded.error(), "steer connections") };
}

Result<Done> GuestSteering::watch()
{
    const uint32_t guest = inNetworkOrder(m_way->guest);
    Result<Done> watching = Error {};
    if (m_choice != SteeringChoice::Filter)
        watching = m_program->watch(m_way->interface, guest, IngressHook::Form::Link);
    if (!watching && m_choice != SteeringChoice::Link)
        watching = m_program->watch(m_way->interface, guest, IngressHook::Form::Filter);
    return watching;
}

void GuestSteering::tryOut()
{
    m_trial
        = std::make_unique<SteeringTrial>(m_loop, [this](const SteeringTrial::Outcome& outcome) { judged(outcome); });
    assignPorts();
    tell(Stage::Trial);
}

void GuestSteering::judged(const SteeringTrial::Outcome& outcome)
{
    m_trial.reset();
    assignPorts();
    if (outcome.v4) {
        m_failures = 0;
        m_told.v6 = outcome.v6;
        return tell(Stage::Ready);
    }
    m_program->unwatch();
    tell(Stage::Off,
        (outcome.arrived
                ? "The guest's kernel does not make a connection from the host look local to a service."
                : "A trial connection from the host did not reach the guest's loopback. A firewall or NAT rules in the "
                  "guest may block what arrives on "
                    + m_way->interface + ".")
            + relayInstead);
    retryLater();
}

void GuestSteering::retryLater()
{
    callAfter(m_retry, retryDelays.at(std::min(m_failures++, retryDelays.size() - 1)), [this] { begin(); });
}

void GuestSteering::setServices(const protocol::SteeringRequest& request)
{
    m_request = request;
    std::erase_if(m_request.services, [this](const auto& each) { return !canSteerTo(each.service); });
    if (m_told.stage != Stage::Ready)
        return;
    assignPorts();
    tell(Stage::Ready);
}

void GuestSteering::avoidUsedPorts()
{
    if (m_told.stage == Stage::Off)
        return;
    const std::set<uint16_t> used = m_handlers.usedPorts();
    if (std::ranges::none_of(used, [this](uint16_t port) { return m_ports.leadsSomewhere(port); }))
        return;
    assignPorts();
    tell(m_told.stage);
}

void GuestSteering::assignPorts()
{
    std::vector<protocol::SteeringRequest::Service> wanted;
    if (m_trial) {
        for (const ServiceAddress& each : m_trial->services())
            wanted.push_back({ each });
    } else {
        wanted = m_request.services;
    }
    for (const auto& change : m_ports.assign(wanted, m_handlers.usedPorts(), std::chrono::steady_clock::now()))
        m_program->setService(
            change.port, change.service.port.number == 0 ? steering_service {} : describe(change.service));
}

bool GuestSteering::canSteerTo(const ServiceAddress& service) const
{
    if (service.address.is_v4())
        return service.address.is_loopback() || (m_way && service.address == Address(m_way->guest));
    return service.address == loopback6();
}

/// The caller is the same as with the agent's relay, so a service sees no difference.
steering_service GuestSteering::describe(const ServiceAddress& service) const
{
    steering_service described {};
    described.port = inNetworkOrder(service.port.number);
    described.family = 6;
    if (service.address.is_v4()) {
        described.family = 4;
        described.address = inNetworkOrder(service.address.to_v4());
        described.caller = service.address.is_loopback() ? inNetworkOrder(loopback4().to_v4()) : described.address;
    }
    return described;
}

bool GuestSteering::admit(const protocol::Tickets& tickets)
{
    const bool known = m_way && std::ranges::find(m_way->hosts, tickets.host) != m_way->hosts.end();
    if (m_told.stage == Stage::Off || !known || tickets.ports.size() > mostTickets)
        return false;
    const auto lifetime = std::min(std::chrono::seconds(tickets.seconds), protocol::ticketLifetime);
    for (const uint16_t port : tickets.ports) {
        const steering_caller caller { inNetworkOrder(tickets.host.to_v4()), inNetworkOrder(port), 0 };
        if (!m_program->admit(caller, lifetime))
            return false;
        if (m_trial)
            m_trial->expect({ tickets.host, port });
    }
    return true;
}

void GuestSteering::tell(Stage stage, const std::string& problem)
{
    protocol::SteeringStatus now;
    now.stage = stage;
    now.problem = problem;
    if (stage != Stage::Off) {
        now.v6 = stage == Stage::Ready && m_told.v6;
        now.address = m_way->guest;
        now.services = m_ports.assigned();
        now.answers = m_request.id;
    }
    if (stage == Stage::Off && now == m_told)
        return;
    m_told = now;
    m_handlers.changed(now);
}

} // namespace portolan
