// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/socket.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace portolan {
class UniqueFd;
}

/// What the relay asks of listening sockets beyond what Asio offers alike on every system. listen() and tryBind() may
/// be called from any thread; a listener belongs to the thread of its loop once that accepts from it.
namespace portolan::sockets {

/// Bound to one kind of executor, which spares each operation a virtual call.
using Acceptor = asio::ip::tcp::acceptor::rebind_executor<asio::io_context::executor_type>::other;

/// A listener that no other program can take or share the port of, and that connections which live or linger from an
/// earlier one do not hinder. For IPv6 it takes IPv6 only. Errors: InUse, PermissionDenied, Reserved, NotAvailable,
/// Resources.
[[nodiscard]] Result<Acceptor> listen(asio::io_context& context, const Endpoint& local);
/// Whether listen() would find the address free now. Nothing listens there meanwhile. Errors: as of listen().
[[nodiscard]] Result<Done> tryBind(const Endpoint& local);
/// The listener takes only what comes in by that interface and answers by it, whatever the routes and rules say. Does
/// nothing on Windows. Fails where there is no such interface, and before Linux 5.7 without CAP_NET_RAW.
[[nodiscard]] Result<Done> bindToInterface(Acceptor& acceptor, const std::string& interface);
/// The port is free when this returns, even while a child process that is just being started has a copy of the
/// descriptor.
void closeListener(Acceptor& acceptor);
/// What names the socket in the system's list of listeners; 0 where the system has no such thing.
[[nodiscard]] uint64_t inode(Acceptor& acceptor);

/// `done` gets the next connection once there is one, or an error; try_again when it has gone again. Nothing is called
/// after the acceptor is closed. Whatever `done` refers to has to live until it is called or destroyed.
void acceptNext(Acceptor& acceptor, std::function<void(const asio::error_code&, Socket)> done);
/// Takes a connection that is there already; one that cannot be kept is reset.
/// Errors: try_again or would_block when there is none.
[[nodiscard]] asio::error_code acceptNow(Acceptor& acceptor, Socket& accepted);

/// A descriptor kept for the moment when there is no other. A connection that cannot be accepted for want of a
/// descriptor stays in the backlog and its client waits for ever; with the spare one it is taken and reset. Used on the
/// relay thread.
class SpareDescriptor
{
public:
    SpareDescriptor();

    enum class Outcome {
        Reset, ///< one connection was taken from the backlog and reset
        NobodyWaits,
        Impossible, ///< the spare descriptor did not help either
    };
    [[nodiscard]] Outcome acceptAndReset(Acceptor& acceptor);

private:
    std::shared_ptr<UniqueFd> m_spare; ///< none on Windows
};

} // namespace portolan::sockets
