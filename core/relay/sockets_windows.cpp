// SPDX-License-Identifier: MIT
#include "core/relay/sockets.h"

#include <asio/ip/v6_only.hpp>

#include <memory>
#include <utility>

#include <winsock2.h>
#include <ws2tcpip.h>
#include <mstcpip.h>

namespace portolan::sockets {

namespace {

constexpr int backlog = SOMAXCONN;

using ExclusiveAddress = asio::detail::socket_option::boolean<SOL_SOCKET, SO_EXCLUSIVEADDRUSE>;

Error listenError(const asio::error_code& error, const Endpoint& local)
{
    return systemError(error.value(), "listen on " + local.address().to_string() + " port " + std::to_string(local.port()));
}

/// With what all connections are to have.
asio::error_code prepare(Socket& socket)
{
    asio::error_code error;
    socket.set_option(asio::socket_base::linger(true, 0), error);
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    socket.set_option(asio::socket_base::out_of_band_inline(true), error);
    socket.non_blocking(true, error); // of these, what nothing works without
    return error;
}

void inheritNot(SOCKET socket) { ::SetHandleInformation(reinterpret_cast<HANDLE>(socket), HANDLE_FLAG_INHERIT, 0); }

/// Bound as a listener is to be. Not by Asio's own constructor for it, which would let others take the port.
asio::error_code bindExclusively(Acceptor& acceptor, const Endpoint& local)
{
    asio::error_code error;
    acceptor.open(local.protocol(), error);
    if (error)
        return error;
    inheritNot(acceptor.native_handle());
    acceptor.set_option(ExclusiveAddress(true), error);
    if (!error && local.protocol() == asio::ip::tcp::v6())
        acceptor.set_option(asio::ip::v6_only(true), error);
    if (!error)
        acceptor.bind(local, error);
    return error;
}

asio::error_code adopt(Socket& accepted)
{
    inheritNot(accepted.native_handle());
    const asio::error_code error = prepare(accepted);
    if (error)
        closeWithReset(accepted);
    return error;
}

} // namespace

asio::error_code open(Socket& socket, const Endpoint& remote)
{
    asio::error_code error;
    socket.open(remote.protocol(), error);
    if (error)
        return error;
    inheritNot(socket.native_handle());
    return prepare(socket);
}

asio::error_code bindSource(Socket& socket, const Address& source)
{
    // Leaves the port to connect(); a system that does not know it takes one of its dynamic ports now.
    constexpr int reuseUnicastPort = 0x3007; // SO_REUSE_UNICASTPORT, Windows 10
    const DWORD on = 1;
    ::setsockopt(socket.native_handle(), SOL_SOCKET, reuseUnicastPort, reinterpret_cast<const char*>(&on), sizeof on);
    asio::error_code error;
    socket.bind(Endpoint(source, 0), error);
    return error;
}

Result<uint16_t> openAnnounced(Socket& socket, const Address& source, uint32_t)
{
    const Endpoint any(source, 0);
    asio::error_code error = open(socket, any);
    if (!error)
        socket.bind(any, error);
    const Endpoint local = error ? any : socket.local_endpoint(error);
    if (error)
        return systemError(error.value(), "bind a socket to " + source.to_string());
    return local.port();
}

uint32_t portsToAnnounce() { return 1; }

/// A connect() that does not wait would have to be waited for by select(); ConnectEx, which Asio uses, is part of the loop.
asio::error_code beginConnect(Socket&, const Endpoint&) { return asio::error::would_block; }

void finishConnect(Socket& socket, const Endpoint& remote, std::function<void(const asio::error_code&)> done)
{
    socket.async_connect(remote, [&socket, done = std::move(done)](const asio::error_code& error) {
        if (error != asio::error::operation_aborted && socket.is_open())
            done(error);
    });
}

Result<Done> tryBind(const Endpoint& local)
{
    asio::io_context context;
    Acceptor acceptor(context);
    if (const asio::error_code error = bindExclusively(acceptor, local))
        return listenError(error, local);
    return Done {};
}

Result<Acceptor> listen(asio::io_context& context, const Endpoint& local)
{
    Acceptor acceptor(context);
    if (const asio::error_code error = bindExclusively(acceptor, local))
        return listenError(error, local);
    asio::error_code error;
    acceptor.listen(backlog, error);
    if (!error)
        acceptor.non_blocking(true, error);
    if (error)
        return listenError(error, local);
    return acceptor;
}

void closeListener(Acceptor& acceptor)
{
    asio::error_code ignored;
    acceptor.close(ignored);
}

uint64_t inode(Acceptor& acceptor)
{
    asio::error_code error;
    const Endpoint local = acceptor.local_endpoint(error);
    return error ? 0 : endpointNumber(local.address(), local.port());
}

void acceptNext(Acceptor& acceptor, std::function<void(const asio::error_code&, Socket)> done)
{
    // A listener cannot be waited for here, only accepted from.
    auto accepted = std::make_shared<Socket>(acceptor.get_executor());
    acceptor.async_accept(*accepted, [&acceptor, accepted, done = std::move(done)](asio::error_code error) {
        if (error == asio::error::operation_aborted || !acceptor.is_open())
            return;
        if (!error)
            error = adopt(*accepted);
        done(error, std::move(*accepted));
    });
}

asio::error_code acceptNow(Acceptor& acceptor, Socket& accepted)
{
    asio::error_code error;
    acceptor.accept(accepted, error);
    return error ? error : adopt(accepted);
}

bool isCrowded(Socket&) { return false; }

bool isExhaustion(const asio::error_code& error)
{
    switch (error.value()) {
    case WSAEMFILE:
    case WSAENOBUFS:
    case ERROR_TOO_MANY_OPEN_FILES:
    case ERROR_NOT_ENOUGH_MEMORY:
    case ERROR_OUTOFMEMORY:
    case ERROR_NO_SYSTEM_RESOURCES: return true;
    default: return false;
    }
}

size_t unsentBytes(Socket& socket)
{
    // Winsock does not tell what it still has to send. While there is any, some of it is on its way.
    DWORD version = 0;
    TCP_INFO_v0 info {};
    DWORD returned = 0;
    const int failed = ::WSAIoctl(socket.native_handle(), SIO_TCP_INFO, &version, sizeof version, &info, sizeof info,
        &returned, nullptr, nullptr);
    return failed != 0 ? 0 : info.BytesInFlight;
}

/// A reset has no event of its own: Winsock tells of it in the next read or write.
void waitForReset(Socket&, std::function<void()>) { }

void keepAlive(Socket& socket)
{
    tcp_keepalive times { 1, 120'000, 30'000 }; // milliseconds; the number of probes is the system's
    DWORD returned = 0;
    ::WSAIoctl(
        socket.native_handle(), SIO_KEEPALIVE_VALS, &times, sizeof times, nullptr, 0, &returned, nullptr, nullptr);
}

} // namespace portolan::sockets
