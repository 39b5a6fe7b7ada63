// SPDX-License-Identifier: MIT
#include "core/agent/agent.h"

#include "core/agent/guest_processes.h"
#include "core/kernel/system_facts.h"
#include "core/listeners/process_identity.h"
#include "core/net/call_after.h"

#include <algorithm>
#include <csignal>
#include <set>
#include <utility>
#include <vector>

namespace portolan {

namespace {

using namespace std::chrono_literals;

constexpr auto relayRetryInterval = 1s;
constexpr auto timeForLastWords = 1s;

} // namespace

Agent::Agent(const Options& options, Result<UniqueFd> cgroup)
    : m_options(options)
    , m_cgroup(std::move(cgroup))
    , m_signals(m_loop)
    , m_relayRetry(m_loop)
    , m_lastWords(m_loop)
    , m_watch(m_loop)
    , m_outbox(
          m_loop, options.output, { [this] { return m_detection.source->fullList(); }, [this] { end(m_exitCode); } })
    , m_input(m_loop, options.input,
          { [this](const std::string& line) { receive(line); },
              [this](const Error& error) { giveUp("The engine sent unreadable input: " + error.context + "."); },
              [this] { end(m_exitCode); } })
    , m_refusal(m_loop,
          { [this](const protocol::Refused& refused) { m_outbox.send(refused); },
              [this](const Error& error) { report(error.context + "."); } })
    , m_interfaces(m_loop,
          { [this] {
               reportInterfaces();
               // Without the interface the engine names another one, and the relay need not close until then.
               if (m_configuration && !interface().name.empty())
                   updateWays();
           },
              [this](const Error& error) { report(error.context + "."); } })
    , m_detection(chooseDetection(m_loop, options.detection, options.events, m_cgroup))
    , m_steering(m_loop, options.steering, m_cgroup,
          { [this](const protocol::SteeringStatus& status) { m_outbox.send(status); },
              [this] {
                  std::set<uint16_t> ports;
                  for (const GuestListener& listener : m_detection.source->listeners())
                      ports.insert(listener.port.number);
                  return ports;
              } })
    , m_usage(m_loop, { &guestIsUsed, [this](bool used) { m_outbox.send(protocol::Usage { used }); } })
{
}

int Agent::run()
{
    std::signal(SIGPIPE, SIG_IGN); // a write to an engine that is gone fails instead
    asio::error_code error;
    for (const int signal : { SIGTERM, SIGINT, SIGHUP })
        m_signals.add(signal, error);
    m_signals.async_wait([this](const asio::error_code& failed, int) {
        if (!failed)
            end(0);
    });

    m_refusal.start(m_options.refusal, m_cgroup);
    sayHello();
    if (!m_options.problem.empty())
        report(m_options.problem);
    m_interfaces.start();
    reportInterfaces();
    m_detection.source->start({ [this](protocol::Listeners changes) { listenersChanged(std::move(changes)); },
        [this](const Error& failed) { report(failed.context + "."); } });
    m_outbox.send(protocol::Listeners { true, {}, {} });
    m_input.start();
    m_loop.run();
    return m_exitCode;
}

void Agent::sayHello()
{
    m_outbox.send(protocol::Hello { .program = PORTOLAN_VERSION,
        .kernel = kernelRelease(),
        .detection = m_detection.source->detection(),
        .detectionProblem = m_detection.problem,
        .refusal = m_refusal.refusal(),
        .refusalProblem = m_refusal.problem(),
        .ephemeral = ephemeralPorts(),
        .boot = bootIdentity() });
}

void Agent::receive(const std::string& line)
{
    const Result<protocol::EngineMessage> message = protocol::decodeEngineMessage(line);
    if (message)
        std::visit([this](const auto& content) { handle(content); }, message.value());
    else
        giveUp("The engine sent an unreadable message: " + message.error().context + ".");
}

void Agent::handle(const protocol::Configure& configure)
{
    m_configuration = configure;
    m_relay.admit(configure.token, configure.proof, configure.peers);
    m_detection.source->choose({ configure.chosenPorts.begin(), configure.chosenPorts.end() });
    m_interfaces.need(configure.interface);
    reportInterfaces();
    updateWays();
    m_usage.enable(configure.reportUsage);
}

void Agent::handle(const protocol::Deny& deny) { m_refusal.setDenied(deny.ports); }

void Agent::handle(const protocol::SteeringRequest& request) { m_steering.setServices(request); }

void Agent::handle(const protocol::Tickets& tickets)
{
    if (m_steering.admit(tickets))
        m_outbox.send(protocol::Admitted { tickets.id });
}

void Agent::handle(const protocol::Ping& ping)
{
    m_outbox.send(protocol::Pong { ping.id });
    m_silence.pinged();
    if (!std::exchange(m_watching, true))
        watchEngine();
}

void Agent::watchEngine()
{
    callAfter(m_watch, m_options.longestSilence / EngineSilence::intervals, [this] {
        if (m_silence.look())
            end(m_exitCode);
        else
            watchEngine();
    });
}

void Agent::reportInterfaces()
{
    if (m_toldInterfaces == m_interfaces.interfaces())
        return;
    m_toldInterfaces = m_interfaces.interfaces();
    m_outbox.send(*m_toldInterfaces);
}

void Agent::listenersChanged(protocol::Listeners changes)
{
    const auto mayBeInTheWay
        = [](const GuestListener& listener) { return listener.port.number >= STEERING_FIRST_PORT; };
    const bool look = std::ranges::any_of(changes.added, mayBeInTheWay);
    m_outbox.send(std::move(changes));
    if (look)
        m_steering.avoidUsedPorts();
}

/// The one to the host, as the engine has found it; without a name if it is not there.
protocol::Interface Agent::interface() const
{
    const std::vector<protocol::Interface>& all = m_interfaces.interfaces().all;
    const auto found = std::ranges::find(all, m_configuration->interface, &protocol::Interface::name);
    return found == all.end() ? protocol::Interface {} : *found;
}

/// Adapts refusal, relay and steering to the interface's present addresses.
void Agent::updateWays()
{
    if (!m_configuration)
        return;
    const protocol::Interface now = interface();
    m_refusal.setAddresses(now.addresses);
    updateRelay(now);
    m_steering.setWay(now.name, now.up ? relayAddress(now, m_configuration->address) : std::nullopt,
        m_configuration->peers);
}

/// Makes the relay listen on the present address, and gives it all addresses that it serves.
void Agent::updateRelay(const protocol::Interface& interface)
{
    std::vector<Address> addresses;
    for (const InterfaceAddress& each : interface.addresses)
        addresses.push_back(each.address);
    m_relay.allowServicesOn(std::move(addresses));
    m_relayRetry.cancel();
    const std::optional<Address> wanted = relayAddress(interface, m_configuration->address);
    const std::optional<RelayPlace> place
        = wanted ? std::optional(RelayPlace { *wanted, interface.name, interfaceIndex(interface.name) })
                 : std::nullopt;
    if (place && place == m_relayPlace)
        return;
    if (std::exchange(m_relayPlace, std::nullopt))
        m_relay.stopListening();
    if (!place)
        return reportRelay({});
    const Result<GuestRelay::Listening> listening
        = m_relay.listen(place->address, relayPorts(ephemeralPorts()), place->interface);
    if (listening) {
        m_relayPlace = place;
        reportRelay({ place->address, listening.value().first.port(), listening.value().ports });
        return reportRelayProblem(listening.value().problem);
    }
    reportRelay({});
    reportRelayProblem("The relay in the guest cannot listen on " + place->address.to_string() + ": "
        + listening.error().context + ".");
    callAfter(m_relayRetry, relayRetryInterval, [this] { updateWays(); });
}

/// "": there is none. Repeats are not reported.
void Agent::reportRelayProblem(const std::string& problem)
{
    if (std::exchange(m_relayProblem, problem) != problem && !problem.empty())
        report(problem);
}

void Agent::reportRelay(const protocol::RelayEndpoint& endpoint)
{
    if (m_toldEndpoint == endpoint)
        return;
    m_toldEndpoint = endpoint;
    m_outbox.send(endpoint);
}

/// After a protocol error of the engine: reports it, waits briefly until it is written, and ends.
void Agent::giveUp(const std::string& why)
{
    m_exitCode = 1;
    m_input.ignoreRest();
    report(why);
    m_outbox.whenWritten([this] { end(m_exitCode); });
    callAfter(m_lastWords, timeForLastWords, [this] { end(m_exitCode); });
}

void Agent::report(const std::string& problem) { m_outbox.send(protocol::Problem { problem }); }

void Agent::end(int exitCode)
{
    m_exitCode = exitCode;
    m_loop.stop();
}

} // namespace portolan
