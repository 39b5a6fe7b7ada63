// SPDX-License-Identifier: MIT
#include "tests/bench/relay/echo_service.h"

#include <QFile>

#include <array>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace portolan::bench {

namespace {

UniqueFd listenOn(in_addr_t address, quint16 port)
{
    UniqueFd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_in local {};
    local.sin_family = AF_INET;
    local.sin_port = htons(port);
    local.sin_addr.s_addr = htonl(address);
    const int on = 1;
    ::setsockopt(listener.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(listener.fd(), reinterpret_cast<const sockaddr*>(&local), sizeof local) != 0
        || ::listen(listener.fd(), 4096) != 0)
        qFatal("the echo cannot listen on port %d", port);
    return listener;
}

void watch(const UniqueFd& poll, int descriptor)
{
    epoll_event event { EPOLLIN, { .fd = descriptor } };
    ::epoll_ctl(poll.fd(), EPOLL_CTL_ADD, descriptor, &event);
}

} // namespace

EchoService::EchoService(const test::Place& place, quint16 loopbackPort, quint16 wildcardPort)
    : m_requests(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_poll(::epoll_create1(EPOLL_CLOEXEC))
    , m_thread([=, this] { serve(place, loopbackPort, wildcardPort); })
{
}

EchoService::~EchoService()
{
    ask(Request::End);
    m_thread.join();
}

void EchoService::resetAll() { ask(Request::ResetAll); }

void EchoService::ask(Request request)
{
    const auto value = static_cast<quint64>(request);
    (void)!::write(m_requests.fd(), &value, sizeof value);
}

void EchoService::serve(const test::Place& place, quint16 loopbackPort, quint16 wildcardPort)
{
    // This thread stays in that namespace.
    const UniqueFd there(::open(QFile::encodeName(place.networkNamespace).constData(), O_RDONLY | O_CLOEXEC));
    if (::setns(there.fd(), CLONE_NEWNET) != 0)
        qFatal("cannot enter %s", qPrintable(place.networkNamespace));
    const std::array listeners { listenOn(INADDR_LOOPBACK, loopbackPort), listenOn(INADDR_ANY, wildcardPort) };
    for (const UniqueFd& listener : listeners)
        watch(m_poll, listener.fd());
    watch(m_poll, m_requests.fd());
    for (;;) {
        std::array<epoll_event, 64> events {};
        const int count = ::epoll_wait(m_poll.fd(), events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events.at(static_cast<size_t>(i)).data.fd;
            if (descriptor == m_requests.fd()) {
                quint64 requests = 0;
                (void)!::read(m_requests.fd(), &requests, sizeof requests);
                if (requests >= static_cast<quint64>(Request::End))
                    return;
                for (const auto& [socket, client] : m_clients) {
                    const linger hard { 1, 0 };
                    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
                }
                m_clients.clear();
                m_served = 0;
                break; // further events may be for sockets that are closed now
            }
            if (descriptor == listeners[0].fd())
                accept(listeners[0]);
            else if (descriptor == listeners[1].fd())
                accept(listeners[1]);
            else
                echo(descriptor);
        }
    }
}

void EchoService::accept(const UniqueFd& listener)
{
    UniqueFd socket(::accept4(listener.fd(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!socket)
        return;
    const int on = 1;
    ::setsockopt(socket.fd(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    watch(m_poll, socket.fd());
    const int key = socket.fd();
    m_clients[key].socket = std::move(socket);
}

void EchoService::echo(int socket)
{
    Client& client = m_clients[socket];
    std::array<char, 4096> bytes {};
    const ssize_t size = ::recv(socket, bytes.data(), bytes.size(), 0);
    if (size > 0 && ::send(socket, bytes.data(), static_cast<size_t>(size), MSG_NOSIGNAL) == size) {
        if (!std::exchange(client.served, true))
            ++m_served;
        return;
    }
    m_served -= client.served ? 1 : 0;
    m_clients.erase(socket);
}

} // namespace portolan::bench
