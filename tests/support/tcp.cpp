// SPDX-License-Identifier: MIT
#include "tests/support/tcp.h"

#include <QDeadlineTimer>
#include <QFile>

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>

namespace portolan::test {

namespace {

/// Moves the calling thread into a place's network namespace while this object lives.
class Visit
{
public:
    explicit Visit(const Place& place)
    {
        if (place.networkNamespace.isEmpty())
            return;
        m_home.reset(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
        const UniqueFd there(::open(QFile::encodeName(place.networkNamespace).constData(), O_RDONLY | O_CLOEXEC));
        if (::setns(there.fd(), CLONE_NEWNET) != 0)
            qFatal("cannot enter %s: %s", qPrintable(place.networkNamespace), std::strerror(errno));
    }
    ~Visit()
    {
        if (m_home && ::setns(m_home.fd(), CLONE_NEWNET) != 0)
            qFatal("cannot return to the test's own network namespace: %s", std::strerror(errno));
    }

private:
    UniqueFd m_home;
};

struct SocketAddress {
    sockaddr_storage storage {};
    socklen_t size = 0;

    [[nodiscard]] const sockaddr* pointer() const { return reinterpret_cast<const sockaddr*>(&storage); }
    [[nodiscard]] int family() const { return storage.ss_family; }
};

SocketAddress socketAddress(const QString& address, quint16 port)
{
    SocketAddress result;
    const QByteArray text = address.toLatin1();
    if (auto* v4 = reinterpret_cast<sockaddr_in*>(&result.storage);
        ::inet_pton(AF_INET, text.constData(), &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        result.size = sizeof *v4;
        return result;
    }
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&result.storage);
    if (::inet_pton(AF_INET6, text.constData(), &v6->sin6_addr) != 1)
        qFatal("%s is no address", text.constData());
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    result.size = sizeof *v6;
    return result;
}

UniqueFd makeSocket(const Place& place, int family, int type)
{
    const Visit visit(place);
    return UniqueFd(::socket(family, type | SOCK_CLOEXEC, 0));
}

QString addressIn(const sockaddr_storage& name)
{
    char text[INET6_ADDRSTRLEN] {};
    if (name.ss_family == AF_INET)
        ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(&name)->sin_addr, text, sizeof text);
    else
        ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(&name)->sin6_addr, text, sizeof text);
    return QString::fromLatin1(text);
}

quint16 localPortOf(const UniqueFd& socket)
{
    sockaddr_storage local {};
    socklen_t size = sizeof local;
    if (::getsockname(socket.fd(), reinterpret_cast<sockaddr*>(&local), &size) != 0)
        return 0;
    return ntohs(local.ss_family == AF_INET ? reinterpret_cast<const sockaddr_in*>(&local)->sin_port
                                            : reinterpret_cast<const sockaddr_in6*>(&local)->sin6_port);
}

bool waitFor(int socket, short events, const QDeadlineTimer& deadline)
{
    pollfd polled { socket, events, 0 };
    return ::poll(&polled, 1, static_cast<int>(deadline.remainingTime())) > 0;
}

} // namespace

