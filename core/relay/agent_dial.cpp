// SPDX-License-Identifier: MIT
#include "core/relay/agent_dial.h"

#include <asio/post.hpp>
#include <asio/write.hpp>

#include <optional>
#include <utility>

namespace portolan {

AgentDial::AgentDial(
    asio::io_context& context, const RelayTarget& target, handshake::Operation operation, Limits limits)
    : m_target(target)
    , m_operation(operation)
    , m_limits(limits)
    , m_socket(context)
    , m_timer(context)
{
}

void AgentDial::start(Handler done)
{
    m_done = std::move(done);
    if (const asio::error_code error = prepare()) {
        asio::post(m_socket.get_executor(), [self = shared_from_this(), error] { self->fail(error); });
        return;
    }
    limit(m_limits.connect);
    m_socket.async_connect(m_target.agent, [self = shared_from_this()](const asio::error_code& error) {
        if (!self->m_done)
            return;
        if (error)
            self->broke(error);
        else if (sockets::isConnectedToItself(self->m_socket))
            self->fail(asio::error::connection_refused);
        else
            self->sendRequest();
    });
}

void AgentDial::cancel()
{
    m_done = nullptr;
    m_timer.cancel();
    sockets::closeWithReset(m_socket);
}

asio::error_code AgentDial::prepare()
{
    if (const asio::error_code error = sockets::open(m_socket, m_target.agent))
        return error;
    sockets::keepAlive(m_socket);
    if (m_target.source)
        return sockets::bindSource(m_socket, *m_target.source);
    return {};
}

void AgentDial::sendRequest()
{
    limit(m_limits.answer);
    handshake::Request request;
    request.token = m_target.token.bytes();
    request.operation = m_operation;
    if (m_operation == handshake::Operation::Connect)
        request.service = m_target.service;
    m_request = handshake::encode(request);
    asio::async_write(
        m_socket, asio::buffer(m_request), [self = shared_from_this()](const asio::error_code& error, size_t) {
            if (!self->m_done)
                return;
            if (error)
                self->broke(error);
            else
                self->waitForAnswer();
        });
}

void AgentDial::waitForAnswer()
{
    m_socket.async_read_some(
        asio::buffer(&m_answer, 1), [self = shared_from_this()](const asio::error_code& error, size_t) {
            if (!self->m_done)
                return;
            if (error)
                self->broke(error);
            else
                self->answered();
        });
}

// A reset comes from who had taken the connection, also when it comes before we know that it was taken.
void AgentDial::broke(const asio::error_code& error)
{
    if (error == asio::error::eof || error == asio::error::connection_reset || error == asio::error::broken_pipe)
        fail(ErrorCode::PermissionDenied, "the agent hung up without an answer");
    else if (error == std::errc::address_not_available) // the address itself was good enough to bind
        fail(ErrorCode::Resources, "no port left to dial from");
    else
        fail(error);
}

void AgentDial::answered()
{
    const std::optional<handshake::Answer> answer = handshake::decodeAnswer(m_answer);
    if (!answer)
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
    if (m_socket.is_open())
        sockets::closeWithReset(m_socket);
    const Handler done = std::exchange(m_done, nullptr);
    done(std::move(outcome));
}

std::string AgentDial::context() const
{
    return "dial the agent at " + m_target.agent.address().to_string() + " port "
        + std::to_string(m_target.agent.port());
}

} // namespace portolan
