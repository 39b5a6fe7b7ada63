// SPDX-License-Identifier: MIT
// bare_relay LISTEN=ADDRESS:PORT...: the least that a relay in user space does, as a comparison for Portolan. Listens
// on 127.0.0.1 on the ports LISTEN; two threads per connection read and write, one for each direction. Counts nothing,
// steers nothing, and does not distinguish a reset from an end.
#include "core/base/unique_fd.h"

#include <QString>
#include <QStringList>

#include <cstdio>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace {

using portolan::UniqueFd;

constexpr size_t bufferSize = size_t { 1024 } * 1024;

struct Connection {
    UniqueFd client;
    UniqueFd service;
};

bool sendAll(int to, const char* data, size_t size)
{
    while (size > 0) {
        const ssize_t sent = ::send(to, data, size, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        size -= static_cast<size_t>(sent);
    }
    return true;
}

void pass(const std::shared_ptr<Connection>&, int from, int to)
{
    const std::unique_ptr<char[]> buffer(new char[bufferSize]);
    ssize_t received = 0;
    while ((received = ::recv(from, buffer.get(), bufferSize, 0)) > 0) {
        if (!sendAll(to, buffer.get(), static_cast<size_t>(received)))
            break;
    }
    ::shutdown(to, SHUT_WR);
    ::shutdown(from, SHUT_RD);
}

sockaddr_in endpoint(const QString& address, quint16 port)
{
    sockaddr_in endpoint {};
    endpoint.sin_family = AF_INET;
    endpoint.sin_port = htons(port);
    ::inet_pton(AF_INET, qPrintable(address), &endpoint.sin_addr);
    return endpoint;
}

void serve(const UniqueFd& listener, const sockaddr_in& target)
{
    for (;;) {
        auto connection = std::make_shared<Connection>();
        connection->client = UniqueFd(::accept4(listener.fd(), nullptr, nullptr, SOCK_CLOEXEC));
        connection->service = UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const int client = connection->client.fd();
        const int service = connection->service.fd();
        const int on = 1;
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ::setsockopt(service, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (::connect(service, reinterpret_cast<const sockaddr*>(&target), sizeof target) != 0)
            continue;
        std::thread([connection, client, service] { pass(connection, client, service); }).detach();
        std::thread([connection, client, service] { pass(connection, service, client); }).detach();
    }
}

UniqueFd listen(quint16 port)
{
    UniqueFd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(listener.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const sockaddr_in local = endpoint("127.0.0.1", port);
    if (::bind(listener.fd(), reinterpret_cast<const sockaddr*>(&local), sizeof local) != 0
        || ::listen(listener.fd(), 4096) != 0)
        listener.reset();
    return listener;
}

} // namespace

int main(int argc, char* argv[])
{
    std::vector<std::thread> threads;
    for (int i = 1; i < argc; ++i) {
        const QString pair = argv[i];
        const QString target = pair.section(u'=', 1);
        UniqueFd listener = listen(pair.section(u'=', 0, 0).toUShort());
        if (!listener) {
            std::perror("bare_relay: listen");
            return 1;
        }
        threads.emplace_back([listener = std::move(listener),
                                 to = endpoint(target.section(u':', 0, 0), target.section(u':', 1).toUShort())] {
            serve(listener, to);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    return 0;
}