Connection::Connection(const Place& place, const QString& address, quint16 port, const DialOptions& options)
{
    const SocketAddress peer = socketAddress(address, port);
    m_socket = makeSocket(place, peer.family(), SOCK_STREAM);
    if (!options.address.isEmpty()) {
        const SocketAddress own = socketAddress(options.address, options.port);
        const int on = 1;
        ::setsockopt(m_socket.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (::bind(m_socket.fd(), own.pointer(), own.size) != 0) {
            m_error = errno;
            return;
        }
    }
    const timeval limit { options.seconds, 0 };
    ::setsockopt(m_socket.fd(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (::connect(m_socket.fd(), peer.pointer(), peer.size) != 0)
        m_error = errno;
}

Connection::Connection(UniqueFd socket)
    : m_socket(std::move(socket))
{
}

QString Connection::peerAddress() const
{
    sockaddr_storage peer {};
    socklen_t size = sizeof peer;
    if (::getpeername(m_socket.fd(), reinterpret_cast<sockaddr*>(&peer), &size) != 0)
        return {};
    return addressIn(peer);
}

QString Connection::localAddress() const
{
    sockaddr_storage own {};
    socklen_t size = sizeof own;
    if (::getsockname(m_socket.fd(), reinterpret_cast<sockaddr*>(&own), &size) != 0)
        return {};
    return addressIn(own);
}

quint16 Connection::localPort() const { return localPortOf(m_socket); }

bool Connection::send(const QByteArray& bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t size
            = ::send(m_socket.fd(), bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (size < 0) {
            m_error = errno;
            return false;
        }
        sent += size;
    }
    return true;
}

QByteArray Connection::receive(qsizetype size, int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    QByteArray bytes;
    while (bytes.size() < size && waitFor(m_socket.fd(), POLLIN, deadline)) {
        QByteArray piece(qMin<qsizetype>(size - bytes.size(), 256 * 1024), Qt::Uninitialized);
        const ssize_t read = ::recv(m_socket.fd(), piece.data(), static_cast<size_t>(piece.size()), 0);
        if (read < 0)
            m_error = errno;
        if (read <= 0)
            break;
        bytes += piece.left(read);
    }
    return bytes;
}

QByteArray Connection::receiveAll(int milliseconds)
{
    return receive(std::numeric_limits<qsizetype>::max() / 2, milliseconds);
}

bool Connection::ended(int milliseconds)
{
    if (!waitFor(m_socket.fd(), POLLIN, QDeadlineTimer(milliseconds)))
        return false;
    char byte = 0;
    const ssize_t read = ::recv(m_socket.fd(), &byte, 1, MSG_PEEK);
    if (read < 0)
        m_error = errno;
    return read == 0;
}

void Connection::shutdownSending() { ::shutdown(m_socket.fd(), SHUT_WR); }

void Connection::reset()
{
    const linger hard { 1, 0 };
    ::setsockopt(m_socket.fd(), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    m_socket.reset();
}

Listener::Listener(const Place& place, const QString& address, quint16 port, const ListenOptions& options)
{
    const SocketAddress local = socketAddress(address, port);
    m_socket = makeSocket(place, local.family(), SOCK_STREAM);
    const auto set = [this](int level, int option, bool on) {
        const int value = on ? 1 : 0;
        ::setsockopt(m_socket.fd(), level, option, &value, sizeof value);
    };
    set(SOL_SOCKET, SO_REUSEADDR, options.reuseAddress);
    set(SOL_SOCKET, SO_REUSEPORT, options.reusePort);
    if (local.family() == AF_INET6)
        set(IPPROTO_IPV6, IPV6_V6ONLY, options.v6Only);
    if (!options.device.isEmpty())
        ::setsockopt(m_socket.fd(), SOL_SOCKET, SO_BINDTODEVICE, options.device.constData(),
            static_cast<socklen_t>(options.device.size()));
    if (::bind(m_socket.fd(), local.pointer(), local.size) != 0)
        m_error = errno;
    else if (options.listen)
        m_error = listenNow();
    if (m_error != 0)
        m_socket.reset();
}

quint16 Listener::port() const { return localPortOf(m_socket); }

std::optional<Connection> Listener::accept(int milliseconds)
{
    if (!waitFor(m_socket.fd(), POLLIN, QDeadlineTimer(milliseconds)))
        return std::nullopt;
    UniqueFd accepted(::accept4(m_socket.fd(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!accepted)
        return std::nullopt;
    return Connection(std::move(accepted));
}

int Listener::listenNow() { return ::listen(m_socket.fd(), 128) == 0 ? 0 : errno; }

int bindDatagram(const Place& place, const QString& address, quint16 port)
{
    const SocketAddress local = socketAddress(address, port);
    const UniqueFd socket = makeSocket(place, local.family(), SOCK_DGRAM);
    return ::bind(socket.fd(), local.pointer(), local.size) == 0 ? 0 : errno;
}

} // namespace portolan::test
