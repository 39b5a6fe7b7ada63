// SPDX-License-Identifier: MIT
#include "core/relay/guest_connection.h"

#include <asio/error.hpp>

#include <tuple>
#include <utility>

namespace portolan {

namespace {

handshake::Answer answerFor(const asio::error_code& error)
{
    if (error == asio::error::connection_refused)
        return handshake::Answer::Refused;
    // The last: every port to dial from is taken.
    if (sockets::isExhaustion(error) || error == asio::error::address_in_use
        || error == std::errc::address_not_available)
        return handshake::Answer::Resources;
    return handshake::Answer::Unreachable;
}

} // namespace

GuestConnection::GuestConnection(
    Owner& owner, LoopThread& thread, uint64_t number, sockets::Socket host, std::shared_ptr<Traffic> traffic)
    : m_owner(owner)
    , m_thread(thread)
    , m_number(number)
    , m_traffic(std::move(traffic))
    , m_host(std::move(host))
    , m_service(thread.context())
{
}

void GuestConnection::waitForRequest()
{
    m_host.waitForData([self = shared_from_this()](const asio::error_code& error) {
        if (self->m_over)
            return;
        if (error)
            self->resetAndEnd();
        else
            self->readRequest();
    });
}

void GuestConnection::readRequest()
{
    asio::error_code error;
    const std::span<char> all(reinterpret_cast<char*>(m_request.data()), m_request.size());
    m_received += m_host.receive(all.subspan(m_received), error);
    if (error && !sockets::isLater(error))
        resetAndEnd();
    else if (m_received < m_request.size())
        waitForRequest();
    else
        requested();
}

void GuestConnection::abort()
{
    m_over = true;
    if (m_pair)
        std::exchange(m_pair, nullptr)->reset();
    m_host.closeWithReset();
    m_service.closeWithReset();
}

void GuestConnection::requested()
{
    const Result<handshake::Request> request = handshake::decode(m_request);
    if (!request || !m_owner.knowsToken(request.value().token.data()))
        return resetAndEnd();
    m_owner.trusted(shared_from_this());
    if (request.value().operation == handshake::Operation::Probe)
        return answerAndEnd(handshake::Answer::Ok);
    const sockets::Endpoint& service = request.value().service;
    if (!m_owner.allowsService(service))
        return answerAndEnd(handshake::Answer::NotAllowed);
    // Accepted all the same, so that the host learns that it is this and not that there is no agent.
    if (m_host.isCrowded())
        return answerAndEnd(handshake::Answer::Resources);
    connect(service);
}

void GuestConnection::connect(const sockets::Endpoint& service)
{
    m_connecting = true;
    asio::error_code error = m_service.open(service);
    // As a local program would call it, whichever 127.x address the service has.
    if (!error && service.address().is_v4() && service.address().is_loopback())
        error = m_service.bindSource(loopback4());
    if (error)
        return connected(error);
    m_service.connect(service, [self = shared_from_this()](const asio::error_code& connectError) {
        if (!self->m_over)
            self->connected(connectError);
    });
    m_host.waitForReset([self = shared_from_this()] {
        if (self->m_connecting)
            self->resetAndEnd();
    });
}

void GuestConnection::connected(const asio::error_code& error)
{
    m_connecting = false;
    const bool wasReset = sockets::isResetSince(error); // then nobody refused
    if (error && !wasReset)
        return answerAndEnd(answerFor(error));
    if (m_service.isConnectedToItself())
        return answerAndEnd(handshake::Answer::Refused);
    m_host.cancelWaits(); // the one for a reset, which the pair takes over
    if (!answer(handshake::Answer::Ok))
        return resetAndEnd();
    m_pair = std::make_shared<StreamPair>(std::move(m_host), std::move(m_service), m_thread.scratch(), m_traffic);
    m_pair->start([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->end();
    });
    if (wasReset)
        m_pair->serviceWasReset();
}

// It fits into the send buffer of a connection on which nothing was sent yet. False: the host has gone, and
// nothing that is done with the socket later will say so again.
bool GuestConnection::answer(handshake::Answer answer)
{
    const handshake::AnswerBytes bytes = handshake::encode(answer, m_owner.proof());
    asio::error_code error;
    return m_host.send({ reinterpret_cast<const char*>(bytes.data()), bytes.size() }, error) == bytes.size();
}

void GuestConnection::answerAndEnd(handshake::Answer byte)
{
    std::ignore = answer(byte);
    m_host.closeOrderly();
    m_service.closeWithReset();
    end();
}

void GuestConnection::resetAndEnd()
{
    m_host.closeWithReset();
    m_service.closeWithReset();
    end();
}

void GuestConnection::end()
{
    m_connecting = false;
    m_pair = nullptr;
    if (!std::exchange(m_over, true))
        m_owner.ended(shared_from_this());
}

} // namespace portolan
