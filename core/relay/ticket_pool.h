// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/socket.h"
#include "core/protocol/messages.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace portolan {

/// Sockets that are bound and announced to the agent ahead of demand, so that a new connection need not wait for that.
/// It keeps more of them the faster they are used, and for some minutes after the last use; then they lapse, and nothing
/// is left to be done until somebody asks. A socket whose connection has ended serves for another. Lives on the relay
/// thread, shared with its pending operations.
///
/// A ticket speaks for a port of this machine. A program of this machine that takes part in that port, as it may,
/// reaches by it what it reaches over the mirrors as well.
class TicketPool : public std::enable_shared_from_this<TicketPool>
{
public:
    struct Ticket {
        sockets::Socket socket;
        uint16_t port = 0;
        uint32_t turn = 0; ///< of its port: to have it meet another rendezvous port each time
    };

    /// `announce` passes tickets to the agent. admitted() takes its answer.
    TicketPool(asio::io_context& context, std::function<void(const protocol::Tickets&)> announce);

    /// Sockets are bound to that address from now on. What was announced before is dropped.
    void open(const Address& host);
    /// Nothing is announced any more.
    void close();
    /// A ticket that is valid now, if there is one; sees to it that there are more.
    [[nodiscard]] std::optional<Ticket> take();
    /// Sees to it that there will be enough, beside those for which somebody `waiting` has come already.
    void replenish(size_t waiting = 0);
    /// Whether tickets are announced that the agent will admit soon.
    [[nodiscard]] bool areComing() const { return !m_announced.empty(); }
    /// How many rendezvous ports the service with the fewest has: a port does not serve more often in a row.
    void setMeetings(size_t fewest);
    /// What became of a ticket's socket. It may not be open.
    void giveBack(sockets::Socket socket);
    void admitted(uint64_t id);

private:
    using Clock = std::chrono::steady_clock;
    struct Bound {
        sockets::Socket socket;
        uint16_t port;
    };
    struct Batch {
        Clock::time_point announced;
        std::vector<Bound> sockets;
    };

    void announce(size_t wanted);
    void bindSockets(size_t count, std::vector<Bound>& sockets);
    /// How often the port served before.
    [[nodiscard]] uint32_t& turnOf(uint16_t port);
    [[nodiscard]] size_t size() const;
    void takeBackLapsed();
    void watchLapse();
    void renew();

    asio::io_context& m_context;
    std::function<void(const protocol::Tickets&)> m_announce;
    std::optional<Address> m_host;
    std::map<uint64_t, Batch> m_announced; ///< not admitted yet
    std::deque<Batch> m_valid;             ///< the oldest first
    std::vector<Bound> m_unannounced;      ///< that came back, or lapsed
    uint64_t m_lastId = 0;
    uint32_t m_bound;              ///< sockets, counted from a random number
    std::vector<uint32_t> m_turns; ///< of each port, counted from a random number
    uint32_t m_usesInARow;
    size_t m_most;                 ///< that the stock may be
    size_t m_stock;                ///< how many there should be
    Clock::time_point m_lastOrder;
    Clock::time_point m_lastUse;
    sockets::Timer m_lapse;
    bool m_watching = false;
};

} // namespace portolan
