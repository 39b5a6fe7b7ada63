// SPDX-License-Identifier: MIT
#include "core/net/socket.h"

#include "core/base/descriptor_limit.h"
#include "core/net/system_socket_linux.h"

#include <asio/error.hpp>
#include <asio/post.hpp>

#include <cerrno>
#include <utility>

#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace portolan::sockets {

namespace {

// Above those that Linux usually gives out: a port that a socket was bound to by number is not given to anybody while a
// connection from it lingers, and a minute's worth of short connections would take them all.
constexpr uint32_t firstToAnnounce = 61000;
constexpr uint32_t countToAnnounce = 65536 - firstToAnnounce;

constexpr uint32_t always = EPOLLIN | EPOLLRDHUP | EPOLLPRI;

template <typename Function> Endpoint endpoint(int descriptor, Function function)
{
    Endpoint endpoint;
    auto size = static_cast<socklen_t>(endpoint.capacity());
    if (function(descriptor, endpoint.data(), &size) != 0)
        return {};
    endpoint.resize(size);
    return endpoint;
}

} // namespace

void setOption(int descriptor, int level, int name, int value)
{
    ::setsockopt(descriptor, level, name, &value, sizeof value);
}

UniqueFd makeSocket(int family)
{
    UniqueFd descriptor(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP));
    if (descriptor) {
        const linger atOnce { 1, 0 };
        ::setsockopt(descriptor.fd(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        setOption(descriptor.fd(), IPPROTO_TCP, TCP_NODELAY, 1);
        setOption(descriptor.fd(), SOL_SOCKET, SO_OOBINLINE, 1);
    }
    return descriptor;
}

Socket::System::System(asio::io_context& context, UniqueFd descriptor)
    : m_readiness(asio::use_service<Readiness>(context))
    , m_descriptor(std::move(descriptor))
{
}

Socket::System::~System() { close(); }

void Socket::System::close()
{
    if (std::exchange(m_watched, 0) != 0)
        m_readiness.remove(m_watch);
    m_descriptor.reset();
    cancelWaits();
}

asio::error_code Socket::System::outcomeOfConnect() const
{
    int outcome = 0;
    socklen_t size = sizeof outcome;
    if (::getsockopt(descriptor(), SOL_SOCKET, SO_ERROR, &outcome, &size) != 0)
        return lastError();
    return { outcome, asio::error::get_system_category() };
}

size_t Socket::System::receive(std::span<char> buffer, asio::error_code& error)
{
    const ssize_t received = ::recv(descriptor(), buffer.data(), buffer.size(), 0);
    if (received > 0) {
        error.clear();
        // A short read has emptied it, unless it stopped at an urgent byte. An end that came with the data or before is
        // not told of again.
        if (static_cast<size_t>(received) < buffer.size() && !m_ended && !m_urgent)
            m_readable = false;
        return static_cast<size_t>(received);
    }
    error = received == 0 ? make_error_code(asio::error::eof) : lastError();
    if (isLater(error))
        m_readable = false;
    return 0;
}

size_t Socket::System::send(std::span<const char> data, asio::error_code& error, Next next)
{
    const int flags = MSG_NOSIGNAL | (next == Next::End ? MSG_MORE : 0);
    const ssize_t sent = ::send(descriptor(), data.data(), data.size(), flags);
    if (sent < 0)
        error = lastError();
    else
        error.clear();
    const size_t bytes = sent < 0 ? 0 : static_cast<size_t>(sent);
    m_writable = bytes == data.size();
    return bytes;
}

void Socket::System::waitForData(Handler done)
{
    m_data = std::move(done);
    watch(always);
    if (m_readable)
        m_readiness.again(m_watch);
}

void Socket::System::waitForRoom(Handler done)
{
    m_room = std::move(done);
    watch(always | EPOLLOUT);
    if (m_writable)
        m_readiness.again(m_watch);
}

void Socket::System::waitForReset(std::function<void()> done)
{
    m_reset = std::move(done);
    watch(always);
    if (m_broken)
        m_readiness.again(m_watch);
}

void Socket::System::cancelWaits()
{
    // What they hold may hold this.
    const Handler data = std::exchange(m_data, nullptr);
    const Handler room = std::exchange(m_room, nullptr);
    const auto reset = std::exchange(m_reset, nullptr);
}

void Socket::System::forget()
{
    m_readable = false;
    m_writable = false;
    m_ended = false;
    m_broken = false;
    m_urgent = false;
}

void Socket::System::ready(uint32_t events)
{
    constexpr uint32_t last = EPOLLRDHUP | EPOLLHUP | EPOLLERR;
    m_readable = m_readable || (events & (EPOLLIN | last)) != 0;
    m_writable = m_writable || (events & (EPOLLOUT | EPOLLHUP | EPOLLERR)) != 0;
    m_ended = m_ended || (events & last) != 0;
    m_broken = m_broken || (events & EPOLLERR) != 0;
    m_urgent = m_urgent || (events & EPOLLPRI) != 0;
    tell();
}

void Socket::System::tell()
{
    const auto self = shared_from_this(); // any of them may close the socket
    if (m_broken && m_reset)
        std::exchange(m_reset, nullptr)();
    if (m_readable && m_data)
        std::exchange(m_data, nullptr)({});
    if (m_writable && m_room)
        std::exchange(m_room, nullptr)({});
}

void Socket::System::abandon()
{
    m_watched = 0;
    cancelWaits();
}

void Socket::System::watch(uint32_t events)
{
    if ((m_watched & events) == events)
        return;
    const uint32_t all = m_watched | events;
    const asio::error_code error = m_watched == 0 ? m_readiness.add(descriptor(), all, *this, m_watch)
                                                  : m_readiness.change(descriptor(), all, m_watch);
    if (!error) {
        m_watched = all;
        return;
    }
    asio::post(static_cast<asio::io_context&>(m_readiness.context()), [weak = weak_from_this(), error] {
        if (const auto self = weak.lock())
            self->fail(error);
    });
}

void Socket::System::fail(const asio::error_code& error)
{
    if (const Handler data = std::exchange(m_data, nullptr))
        data(error);
    if (const Handler room = std::exchange(m_room, nullptr))
        room(error);
}

Endpoint Socket::localEndpoint() const
{
    return isOpen() ? endpoint(m_system->descriptor(), ::getsockname) : Endpoint();
}

Endpoint Socket::remoteEndpoint() const
{
    return isOpen() ? endpoint(m_system->descriptor(), ::getpeername) : Endpoint();
}

asio::error_code Socket::open(const Endpoint& remote)
{
    UniqueFd descriptor = makeSocket(remote.protocol().family());
    if (!descriptor)
        return lastError();
    m_system = std::make_shared<System>(*m_context, std::move(descriptor));
    return {};
}

asio::error_code Socket::bindSource(const Address& source)
{
    // Without it the kernel picks a port that no other socket uses at all, and runs out of ports after some 28,000.
    setOption(m_system->descriptor(), IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
    const Endpoint local(source, 0);
    return ::bind(m_system->descriptor(), local.data(), static_cast<socklen_t>(local.size())) == 0 ? asio::error_code()
                                                                                                   : lastError();
}

Result<uint16_t> Socket::openAnnounced(const Address& source, uint32_t number)
{
    const auto port = static_cast<uint16_t>(firstToAnnounce + number % countToAnnounce);
    const Endpoint local(source, port);
    UniqueFd descriptor = makeSocket(AF_INET);
    if (descriptor)
        setOption(descriptor.fd(), SOL_SOCKET, SO_REUSEADDR, 1);
    if (!descriptor || ::bind(descriptor.fd(), local.data(), static_cast<socklen_t>(local.size())) != 0)
        return systemError(errno, "bind a socket to " + local.address().to_string());
    m_system = std::make_shared<System>(*m_context, std::move(descriptor));
    return port;
}

void prepare(asio::io_context& context) { asio::use_service<Readiness>(context).open(); }

uint32_t portsToAnnounce() { return countToAnnounce; }

asio::error_code Socket::beginConnect(const Endpoint& remote)
{
    m_system->forget(); // not in reopen(), of which the system tells afterwards as if it was another end
    if (::connect(m_system->descriptor(), remote.data(), static_cast<socklen_t>(remote.size())) == 0)
        return {};
    if (errno != EINPROGRESS)
        return lastError();
    // Between namespaces the answer is there by now.
    pollfd answer { m_system->descriptor(), POLLOUT, 0 };
    if (::poll(&answer, 1, 0) != 1)
        return asio::error::would_block;
    return (answer.revents & (POLLERR | POLLHUP)) == 0 ? asio::error_code() : m_system->outcomeOfConnect();
}

void Socket::finishConnect(const Endpoint&, Handler done)
{
    m_system->waitForRoom([this, done = std::move(done)](
                              const asio::error_code& error) { done(error ? error : m_system->outcomeOfConnect()); });
}

// The kernel then takes the connection for one of requests and answers.
void Socket::completeWithData() { setOption(m_system->descriptor(), IPPROTO_TCP, TCP_QUICKACK, 0); }

size_t Socket::receive(std::span<char> buffer, asio::error_code& error) { return m_system->receive(buffer, error); }

size_t Socket::send(std::span<const char> data, asio::error_code& error, Next next)
{
    return m_system->send(data, error, next);
}

bool Socket::endHasCome() const { return m_system->endHasCome(); }

void Socket::waitForData(Handler done) { m_system->waitForData(std::move(done)); }

void Socket::sendSoon(std::span<const char> data, std::function<void(const asio::error_code&, size_t)> done)
{
    m_system->waitForRoom([this, data, done = std::move(done)](asio::error_code error) mutable {
        const size_t sent = error ? 0 : send(data, error);
        if (isLater(error))
            sendSoon(data, std::move(done));
        else
            done(error, sent);
    });
}

void Socket::waitForReset(std::function<void()> done) { m_system->waitForReset(std::move(done)); }

void Socket::cancelWaits()
{
    if (m_system)
        m_system->cancelWaits();
}

size_t Socket::available() const
{
    int bytes = 0;
    return ::ioctl(m_system->descriptor(), FIONREAD, &bytes) == 0 && bytes > 0 ? static_cast<size_t>(bytes) : 0;
}

size_t Socket::unsentBytes() const
{
    int bytes = 0;
    return ::ioctl(m_system->descriptor(), SIOCOUTQNSD, &bytes) == 0 && bytes > 0 ? static_cast<size_t>(bytes) : 0;
}

// The kernel always gives the lowest number that is free, so it tells how many are in use.
bool Socket::isCrowded() const { return m_system->descriptor() >= descriptorsForConnections(); }

asio::error_code Socket::endSending()
{
    return ::shutdown(m_system->descriptor(), SHUT_WR) == 0 ? asio::error_code() : lastError();
}

bool Socket::reopen()
{
    // The end counts as a byte. Without one that is under way there is no connection any more, and no reset is sent.
    int unacknowledged = 0;
    if (::ioctl(m_system->descriptor(), SIOCOUTQ, &unacknowledged) != 0 || unacknowledged != 0)
        return false;
    const sockaddr nobody { AF_UNSPEC, {} };
    if (::connect(m_system->descriptor(), &nobody, sizeof nobody) != 0)
        return false;
    m_system->cancelWaits();
    return true;
}

void Socket::closeOrderly()
{
    if (!m_system)
        return;
    const linger none { 0, 0 };
    ::setsockopt(m_system->descriptor(), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    closeWithReset(); // which it would be but for this
}

void Socket::closeWithReset()
{
    if (const auto system = std::exchange(m_system, nullptr))
        system->close();
}

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

} // namespace portolan::sockets
