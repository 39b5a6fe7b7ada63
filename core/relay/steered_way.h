// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/protocol/messages.h"
#include "core/relay/resting_pairs.h"
#include "core/relay/ticket_pool.h"
#include "core/relay/way.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace portolan {

class SteeredDial;

/// Between which addresses connections are steered.
struct SteeredRoute {
    Address host;       ///< of the adapter; to dial from
    Address guest;      ///< of the guest's interface; IPv4, as is `host`
    bool v6 = false;    ///< to services on ::1, too
    bool ready = false; ///< false: it is on trial, and no client's connection takes it
    uint16_t relay = 0; ///< a port of the guest's address on which the agent listens; 0: none

    /// Whether it leads to a service on that address of the guest.
    [[nodiscard]] bool leadsTo(const Address& service) const
    {
        return service.is_v4() ? service.is_loopback() || service == guest : v6 && service.is_loopback();
    }

    friend bool operator==(const SteeredRoute&, const SteeredRoute&) = default;
};

/// The way by which the guest's kernel hands connections to the services themselves; core/kernel/steering.md tells how.
/// Keeps what the agent answered about each service. Leaves a service for which the way fails to later ways for a while,
/// longer each time. Only takes clients that called a loopback address: others must not pass for local ones.
class SteeredWay final : public Way, public std::enable_shared_from_this<SteeredWay>
{
public:
    /// What the way has to tell the agent.
    struct Handlers {
        std::function<void(const protocol::SteeringRequest&)> services; ///< all those that need rendezvous ports
        std::function<void(const protocol::Tickets&)> tickets;
    };

    explicit SteeredWay(asio::io_context& context);

    /// Set before the first route.
    void setHandlers(Handlers handlers) { m_handlers = std::move(handlers); }
    /// From now on; nothing: the way is closed.
    void setRoute(const std::optional<SteeredRoute>& route);
    /// The agent's answer to that request and those before: the rendezvous ports of the services.
    void setServices(uint64_t request, const std::vector<protocol::SteeredService>& services);
    /// The agent's answer to an announcement of tickets.
    void admitted(uint64_t tickets);
    /// Calls each of the agent's own listeners, for its trial of the route.
    void tryOut(const std::vector<protocol::SteeredService>& listeners);

    [[nodiscard]] WayKind kind() const override { return WayKind::Steered; }
    [[nodiscard]] Leads leadsTo(const Request& request) const override;
    [[nodiscard]] std::shared_ptr<Attempt> attempt(const Request& request) override;
    [[nodiscard]] bool bypassed(const sockets::Endpoint& service) override;
    void giveBack(sockets::Socket socket) override { m_tickets->giveBack(std::move(socket)); }
    void forget(const sockets::Endpoint& service) override;
    void close() override;

private:
    friend SteeredDial; // uses dial(), mayMeet(), unanswered() and proved()
    using Clock = std::chrono::steady_clock;
    struct Service {
        std::vector<uint16_t> rendezvous; ///< empty: not known yet, or the agent has none for it
        uint16_t wanted = protocol::SteeringRequest::usualRendezvousPorts;
        uint64_t request = 0;             ///< that asks for them and is not answered; 0: none
        bool onTrial = false;             ///< one of the agent's own listeners
        bool proved = false;              ///< it was reached this way
        int failures = 0;                 ///< in a row
        Clock::time_point retry {};       ///< until then it is left to later ways
        std::chrono::seconds pause { 1 };
    };
    struct Waiting {
        Clock::time_point until;
        std::shared_ptr<SteeredDial> dial;
    };

    [[nodiscard]] bool open() const { return m_route && m_route->ready; }
    void dial(const std::shared_ptr<SteeredDial>& dial);
    [[nodiscard]] bool mayMeet(uint16_t host, uint16_t rendezvous);
    void unanswered(const std::shared_ptr<SteeredDial>& dial);
    void tested(bool works);
    void wantMore(Service& service);
    [[nodiscard]] bool begin(SteeredDial& dial);
    void proved(const sockets::Endpoint& service);
    void serveWaiting();
    void watchWaiting();
    void dropImpatient();
    void tellServices();

    asio::io_context& m_context;
    Handlers m_handlers;
    std::optional<SteeredRoute> m_route;
    std::shared_ptr<TicketPool> m_tickets;
    std::map<sockets::Endpoint, Service> m_services;
    uint64_t m_lastRequest = 0;
    uint64_t m_answered = 0; ///< the latest request that is
    bool m_hasNews = false;  ///< that the latest request did not tell
    RestingPairs m_pairs;
    std::deque<Waiting> m_waiting; ///< for a ticket, or for the agent's answer
    std::vector<std::shared_ptr<SteeredDial>> m_unanswered; ///< while the way is tested
    size_t m_trialDials = 0; ///< that go on
    std::deque<sockets::Socket> m_trialCalls; ///< that succeeded lately
    sockets::Timer m_timer;
};

} // namespace portolan
