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
#include <vector>

namespace portolan {

/// How to attach to the interface. Automatic: the best way that works here.
enum class SteeringChoice { Automatic, Link, Filter, None };

/// The guest's half of steering: loads the program, assigns the rendezvous ports, runs the trial, admits tickets.
/// core/kernel/steering.md tells the whole. Runs on the agent's loop; owned by the agent.
class GuestSteering
{
public:
    struct Handlers {
        std::function<void(const protocol::SteeringStatus&)> changed;
        std::function<std::set<uint16_t>()> usedPorts; ///< ports with a listener in the guest
    };
    /// `cgroup`: what openCgroupRoot() returned; the caller keeps it.
    GuestSteering(
        asio::io_context& loop, SteeringChoice choice, const Result<UniqueFd>& cgroup, Handlers handlers);

    /// The interface and address that the host connects to, and the host's addresses, the one that it dials from first. Asks
    /// the kernel for the route back, so call it when routes or rules change, too.
    void setWay(const std::string& interface, const std::optional<Address>& guest, const std::vector<Address>& peers);
    void setServices(const protocol::SteeringRequest& request);
    /// Call when a guest program starts to listen on a port from STEERING_FIRST_PORT on.
    void avoidUsedPorts();
    /// False: the tickets cannot be used.
    [[nodiscard]] bool admit(const protocol::Tickets& tickets);

private:
    struct Way {
        std::string interface;
        unsigned index = 0; ///< the interface's: another one may get its name
        asio::ip::address_v4 guest;
        std::vector<Address> hosts;
        std::string wayBack {}; ///< the interface by which answers leave; "": none

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
    const Result<UniqueFd>& m_cgroup;
    Handlers m_handlers;
    std::unique_ptr<SteeringProgram> m_program;
    bool m_loadFailed = false;
    std::optional<Way> m_way;
    RendezvousPorts m_ports;
    std::unique_ptr<SteeringTrial> m_trial;
    asio::steady_timer m_retry;
    size_t m_failures = 0; ///< consecutive failed trials
    protocol::SteeringRequest m_request; ///< the latest, without what cannot be steered to
    protocol::SteeringStatus m_told;
};

} // namespace portolan
