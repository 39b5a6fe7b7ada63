// SPDX-License-Identifier: MIT
#include "core/net/socket.h"

#include "core/net/system_socket_windows.h"

#include <asio/buffer.hpp>
#include <asio/error.hpp>

#include <utility>

#include <winsock2.h>
#include <ws2tcpip.h>
#include <mstcpip.h>

namespace portolan::sockets {

void inheritNot(SOCKET socket) { ::SetHandleInformation(reinterpret_cast<HANDLE>(socket), HANDLE_FLAG_INHERIT, 0); }

Socket::System::System(asio::io_context& context)
    : socket(context)
{
}

asio::error_code Socket::System::prepare()
{
    inheritNot(socket.native_handle());
    asio::error_code error;
    socket.set_option(asio::socket_base::linger(true, 0), error);
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    socket.set_option(asio::socket_base::out_of_band_inline(true), error);
    socket.non_blocking(true, error); // of these, what nothing works without
    return error;
}

void Socket::System::close()
{
    asio::error_code ignored;
    socket.close(ignored);
    ++m_waits;
}

void Socket::System::cancelWaits()
{
    asio::error_code ignored;
    socket.cancel(ignored);
    ++m_waits;
}

template <typename Done> auto Socket::System::unlessCancelled(Done done)
{
    return [weak = weak_from_this(), waits = m_waits, done = std::move(done)](
               const asio::error_code& error, auto... results) {
        const auto self = weak.lock();
        if (self && self->m_waits == waits)
            done(error, results...);
    };
}

Endpoint Socket::localEndpoint() const
{
    asio::error_code error;
    const Endpoint endpoint = isOpen() ? m_system->socket.local_endpoint(error) : Endpoint();
    return error ? Endpoint() : endpoint;
}

Endpoint Socket::remoteEndpoint() const
{
    asio::error_code error;
    const Endpoint endpoint = isOpen() ? m_system->socket.remote_endpoint(error) : Endpoint();
    return error ? Endpoint() : endpoint;
}

asio::error_code Socket::open(const Endpoint& remote)
{
    auto system = std::make_shared<System>(*m_context);
    asio::error_code error;
    system->socket.open(remote.protocol(), error);
    if (!error)
        error = system->prepare();
    if (!error)
        m_system = std::move(system);
    return error;
}

asio::error_code Socket::bindSource(const Address& source)
{
    // Leaves the port to connect(); a system that does not know it takes one of its dynamic ports now.
    constexpr int reuseUnicastPort = 0x3007; // SO_REUSE_UNICASTPORT, Windows 10
    const DWORD on = 1;
    ::setsockopt(m_system->socket.native_handle(), SOL_SOCKET, reuseUnicastPort, reinterpret_cast<const char*>(&on),
        sizeof on);
    asio::error_code error;
    m_system->socket.bind(Endpoint(source, 0), error);
    return error;
}

Result<uint16_t> Socket::openAnnounced(const Address& source, uint32_t)
{
    const Endpoint any(source, 0);
    asio::error_code error = open(any);
    if (!error)
        m_system->socket.bind(any, error);
    const Endpoint local = error ? any : m_system->socket.local_endpoint(error);
    if (error)
        return systemError(error.value(), "bind a socket to " + source.to_string());
    return local.port();
}

void prepare(asio::io_context&) { }

uint32_t portsToAnnounce() { return 1; }

/// A connect() that does not wait would have to be waited for by select(); ConnectEx, which Asio uses, is part of the
/// loop.
asio::error_code Socket::beginConnect(const Endpoint&) { return asio::error::would_block; }

void Socket::finishConnect(const Endpoint& remote, Handler done)
{
    m_system->socket.async_connect(remote, m_system->unlessCancelled(std::move(done)));
}

size_t Socket::receive(std::span<char> buffer, asio::error_code& error)
{
    return m_system->socket.read_some(asio::buffer(buffer.data(), buffer.size()), error);
}

void Socket::completeWithData() { }

size_t Socket::send(std::span<const char> data, asio::error_code& error, Next)
{
    return m_system->socket.write_some(asio::buffer(data.data(), data.size()), error);
}

/// The reads will tell.
bool Socket::endHasCome() const { return false; }

void Socket::waitForData(Handler done)
{
    m_system->socket.async_wait(asio::socket_base::wait_read, m_system->unlessCancelled(std::move(done)));
}

void Socket::sendSoon(std::span<const char> data, std::function<void(const asio::error_code&, size_t)> done)
{
    m_system->socket.async_write_some(
        asio::buffer(data.data(), data.size()), m_system->unlessCancelled(std::move(done)));
}

/// A reset has no event of its own: Winsock tells of it in the next read or write.
void Socket::waitForReset(std::function<void()>) { }

void Socket::cancelWaits()
{
    if (m_system)
        m_system->cancelWaits();
}

size_t Socket::available() const
{
    asio::error_code ignored;
    return m_system->socket.available(ignored);
}

size_t Socket::unsentBytes() const
{
    // Winsock does not tell what it still has to send. While there is any, some of it is on its way.
    DWORD version = 0;
    TCP_INFO_v0 info {};
    DWORD returned = 0;
    const int failed = ::WSAIoctl(m_system->socket.native_handle(), SIO_TCP_INFO, &version, sizeof version, &info,
        sizeof info, &returned, nullptr, nullptr);
    return failed != 0 ? 0 : info.BytesInFlight;
}

bool Socket::isCrowded() const { return false; }

asio::error_code Socket::endSending()
{
    asio::error_code error;
    m_system->socket.shutdown(asio::socket_base::shutdown_send, error);
    return error;
}

/// A port rests for minutes after a connection from it, however the socket is closed.
bool Socket::reopen() { return false; }

void Socket::closeOrderly()
{
    if (!m_system)
        return;
    asio::error_code ignored;
    m_system->socket.set_option(asio::socket_base::linger(false, 0), ignored);
    std::exchange(m_system, nullptr)->close();
}

void Socket::closeWithReset()
{
    if (const auto system = std::exchange(m_system, nullptr))
        system->close();
}

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

} // namespace portolan::sockets
