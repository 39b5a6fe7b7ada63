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
    , m_interface(m_loop,
          { [this](const protocol::Interface& interface) { interfaceChanged(interface); },
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
    m_interface.start();
    m_refusal.setAddresses(m_interface.interface().addresses);
    m_outbox.send(m_interface.interface());
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
    m_configured = true;
    m_peers = configure.peers;
    m_relay.admit(configure.token, configure.proof, configure.peers);
    m_interface.select(configure.interface);
    m_detection.source->choose({ configure.chosenPorts.begin(), configure.chosenPorts.end() });
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

void Agent::interfaceChanged(const protocol::Interface& interface)
{
    m_refusal.setAddresses(interface.addresses);
    m_outbox.send(interface);
    updateWays();
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

/// Adapts relay and steering to the interface's present address.
void Agent::updateWays()
{
    if (!m_configured)
        return;
    updateRelay();
    const protocol::Interface& interface = m_interface.interface();
    m_steering.setWay(interface.name, interface.up ? relayAddress(interface) : std::nullopt, m_peers);
}

/// Makes the relay listen on the present address, and gives it all addresses that it serves.
void Agent::updateRelay()
{
    std::vector<Address> addresses;
    for (const InterfaceAddress& each : m_interface.interface().addresses)
        addresses.push_back(each.address);
    m_relay.allowServicesOn(std::move(addresses));
    m_relayRetry.cancel();
    const std::optional<Address> wanted = relayAddress(m_interface.interface());
    if (wanted && wanted == m_relayAddress)
        return;
    if (std::exchange(m_relayAddress, std::nullopt))
        m_relay.stopListening();
    if (!wanted)
        return reportRelay({});
    const Result<GuestRelay::Listening> listening = m_relay.listen(*wanted, relayPorts(ephemeralPorts()));
    if (listening) {
        m_relayAddress = wanted;
        m_relayProblem.clear();
        return reportRelay({ *wanted, listening.value().first.port(), listening.value().ports });
    }
    reportRelay({});
    if (std::exchange(m_relayProblem, listening.error().context) != listening.error().context)
        report(
            "The relay in the guest cannot listen on " + wanted->to_string() + ": " + listening.error().context + ".");
    callAfter(m_relayRetry, relayRetryInterval, [this] { updateRelay(); });
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
