// SPDX-License-Identifier: MIT
#include "core/relay/agent_dial.h"

#include <asio/error.hpp>
#include <asio/post.hpp>

#include <optional>
#include <utility>

namespace portolan {

AgentDial::AgentDial(
    asio::io_context& context, AgentRoute route, std::optional<sockets::Endpoint> service, std::optional<Limits> limits)
    : m_route(std::move(route))
    , m_service(std::move(service))
    , m_limits(limits)
    , m_socket(context)
    , m_timer(context)
{
}

void AgentDial::start(Handler done)
{
    m_done = std::move(done);
    if (const asio::error_code error = prepare()) {
        asio::post(m_socket.context(), [self = shared_from_this(), error] { self->fail(error); });
        return;
    }
    if (m_limits)
        limit(m_limits->connect);
    m_socket.connect(m_route.agent, [self = shared_from_this()](const asio::error_code& error) {
        if (!self->m_done)
            return;
        if (error)
            self->broke(error);
        else if (self->m_socket.isConnectedToItself())
            self->fail(asio::error::connection_refused);
        else
            self->sendRequest();
    });
}

void AgentDial::cancel()
{
    m_done = nullptr;
    m_timer.cancel();
    m_socket.closeWithReset();
}

asio::error_code AgentDial::prepare()
{
    if (const asio::error_code error = m_socket.open(m_route.agent))
        return error;
    m_socket.completeWithData();
    return m_socket.bindSource(m_route.source);
}

void AgentDial::sendRequest()
{
    if (m_limits)
        limit(m_limits->answer);
    handshake::Request request;
    request.token = m_route.token.bytes();
    request.operation = m_service ? handshake::Operation::Connect : handshake::Operation::Probe;
    request.service = m_service.value_or(sockets::Endpoint());
    const handshake::RequestBytes bytes = handshake::encode(request);
    asio::error_code error;
    const std::span<const char> all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (m_socket.send(all, error) < all.size() && !error)
        error = asio::error::no_buffer_space; // it fits into the send buffer of a connection on which nothing was sent
    if (error)
        broke(error);
    else
        waitForAnswer();
}

void AgentDial::waitForAnswer()
{
    m_socket.waitForData([self = shared_from_this()](asio::error_code error) {
        if (!self->m_done)
            return;
        const std::span<char> all(reinterpret_cast<char*>(self->m_answer.data()), self->m_answer.size());
        if (!error)
            self->m_received += self->m_socket.receive(all.subspan(self->m_received), error);
        if (error && !sockets::isLater(error))
            self->broke(error);
        else if (self->m_received == 0)
            self->waitForAnswer();
        else
            self->answered();
    });
}

// A reset comes from who had taken the connection, also when it comes before we know that it was taken.
void AgentDial::broke(const asio::error_code& error)
{
    if (error == asio::error::eof || sockets::isResetSince(error))
        fail(ErrorCode::PermissionDenied, "the agent hung up without an answer");
    else if (error == std::errc::address_not_available) // the address itself was good enough to bind
        fail(ErrorCode::Resources, "no port left to dial from");
    else
        fail(error);
}

void AgentDial::answered()
{
    const std::optional<handshake::Answer> answer = handshake::decodeAnswer(m_answer.front());
    if (answer && m_received < m_answer.size())
        return waitForAnswer();
    if (!answer || !m_route.proof.matches(&m_answer[1]))
        return fail(ErrorCode::PermissionDenied, "what answered is not the agent");
    if (*answer == handshake::Answer::Ok)
        finish(std::move(m_socket));
    else
        finish(*answer);
}

void AgentDial::limit(std::chrono::milliseconds time)
{
    m_timer.expires_after(time);
    m_timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
        // A timer that was set anew after it had expired calls for the former limit as well.
        if (!error && self->m_done && self->m_timer.expiry() <= std::chrono::steady_clock::now())
            self->fail(ErrorCode::Unreachable, "no answer in time");
    });
}

void AgentDial::fail(ErrorCode code, const char* what) { finish(Error { code, 0, context() + ": " + what }); }

void AgentDial::fail(const asio::error_code& error)
{
    if (m_done)
        finish(systemError(error.value(), context()));
}

void AgentDial::finish(Outcome outcome)
{
    m_timer.cancel();
    m_socket.closeWithReset();
    const Handler done = std::exchange(m_done, nullptr);
    done(std::move(outcome));
}

std::string AgentDial::context() const
{
    return "dial the agent at " + m_route.agent.address().to_string() + " port " + std::to_string(m_route.agent.port())
        + " from " + m_route.source.to_string();
}

} // namespace portolan
