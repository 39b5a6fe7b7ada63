// SPDX-License-Identifier: MIT
#include "test_socket.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

using portolan::UniqueFd;

TestSocket::TestSocket(UniqueFd fd)
    : m_fd(std::move(fd))
{
    const timeval patience { 30, 0 };
    ::setsockopt(m_fd.fd(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(m_fd.fd(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

TestSocket TestSocket::duplicate(const TestSocket& socket)
{
    return TestSocket(UniqueFd(::fcntl(socket.fd(), F_DUPFD_CLOEXEC, 0)));
}

TestSocket TestSocket::make(const Endpoint& forRemote)
{
    return TestSocket(UniqueFd(::socket(forRemote.protocol().family(), SOCK_STREAM | SOCK_CLOEXEC, 0)));
}

TestSocket TestSocket::listen(const Endpoint& local, int backlog)
{
    TestSocket socket = make(local);
    const int on = 1;
    ::setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(socket.fd(), local.data(), static_cast<socklen_t>(local.size())) != 0
        || ::listen(socket.fd(), backlog) != 0) {
        socket.m_error = errno;
        socket.m_fd.reset();
    }
    return socket;
}

TestSocket TestSocket::connect(const Endpoint& remote)
{
    TestSocket socket = make(remote);
    if (!socket.dial(remote))
        socket.m_fd.reset();
    return socket;
}

TestSocket TestSocket::connectFrom(const Endpoint& local, const Endpoint& remote)
{
    TestSocket socket = make(remote);
    if (::bind(socket.fd(), local.data(), static_cast<socklen_t>(local.size())) != 0 || !socket.dial(remote))
        socket.m_fd.reset();
    return socket;
}

bool TestSocket::dial(const Endpoint& remote)
{
    const bool connected = ::connect(m_fd.fd(), remote.data(), static_cast<socklen_t>(remote.size())) == 0;
    m_error = connected ? 0 : errno;
    return connected;
}

TestSocket TestSocket::accept()
{
    UniqueFd fd(::accept4(m_fd.fd(), nullptr, nullptr, SOCK_CLOEXEC));
    m_error = fd ? 0 : errno;
    return fd ? TestSocket(std::move(fd)) : TestSocket();
}

TestSocket::Endpoint TestSocket::local() const
{
    Endpoint endpoint;
    auto size = static_cast<socklen_t>(endpoint.capacity());
    ::getsockname(m_fd.fd(), endpoint.data(), &size);
    return endpoint;
}

TestSocket::Endpoint TestSocket::peer() const
{
    Endpoint endpoint;
    auto size = static_cast<socklen_t>(endpoint.capacity());
    ::getpeername(m_fd.fd(), endpoint.data(), &size);
    return endpoint;
}

bool TestSocket::isReadable(int milliseconds) const
{
    pollfd readable { m_fd.fd(), POLLIN, 0 };
    return ::poll(&readable, 1, milliseconds) > 0;
}

bool TestSocket::send(const QByteArray& bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t now
            = ::send(m_fd.fd(), bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (now < 0) {
            m_error = errno;
            return false;
        }
        sent += now;
    }
    m_error = 0;
    return true;
}

int64_t TestSocket::sendUntilBlocked(int64_t limit)
{
    const QByteArray chunk(256 * 1024, '\0');
    int64_t total = 0;
    m_error = 0;
    while (total < limit) {
        pollfd writable { m_fd.fd(), POLLOUT, 0 };
        if (::poll(&writable, 1, 1000) <= 0)
            break;
        const auto size = static_cast<size_t>(std::min<int64_t>(chunk.size(), limit - total));
        const ssize_t now = ::send(m_fd.fd(), chunk.constData(), size, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (now < 0 && errno != EAGAIN) {
            m_error = errno;
            break;
        }
        total += now > 0 ? now : 0;
    }
    return total;
}

QByteArray TestSocket::receive(int64_t size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qsizetype received = 0;
    m_error = 0;
    while (received < bytes.size()) {
        const ssize_t now = ::recv(m_fd.fd(), bytes.data() + received, static_cast<size_t>(bytes.size() - received), 0);
        if (now < 0)
            m_error = errno;
        if (now <= 0)
            break;
        received += now;
    }
    bytes.truncate(received);
    return bytes;
}

QByteArray TestSocket::receiveAll()
{
    QByteArray all;
    for (;;) {
        const QByteArray bytes = receive(64 * 1024);
        all += bytes;
        if (bytes.size() < 64 * 1024)
            return all;
    }
}

void TestSocket::shutdownSend() { ::shutdown(m_fd.fd(), SHUT_WR); }

void TestSocket::reset()
{
    const linger atOnce { 1, 0 };
    ::setsockopt(m_fd.fd(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_fd.reset();
}
