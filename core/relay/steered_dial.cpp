// SPDX-License-Identifier: MIT
#include "core/relay/steered_dial.h"

#include <utility>

namespace portolan {

namespace {

/// Of rendezvous ports, where pairs with the own port still rest from an earlier connection.
constexpr uint32_t mostAttempts = 8;

} // namespace

SteeredDial::SteeredDial(asio::io_context& context, sockets::Endpoint service, bool clientHasSpoken, Handler done)
    : m_service(std::move(service))
    , m_clientHasSpoken(clientHasSpoken)
    , m_done(std::move(done))
    , m_socket(context)
    , m_timer(context)
{
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
    if (m_clientHasSpoken)
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
    giveUp(Outcome::NoPort);
}

void SteeredDial::connected(const asio::error_code& error)
{
    m_timer.cancel();
    if (!error)
        end(Outcome::Connected);
    else if (sockets::isResetSince(error))
        end(Outcome::Reset);
    else
        giveUp(error == asio::error::connection_refused ? Outcome::Refused : Outcome::Unanswered);
}

void SteeredDial::limit(std::chrono::milliseconds time)
{
    m_timer.expires_after(time);
    m_timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error)
            self->giveUp(Outcome::Unanswered);
    });
}

void SteeredDial::giveUp(Outcome outcome)
{
    m_socket.closeWithReset();
    end(outcome);
}

void SteeredDial::end(Outcome outcome)
{
    if (const Handler done = std::exchange(m_done, nullptr))
        done(outcome, std::move(m_socket));
}

} // namespace portolan
