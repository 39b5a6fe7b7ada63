// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/socket.h"

#include <asio/ip/tcp.hpp>

#include <cstdint>
#include <memory>

namespace portolan::sockets {

/// Keeps a socket from the programs that this one starts, which would hold its port.
void inheritNot(asio::detail::socket_type socket);

/// Asio's own socket. What is pending on it when it is closed completes later, and not always with the error that says
/// so; whoever waited is not told.
class Socket::System final : public std::enable_shared_from_this<System>
{
public:
    explicit System(asio::io_context& context);

    /// With what all connections are to have.
    [[nodiscard]] asio::error_code prepare();
    void close();
    void cancelWaits();
    /// A handler for Asio that calls `done` unless the wait that begins now is cancelled.
    template <typename Done> [[nodiscard]] auto unlessCancelled(Done done);

    asio::ip::tcp::socket::rebind_executor<asio::io_context::executor_type>::other socket;

private:
    uint64_t m_waits = 0; ///< how often they were cancelled
};

} // namespace portolan::sockets
