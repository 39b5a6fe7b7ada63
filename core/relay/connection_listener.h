// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/acceptor.h"
#include "core/net/loop_thread.h"

#include <functional>
#include <memory>

namespace portolan {

/// A listener that hands over every connection it gets. It takes a few at a time, so that a burst of new connections
/// does not hold up the old ones, and sheds load when the process is out of descriptors: connections are then taken and
/// reset, or, if even that fails, left waiting for a moment. Lives on the relay thread; shared with its own pending
/// operations.
class ConnectionListener : public std::enable_shared_from_this<ConnectionListener>
{
public:
    struct Handlers {
        std::function<void(sockets::Socket)> accepted;
        std::function<void()> dropped; ///< a connection was reset for want of a descriptor
    };

    /// Accepts from now on until close().
    [[nodiscard]] static std::shared_ptr<ConnectionListener> start(
        LoopThread& thread, sockets::Acceptor acceptor, Handlers handlers);

    ConnectionListener(LoopThread& thread, sockets::Acceptor acceptor, Handlers handlers);
    ~ConnectionListener();
    ConnectionListener(const ConnectionListener&) = delete;
    ConnectionListener& operator=(const ConnectionListener&) = delete;

    /// The port is free when this returns. No handler is called any more. May be called from a handler.
    void close();
    [[nodiscard]] sockets::Endpoint localEndpoint() const { return m_local; }

private:
    void waitForConnection();
    void takeBurst(asio::error_code error, sockets::Socket accepted);
    void backOff();

    LoopThread& m_thread;
    sockets::Acceptor m_acceptor;
    sockets::Timer m_backOff;
    sockets::Endpoint m_local;
    Handlers m_handlers;
};

} // namespace portolan
