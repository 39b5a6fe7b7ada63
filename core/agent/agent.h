// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/bind_refusal.h"
#include "core/agent/detection.h"
#include "core/agent/engine_silence.h"
#include "core/agent/guest_steering.h"
#include "core/agent/interface_watch.h"
#include "core/agent/line_input.h"
#include "core/agent/outbox.h"
#include "core/agent/usage_watch.h"
#include "core/relay/guest_relay.h"

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace portolan {

/// Portolan's process in the guest: tells the engine which sockets listen, who was refused a port and what the guest's
/// addresses are, refuses the ports that it is told to, and lets the host's connections in: steered by the kernel, or
/// through its relay. Speaks core/protocol/messages.h over two descriptors. One loop on the thread that calls run();
/// the relay has a thread of its own.
class Agent
{
public:
    struct Options {
        RefusalChoice refusal = RefusalChoice::Automatic;
        DetectionChoice detection = DetectionChoice::Automatic;
        EventsRung events = EventsRung::Automatic;
        SteeringChoice steering = SteeringChoice::Automatic;
        int input = 0; ///< descriptors; the caller's
        int output = 1;
        std::chrono::milliseconds longestSilence = protocol::longestSilence; ///< of an engine that has pinged once
    };
    explicit Agent(const Options& options);
    ~Agent();
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    /// Works until the engine is gone or silent, or SIGTERM, SIGINT or SIGHUP comes. Returns the exit code: 0, or 1
    /// when the engine did not keep to the protocol.
    [[nodiscard]] int run();

private:
    void sayHello();
    void receive(const std::string& line);
    void handle(const protocol::Configure& configure);
    void handle(const protocol::Deny& deny);
    void handle(const protocol::SteeringRequest& request);
    void handle(const protocol::Tickets& tickets);
    void handle(const protocol::Ping& ping);
    void watchEngine();
    void interfaceChanged(const protocol::Interface& interface);
    void listenersChanged(protocol::Listeners changes);
    void updateWays();
    void updateRelay();
    void reportRelay(const protocol::RelayEndpoint& endpoint);
    void retryRelayLater();
    void giveUp(const std::string& why);
    void report(const std::string& problem);
    void end(int exitCode);

    asio::io_context m_loop;
    asio::signal_set m_signals;
    asio::steady_timer m_relayRetry;
    asio::steady_timer m_lastWords;
    asio::steady_timer m_watch;
    Outbox m_outbox;
    LineInput m_input;
    BindRefusal m_refusal;
    InterfaceWatch m_interface;
    Detection m_detection;
    GuestRelay m_relay;
    GuestSteering m_steering;
    std::vector<Address> m_peers;
    UsageWatch m_usage;
    RefusalChoice m_refusalChoice;
    std::chrono::milliseconds m_longestSilence;
    EngineSilence m_silence;
    bool m_watching = false; ///< the engine has pinged
    bool m_configured = false;
    std::optional<Address> m_relayAddress; ///< that the relay listens on
    std::optional<protocol::RelayEndpoint> m_toldEndpoint;
    std::string m_relayProblem; ///< the last one told
    int m_exitCode = 0;
};

} // namespace portolan
