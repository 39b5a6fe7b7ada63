// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>

/// What the relay asks of sockets beyond what Asio offers alike on every system. All sockets made here are non-blocking
/// and are not inherited by the programs that this process starts.
namespace portolan::sockets {

using Endpoint = asio::ip::tcp::endpoint;
/// Asio's types bound to one kind of executor, which spares each operation a virtual call.
using Executor = asio::io_context::executor_type;
using Socket = asio::ip::tcp::socket::rebind_executor<Executor>::other;
using Acceptor = asio::ip::tcp::acceptor::rebind_executor<Executor>::other;
using Timer = asio::steady_timer::rebind_executor<Executor>::other;

/// Makes the socket to dial `remote` with.
[[nodiscard]] asio::error_code open(Socket& socket, const Endpoint& remote);
/// Fixes the address to dial from and leaves the port to connect(), so that one port can serve for several remote ends.
[[nodiscard]] asio::error_code bindSource(Socket& socket, const Address& source);

/// A listener that no other program can take or share the port of, and that connections which live or linger from an
/// earlier one do not hinder. For IPv6 it takes IPv6 only. Errors: InUse, PermissionDenied, Reserved, NotAvailable,
/// Resources.
[[nodiscard]] Result<Acceptor> listen(asio::io_context& context, const Endpoint& local);
/// Whether listen() would find the address free now. Nothing listens there meanwhile. Errors: as of listen().
[[nodiscard]] Result<Done> tryBind(const Endpoint& local);
/// The port is free when this returns, even while a child process that is just being started has a copy of the
/// descriptor.
void closeListener(Acceptor& acceptor);
/// What names the socket in the system's list of listeners; 0 where the system has no such thing.
[[nodiscard]] uint64_t inode(Acceptor& acceptor);

/// `done` gets the next connection once there is one, or an error; try_again when it has gone again. Nothing is called
/// after the acceptor is closed. Whatever `done` refers to has to live until it is called or destroyed.
void acceptNext(Acceptor& acceptor, std::function<void(const asio::error_code&, Socket)> done);
/// Takes a connection that is there already; one that cannot be kept is reset. Errors: try_again or would_block when
/// there is none.
[[nodiscard]] asio::error_code acceptNow(Acceptor& acceptor, Socket& accepted);

/// Whether so many descriptors are in use that a connection more would leave too few for what else this process does.
/// `newest` is the one that was accepted last. Never where descriptors are not counted.
[[nodiscard]] bool isCrowded(Socket& newest);
/// Whether the error says that the system or the process is out of descriptors, memory or the like.
[[nodiscard]] bool isExhaustion(const asio::error_code& error);
/// Whether a non-blocking call found nothing to do and is to be tried again later.
[[nodiscard]] bool isLater(const asio::error_code& error);
/// Whether a connection to a port of this machine on which nobody listens happened to start from that very port: TCP
/// then connects the socket to itself.
[[nodiscard]] bool isConnectedToItself(const Socket& socket);

/// Closes so that the peer sees a reset. What was not yet sent is lost.
void closeWithReset(Socket& socket);
/// Bytes that were written and have not left this machine's send queue for the first time; 0 where the system does not
/// say.
[[nodiscard]] size_t unsentBytes(Socket& socket);
/// `reset` is called when the peer resets the connection or it breaks otherwise, also while nothing is read or written.
/// It is not called when the socket is closed, or cancelled and then moved from. What was received before can still be
/// read, and then the error. Where the system has no such event it is never called; the next read or write will tell.
/// One wait a socket at a time. Whatever `reset` refers to, and `socket`, has to live until it is called or destroyed.
void waitForReset(Socket& socket, std::function<void()> reset);
/// Has the system ask an idle peer every few minutes whether it is there. A living peer may be idle for ever.
void keepAlive(Socket& socket);

} // namespace portolan::sockets
