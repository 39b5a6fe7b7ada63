// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/socket.h"
#include "core/relay/ticket_pool.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace portolan {

/// One attempt to reach a service by way of the guest's kernel. Lives on the relay thread, owned by who waits for it,
/// by the SteeredWay while there is no ticket for it, and by its pending operations.
class SteeredDial : public std::enable_shared_from_this<SteeredDial>
{
public:
    enum class Outcome {
        Connected,  ///< to the service, with no answer to wait for
        Reset,      ///< connected, and the service has reset it since, perhaps after it sent something
        NoTicket,   ///< the way was not opened in time; nothing was tried
        NoPort,     ///< every pair of ports is in use, or rests
        Refused,    ///< nobody listens, or the kernel does not hand over the connection
        Unanswered, ///< as when a firewall drops the packets
    };
    /// The socket is open if Connected or Reset.
    using Handler = std::function<void(Outcome, sockets::Socket)>;

    /// `clientHasSpoken`: there is something to send to the service.
    SteeredDial(asio::io_context& context, sockets::Endpoint service, bool clientHasSpoken, Handler done);

    [[nodiscard]] const sockets::Endpoint& service() const { return m_service; }
    /// Nobody waits for it any more: the handler is not called.
    void cancel();
    [[nodiscard]] bool over() const { return !m_done; }

    /// Connects from the ticket's port to one of the `rendezvous` ports. The handler may be called before this returns.
    void connect(TicketPool::Ticket ticket, const Address& guest, const std::vector<uint16_t>& rendezvous,
        std::chrono::milliseconds limit);
    void giveUp(Outcome outcome);

private:
    void connected(const asio::error_code& error);
    void end(Outcome outcome);
    void limit(std::chrono::milliseconds time);

    sockets::Endpoint m_service;
    bool m_clientHasSpoken;
    Handler m_done; ///< empty: it is over
    sockets::Socket m_socket;
    sockets::Timer m_timer;
};

} // namespace portolan
