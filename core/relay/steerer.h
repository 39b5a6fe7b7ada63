// SPDX-License-Identifier: MIT
#pragma once

#include "core/relay/steered_dial.h"
#include "core/relay/steering_way.h"
#include "core/relay/ticket_pool.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace portolan {

/// Which connections go by way of the guest's kernel: knows the way, the services that it leads to, and which of them
/// it failed for. A service for which it fails is left to the agent's relay for a while, longer each time. Lives on the
/// relay thread, shared with its pending operations.
class Steerer : public std::enable_shared_from_this<Steerer>
{
public:
    Steerer(asio::io_context& context, TicketPool::Share share, SteeringHandlers handlers);

    /// The way from now on; nothing: there is none.
    void setWay(const std::optional<SteeringWay>& way);
    /// What the agent answered: the rendezvous ports of the services that it was told of.
    void setServices(const std::vector<protocol::SteeredService>& services);
    void admitted(uint64_t tickets);
    /// Calls on each of the agent's own listeners, for its trial.
    void tryOut(const std::vector<protocol::SteeredService>& listeners);

    /// Whether there is a way for clients' connections.
    [[nodiscard]] bool open() const { return m_way && m_way->ready; }
    /// Whether a connection to that service is to be dialled this way now.
    [[nodiscard]] bool leadsTo(const sockets::Endpoint& service) const;
    /// Begins to dial. The handler may be called before this returns.
    void dial(const std::shared_ptr<SteeredDial>& dial);
    /// The socket of a connection that went this way and has ended. It may not be open.
    void giveBack(sockets::Socket socket) { m_tickets->giveBack(std::move(socket)); }
    /// The service was reached this way.
    void proved(const sockets::Endpoint& service);
    /// The service was not reached this way, and then was by the relay. False: it is left to the relay from now on.
    [[nodiscard]] bool failed(const sockets::Endpoint& service);
    /// It is not mirrored any more.
    void forget(const sockets::Endpoint& service);
    /// Whoever waits is not called any more.
    void close();

private:
    using Clock = std::chrono::steady_clock;
    struct Service {
        std::vector<uint16_t> rendezvous; ///< empty: not known yet, or the agent has none for it
        Clock::time_point asked {};       ///< the agent, for these
        bool proved = false;
        int failures = 0;           ///< in a row
        Clock::time_point retry {}; ///< until then it is left to the relay
        std::chrono::seconds pause { 1 };
    };
    struct Waiting {
        Clock::time_point until;
        std::shared_ptr<SteeredDial> dial;
    };

    [[nodiscard]] bool begin(SteeredDial& dial);
    void serveWaiting();
    void watchWaiting();
    void dropImpatient();
    void tellServices();
    void call(const protocol::SteeredService& listener);

    asio::io_context& m_context;
    SteeringHandlers m_handlers;
    std::optional<SteeringWay> m_way;
    std::shared_ptr<TicketPool> m_tickets;
    std::map<sockets::Endpoint, Service> m_services;
    std::deque<Waiting> m_waiting;
    sockets::Timer m_timer;
};

} // namespace portolan
