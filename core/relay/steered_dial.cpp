// SPDX-License-Identifier: MIT
#include "core/relay/steered_dial.h"

#include "core/relay/steered_way.h"

#include <asio/error.hpp>

#include <utility>

namespace portolan {

namespace {

/// The answer takes less than a millisecond, unless the machine or the service is busy.
constexpr std::chrono::milliseconds firstPatience { 250 };

} // namespace

SteeredDial::SteeredDial(asio::io_context& context, std::shared_ptr<SteeredWay> way, Way::Request request)
    : m_way(std::move(way))
    , m_request(std::move(request))
    , m_socket(context)
    , m_timer(context)
    , m_patience(firstPatience)
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

bool SteeredDial::connect(TicketPool::Ticket ticket, const Address& guest, const std::vector<uint16_t>& rendezvous)
{
    m_socket = std::move(ticket.socket);
    if (m_request.clientHasSpoken)
        m_socket.completeWithData();
    for (size_t attempt = 0; attempt < rendezvous.size(); ++attempt) {
        m_rendezvous = rendezvous[(ticket.turn + attempt) % rendezvous.size()];
        if (!m_way->mayMeet(ticket.port, m_rendezvous))
            continue;
        const sockets::Endpoint remote(guest, m_rendezvous);
        const asio::error_code error = m_socket.beginConnect(remote);
        if (error == std::errc::address_not_available)
            continue;
        if (!sockets::isLater(error)) {
            connected(error);
            return true;
        }
        limit();
        m_socket.finishConnect(remote, [self = shared_from_this()](const asio::error_code& outcome) {
            if (self->m_done)
                self->connected(outcome);
        });
        return true;
    }
    return false;
}

void SteeredDial::waitOn()
{
    m_waitsOn = true;
    m_patience *= 2;
    limit();
}

void SteeredDial::connected(const asio::error_code& error)
{
    m_timer.cancel();
    const bool wasReset = sockets::isResetSince(error);
    if (m_waitsOn && error == asio::error::timed_out) { // it is the service, and nobody waits for it twice
        m_socket.closeWithReset();
        return end({ Outcome::Kind::Refused, std::move(m_socket) });
    }
    if (error && !wasReset) // nobody listens, the kernel does not hand over the connection, or the ticket has lapsed
        return giveUp(!m_waitsOn);
    m_way->proved(m_request.service);
    end({ Outcome::Kind::Connected, std::move(m_socket), wasReset, true });
}

void SteeredDial::limit()
{
    m_timer.expires_after(m_patience);
    m_timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error && self->m_done)
            self->m_way->unanswered(self);
    });
}

void SteeredDial::giveUp(bool blamesWay)
{
    m_timer.cancel();
    m_socket.closeWithReset();
    end({ Outcome::Kind::Failed, std::move(m_socket), false, false, blamesWay });
}

void SteeredDial::end(Outcome outcome)
{
    if (const Handler done = std::exchange(m_done, nullptr))
        done(std::move(outcome));
}

} // namespace portolan
