// SPDX-License-Identifier: MIT
#include "core/relay/steered_dial.h"

#include "core/relay/steered_way.h"

#include <utility>

namespace portolan {

namespace {

/// Of rendezvous ports, where pairs with the own port still rest from an earlier connection.
constexpr uint32_t mostAttempts = 8;

} // namespace

SteeredDial::SteeredDial(asio::io_context& context, std::shared_ptr<SteeredWay> way, Way::Request request)
    : m_way(std::move(way))
    , m_request(std::move(request))
    , m_socket(context)
    , m_timer(context)
{
}

void SteeredDial::start(Handler done)
{
    m_done = std::move(done);
    m_way->dial(shared_from_this());
}

void SteeredDial::cancel()
{
    m_done = nullptr;
    m_timer.cancel();
    m_socket.closeWithReset();
}

void SteeredDial::connect(TicketPool::Ticket ticket, const Address& guest, const std::vector<uint16_t>& rendezvous,
    std::chrono::milliseconds time)
{
    m_socket = std::move(ticket.socket);
    if (m_request.clientHasSpoken)
        m_socket.completeWithData();
    for (uint32_t attempt = 0; attempt < mostAttempts; ++attempt) {
        const sockets::Endpoint remote(guest, rendezvous[(ticket.turn + attempt) % rendezvous.size()]);
        const asio::error_code error = m_socket.beginConnect(remote);
        if (error == std::errc::address_not_available)
            continue;
        if (!sockets::isLater(error))
            return connected(error);
        limit(time);
        m_socket.finishConnect(remote, [self = shared_from_this()](const asio::error_code& outcome) {
            if (self->m_done)
                self->connected(outcome);
        });
        return;
    }
    giveUp(false); // every pair of ports is in use, or rests
}

void SteeredDial::connected(const asio::error_code& error)
{
    m_timer.cancel();
    const bool wasReset = sockets::isResetSince(error);
    if (error && !wasReset)
        return giveUp(true); // nobody listens, or the kernel does not hand over the connection
    m_way->proved(m_request.service);
    end({ Outcome::Kind::Connected, std::move(m_socket), wasReset, true });
}

void SteeredDial::limit(std::chrono::milliseconds time)
{
    m_timer.expires_after(time);
    m_timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error)
            self->giveUp(true); // as when a firewall drops the packets
    });
}

void SteeredDial::giveUp(bool blamesWay)
{
    m_socket.closeWithReset();
    end({ Outcome::Kind::Failed, std::move(m_socket), false, false, blamesWay });
}

void SteeredDial::end(Outcome outcome)
{
    if (const Handler done = std::exchange(m_done, nullptr))
        done(std::move(outcome));
}

} // namespace portolan
