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
#include <optional>
#include <string>
#include <vector>

namespace portolan {

/// Portolan's process in the guest. Reports listeners, refused binds and the guest's addresses to the engine, denies the
/// ports that the engine names, and brings the host's connections to services: steered by the kernel, or through its
/// relay. Speaks core/protocol/messages.h over two descriptors. One loop, on the thread that calls run(); the relay has
/// its own thread.
class Agent
{
public:
    struct Options {
        RefusalChoice refusal = RefusalChoice::Automatic;
        DetectionChoice detection = DetectionChoice::Automatic;
        EventsRung events = EventsRung::Automatic;
        SteeringChoice steering = SteeringChoice::Automatic;
        int input = 0; ///< descriptors, owned by the caller
        int output = 1;
        std::chrono::milliseconds longestSilence = protocol::longestSilence; ///< of an engine after its first ping
        std::string problem {}; ///< to report at the start
    };
    /// `cgroup`: what openCgroupRoot() returned. The agent may have given up the privilege to open it.
    Agent(const Options& options, Result<UniqueFd> cgroup);

    /// Runs until the engine is gone or silent, or until SIGTERM, SIGINT or SIGHUP. Returns the exit code: 0, or 1 after a
    /// protocol error of the engine.
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
    void reportInterfaces();
    void listenersChanged(protocol::Listeners changes);
    [[nodiscard]] protocol::Interface interface() const;
    void updateWays();
    void updateRelay(const protocol::Interface& interface);
    void reportRelay(const protocol::RelayEndpoint& endpoint);
    void reportRelayProblem(const std::string& problem);
    void giveUp(const std::string& why);
    void report(const std::string& problem);
    void end(int exitCode);

    const Options m_options;
    const Result<UniqueFd> m_cgroup;
    asio::io_context m_loop;
    asio::signal_set m_signals;
    asio::steady_timer m_relayRetry;
    asio::steady_timer m_lastWords;
    asio::steady_timer m_watch;
    Outbox m_outbox;
    LineInput m_input;
    BindRefusal m_refusal;
    InterfaceWatch m_interfaces;
    Detection m_detection;
    GuestRelay m_relay;
    GuestSteering m_steering;
    UsageWatch m_usage;
    EngineSilence m_silence;
    bool m_watching = false; ///< the engine has pinged
    std::optional<protocol::Configure> m_configuration; ///< the latest
    std::optional<protocol::Interfaces> m_toldInterfaces;
    struct RelayPlace {
        Address address;
        std::string interface;
        unsigned index = 0; ///< the interface's: another one may get its name, and listeners stay with the former

        friend bool operator==(const RelayPlace&, const RelayPlace&) = default;
    };
    std::optional<RelayPlace> m_relayPlace; ///< where the relay listens
    std::optional<protocol::RelayEndpoint> m_toldEndpoint;
    std::string m_relayProblem; ///< the last one reported
    int m_exitCode = 0;
};

} // namespace portolan
