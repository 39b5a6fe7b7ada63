// SPDX-License-Identifier: MIT
#include "core/net/socket.h"

#include <asio/post.hpp>

#include <utility>

namespace portolan::sockets {

Socket::Socket(asio::io_context& context)
    : m_context(&context)
{
}

Socket::Socket(asio::io_context& context, std::shared_ptr<System> system)
    : m_context(&context)
    , m_system(std::move(system))
{
}

Socket::Socket(Socket&& other) noexcept = default;

Socket& Socket::operator=(Socket&& other) noexcept
{
    closeWithReset();
    m_context = other.m_context;
    m_system = std::move(other.m_system);
    return *this;
}

Socket::~Socket() { closeWithReset(); }

bool Socket::isOpen() const { return m_system != nullptr; }

bool Socket::isConnectedToItself() const
{
    const Endpoint local = localEndpoint();
    return local.port() != 0 && local == remoteEndpoint();
}

void Socket::connect(const Endpoint& remote, Handler done)
{
    const asio::error_code result = beginConnect(remote);
    if (isLater(result))
        return finishConnect(remote, std::move(done));
    asio::post(*m_context, [weak = std::weak_ptr(m_system), done = std::move(done), result] {
        if (weak.lock())
            done(result);
    });
}

bool isResetSince(const asio::error_code& error)
{
    return error == asio::error::connection_reset || error == asio::error::broken_pipe; // the latter after its end
}

bool isLater(const asio::error_code& error)
{
    return error == asio::error::would_block || error == asio::error::try_again || error == asio::error::interrupted;
}

} // namespace portolan::sockets
