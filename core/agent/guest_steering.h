// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/rendezvous_ports.h"
#include "core/agent/steering_trial.h"
#include "core/kernel/steering_program.h"
#include "core/protocol/messages.h"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// How to look at the packets that come in. Automatic: the best that this machine can do.
enum class SteeringChoice { Automatic, Link, Filter, None };
/// "auto", "tcx", "clsact", "none".
[[nodiscard]] std::optional<SteeringChoice> parseSteeringChoice(std::string_view text);

/// Has the kernel hand the host's connections to the services themselves. It decides what this machine can do by
/// trying: before any connection of a user's is steered, the host has called on listeners of the agent's own. Runs on
/// the loop it is given; owned by the agent.
class GuestSteering
{
public:
    struct Handlers {
        std::function<void(const protocol::SteeringStatus&)> changed;
        std::function<std::set<uint16_t>()> usedPorts; ///< that somebody in the guest listens on
    };
    GuestSteering(asio::io_context& loop, SteeringChoice choice, Handlers handlers);

    /// Where the host's connections come in, at which address, and from whom.
    void setWay(const std::string& interface, const std::optional<Address>& guest, const std::vector<Address>& peers);
    void setServices(const std::vector<ServiceAddress>& services);
    /// A program of the guest listens on a port that it did not listen on before.
    void avoidUsedPorts();
    /// False: there is nothing that they could be of use for.
    [[nodiscard]] bool admit(const protocol::Tickets& tickets);

private:
    struct Way {
        std::string interface;
        asio::ip::address_v4 guest;
        std::vector<Address> hosts;

        friend bool operator==(const Way&, const Way&) = default;
    };
    void begin();
    [[nodiscard]] Result<Done> load();
    [[nodiscard]] Result<Done> watch();
    void tryOut();
    void judged(const SteeringTrial::Outcome& outcome);
    void retryLater();
    void assignPorts();
    [[nodiscard]] bool canSteerTo(const ServiceAddress& service) const;
    [[nodiscard]] steering_service describe(const ServiceAddress& service) const;
    void tell(protocol::SteeringStatus::Stage stage, const std::string& problem = {});

    asio::io_context& m_loop;
    SteeringChoice m_choice;
    Handlers m_handlers;
    std::unique_ptr<SteeringProgram> m_program;
    bool m_loadFailed = false;
    std::optional<Way> m_way;
    RendezvousPorts m_ports;
    std::unique_ptr<SteeringTrial> m_trial;
    std::set<uint16_t> m_trialCallers; ///< ports of the host that tickets were given for in the trial
    asio::steady_timer m_retry;
    size_t m_failures = 0; ///< trials in a row
    std::vector<ServiceAddress> m_services;
    protocol::SteeringStatus m_told;
};

} // namespace portolan
