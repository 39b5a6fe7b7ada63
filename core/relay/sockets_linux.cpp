// SPDX-License-Identifier: MIT
#include "core/relay/sockets.h"

#include "core/base/descriptor_limit.h"
#include "core/base/unique_fd.h"

#include <cerrno>
#include <chrono>
#include <memory>
#include <tuple>
#include <utility>

#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

namespace portolan::sockets {

namespace {

// The kernel takes less where net.core.somaxconn says so.
constexpr int backlog = 4096;
constexpr std::chrono::milliseconds urgentPause { 100 };
// Above those that Linux usually gives out: a port that a socket was bound to by number is not given to anybody while a
// connection from it lingers, and a minute's worth of short connections would take them all.
constexpr uint32_t firstToAnnounce = 61000;
constexpr uint32_t countToAnnounce = 65536 - firstToAnnounce;

asio::error_code lastError() { return { errno, asio::error::get_system_category() }; }

/// Hands the descriptor over to Asio. Whoever owns it after a failure closes it: `socket` if `fd` is empty, else `fd`.
template <typename AsioSocket> asio::error_code adopt(AsioSocket& socket, const asio::ip::tcp& protocol, UniqueFd& fd)
{
    asio::error_code error;
    socket.assign(protocol, fd.fd(), error);
    if (error)
        return error;
    std::ignore = fd.release();
    socket.non_blocking(true, error);
    return error;
}

void setOption(int fd, int level, int name, int value) { ::setsockopt(fd, level, name, &value, sizeof value); }

/// With what all sockets are to have; the connections of a listener inherit it.
UniqueFd makeSocket(int family)
{
    UniqueFd fd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP));
    if (fd) {
        const linger atOnce { 1, 0 };
        ::setsockopt(fd.fd(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        setOption(fd.fd(), IPPROTO_TCP, TCP_NODELAY, 1);
        setOption(fd.fd(), SOL_SOCKET, SO_OOBINLINE, 1);
    }
    return fd;
}

/// SO_ERROR would take the error away from the reader.
bool isBroken(Socket& socket)
{
    pollfd state { socket.native_handle(), 0, 0 };
    return ::poll(&state, 1, 0) > 0 && (state.revents & POLLERR) != 0;
}

Error listenError(const asio::error_code& error, const Endpoint& local)
{
    return systemError(error.value(), "listen on " + local.address().to_string() + " port " + std::to_string(local.port()));
}

/// Bound as a listener is to be.
Result<UniqueFd> bindSocket(const Endpoint& local)
{
    UniqueFd fd = makeSocket(local.protocol().family());
    if (!fd)
        return listenError(lastError(), local);
    // Linux lets nobody else listen on the port all the same; it is SO_REUSEPORT that would.
    setOption(fd.fd(), SOL_SOCKET, SO_REUSEADDR, 1);
    if (local.protocol() == asio::ip::tcp::v6())
        setOption(fd.fd(), IPPROTO_IPV6, IPV6_V6ONLY, 1);
    if (::bind(fd.fd(), local.data(), static_cast<socklen_t>(local.size())) != 0)
        return listenError(lastError(), local);
    return fd;
}

} // namespace

asio::error_code open(Socket& socket, const Endpoint& remote)
{
    UniqueFd fd = makeSocket(remote.protocol().family());
    if (!fd)
        return lastError();
    return adopt(socket, remote.protocol(), fd);
}

asio::error_code bindSource(Socket& socket, const Address& source)
{
    // Without it the kernel picks a port that no other socket uses at all, and runs out of ports after some 28,000.
    setOption(socket.native_handle(), IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
    asio::error_code error;
    socket.bind(Endpoint(source, 0), error);
    return error;
}

Result<uint16_t> openAnnounced(Socket& socket, const Address& source, uint32_t number)
{
    const auto port = static_cast<uint16_t>(firstToAnnounce + number % countToAnnounce);
    const Endpoint local(source, port);
    const auto failure = [&local](const asio::error_code& error) {
        return systemError(error.value(), "bind a socket to " + local.address().to_string());
    };
    UniqueFd fd = makeSocket(AF_INET);
    if (!fd)
        return failure(lastError());
    setOption(fd.fd(), SOL_SOCKET, SO_REUSEADDR, 1);
    if (::bind(fd.fd(), local.data(), static_cast<socklen_t>(local.size())) != 0)
        return failure(lastError());
    if (const asio::error_code error = adopt(socket, local.protocol(), fd))
        return failure(error);
    return port;
}

uint32_t portsToAnnounce() { return countToAnnounce; }

asio::error_code beginConnect(Socket& socket, const Endpoint& remote)
{
    // Between namespaces the answer is there when the first call returns, and the second one tells.
    for (int call = 0; call < 2; ++call) {
        if (::connect(socket.native_handle(), remote.data(), static_cast<socklen_t>(remote.size())) == 0
            || errno == EISCONN)
            return {};
        if (errno != EINPROGRESS)
            break;
    }
    return errno == EALREADY || errno == EINPROGRESS ? asio::error::would_block : lastError();
}

void finishConnect(Socket& socket, const Endpoint& remote, std::function<void(const asio::error_code&)> done)
{
    socket.async_wait(asio::socket_base::wait_write,
        [&socket, remote, done = std::move(done)](const asio::error_code& error) mutable {
            if (error || !socket.is_open())
                return;
            const asio::error_code outcome = beginConnect(socket, remote);
            if (isLater(outcome))
                finishConnect(socket, remote, std::move(done));
            else
                done(outcome);
        });
}

Result<Done> tryBind(const Endpoint& local)
{
    const Result<UniqueFd> bound = bindSocket(local);
    if (!bound)
        return bound.error();
    return Done {};
}

Result<Acceptor> listen(asio::io_context& context, const Endpoint& local)
{
    Result<UniqueFd> bound = bindSocket(local);
    if (!bound)
        return bound.error();
    UniqueFd fd = std::move(bound).value();
    if (::listen(fd.fd(), backlog) != 0)
        return listenError(lastError(), local);
    Acceptor acceptor(context);
    if (const asio::error_code error = adopt(acceptor, local.protocol(), fd))
        return listenError(error, local);
    return acceptor;
}

void closeListener(Acceptor& acceptor)
{
    if (!acceptor.is_open())
        return;
    // Ends the listening itself, where close() only gives up our descriptor. A child between fork() and exec() has
    // another.
    ::shutdown(acceptor.native_handle(), SHUT_RDWR);
    asio::error_code ignored;
    acceptor.close(ignored);
}

uint64_t inode(Acceptor& acceptor)
{
    struct stat status {
    };
    if (::fstat(acceptor.native_handle(), &status) != 0)
        return 0;
    return status.st_ino;
}

void acceptNext(Acceptor& acceptor, std::function<void(const asio::error_code&, Socket)> done)
{
    acceptor.async_wait(
        asio::socket_base::wait_read, [&acceptor, done = std::move(done)](const asio::error_code& waitError) {
            if (waitError == asio::error::operation_aborted || !acceptor.is_open())
                return;
            Socket accepted(acceptor.get_executor());
            asio::error_code error = waitError;
            if (!error)
                error = acceptNow(acceptor, accepted);
            done(error, std::move(accepted));
        });
}

asio::error_code acceptNow(Acceptor& acceptor, Socket& accepted)
{
    Endpoint peer;
    auto size = static_cast<socklen_t>(peer.capacity());
    UniqueFd fd(::accept4(acceptor.native_handle(), peer.data(), &size, SOCK_CLOEXEC));
    if (!fd)
        return lastError();
    const asio::error_code error = adopt(accepted, peer.protocol(), fd);
    if (error && !fd)
        closeWithReset(accepted);
    return error;
}

// The kernel always gives the lowest number that is free, so it tells how many are in use.
bool isCrowded(Socket& newest) { return newest.native_handle() >= descriptorsForConnections(); }

bool isExhaustion(const asio::error_code& error)
{
    switch (error.value()) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case ENOSPC: return true; // the last: epoll's limit of watches for a user
    default: return false;
    }
}

size_t unsentBytes(Socket& socket)
{
    int bytes = 0;
    if (::ioctl(socket.native_handle(), SIOCOUTQNSD, &bytes) != 0 || bytes < 0)
        return 0;
    return static_cast<size_t>(bytes);
}

void waitForReset(Socket& socket, std::function<void()> reset)
{
    socket.async_wait(
        asio::socket_base::wait_error, [&socket, reset = std::move(reset)](const asio::error_code& waitError) mutable {
            if (waitError || !socket.is_open())
                return;
            if (isBroken(socket))
                return reset();
            // Urgent data wakes us as well, and is none of our business. Until somebody reads it, it would at once
            // again.
            const auto pause = std::make_shared<Timer>(socket.get_executor(), urgentPause);
            pause->async_wait([pause, &socket, reset = std::move(reset)](const asio::error_code&) mutable {
                if (socket.is_open())
                    waitForReset(socket, std::move(reset));
            });
        });
}

void keepAlive(Socket& socket)
{
    const int fd = socket.native_handle();
    setOption(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(fd, IPPROTO_TCP, TCP_KEEPIDLE, 120); // seconds
    setOption(fd, IPPROTO_TCP, TCP_KEEPINTVL, 30);
    setOption(fd, IPPROTO_TCP, TCP_KEEPCNT, 6);
}

} // namespace portolan::sockets
