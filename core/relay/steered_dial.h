// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/socket.h"
#include "core/relay/ticket_pool.h"
#include "core/relay/way.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace portolan {

class SteeredWay;

/// One attempt to reach a service by way of the guest's kernel. Lives on the relay thread, owned by who waits for it,
/// by the SteeredWay while there is no ticket for it, and by its pending operations.
class SteeredDial final : public Attempt, public std::enable_shared_from_this<SteeredDial>
{
public:
    SteeredDial(asio::io_context& context, std::shared_ptr<SteeredWay> way, Way::Request request);

    void start(Handler done) override;
    void cancel() override;

    [[nodiscard]] const sockets::Endpoint& service() const { return m_request.service; }
    [[nodiscard]] bool over() const { return !m_done; }
    /// The rendezvous port that it connects to; 0 before.
    [[nodiscard]] uint16_t rendezvous() const { return m_rendezvous; }

    /// Connects from the ticket's port to one of the `rendezvous` ports. The handler may be called before this returns.
    /// False: it rests from a connection to each of them.
    [[nodiscard]] bool connect(
        TicketPool::Ticket ticket, const Address& guest, const std::vector<uint16_t>& rendezvous);
    /// The way works, so it is the service that is slow: waits on, as long as the kernels try.
    void waitOn();
    /// Failed. `blamesWay`: as of Attempt::Outcome.
    void giveUp(bool blamesWay);

private:
    void connected(const asio::error_code& error);
    void limit();
    void end(Outcome outcome);

    std::shared_ptr<SteeredWay> m_way;
    Way::Request m_request;
    Handler m_done; ///< empty: it is over
    sockets::Socket m_socket;
    sockets::Timer m_timer;
    std::chrono::milliseconds m_patience; ///< until the way is tested
    uint16_t m_rendezvous = 0;
    bool m_waitsOn = false;
};

} // namespace portolan
