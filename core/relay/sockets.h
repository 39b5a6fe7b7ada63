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

/// What the relay asks of sockets beyond what Asio offers alike on every system. All sockets that are made or accepted
/// here are non-blocking, are not inherited by the programs that this process starts, send without delay, and take an
/// urgent byte, which would be lost otherwise, as an ordinary one. When they are closed other than by closeOrderly()
/// the peer sees a reset, also when this process dies: an end of the stream would tell it that it has got everything.
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

/// Makes a socket to dial with that is bound to a port of `source`, IPv4, before it is dialled, so that the port can be
/// announced. Where the system lets us choose, `number` decides which: as many numbers in a row as portsToAnnounce()
/// says have each another port, and then the first comes again, though connections from it live or linger. The port.
/// Errors: InUse (try the next number), NotAvailable (the address is not ours), Resources.
[[nodiscard]] Result<uint16_t> openAnnounced(Socket& socket, const Address& source, uint32_t number);
/// 1 where the system chooses.
[[nodiscard]] uint32_t portsToAnnounce();
/// Connects a socket of openAnnounced() as far as that goes without waiting. would_block: finishConnect() does the
/// rest. After address_not_available (an earlier connection between these two ports lives or lingers) another `remote`
/// may be tried with the same socket.
[[nodiscard]] asio::error_code beginConnect(Socket& socket, const Endpoint& remote);
/// `done` is called once, not within this call, unless the socket is closed before.
void finishConnect(Socket& socket, const Endpoint& remote, std::function<void(const asio::error_code&)> done);

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

/// Closes after what was written has gone out, and so that the peer sees the end of the stream.
void closeOrderly(Socket& socket);
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
