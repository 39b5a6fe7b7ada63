// SPDX-License-Identifier: MIT
#include "tests/bench/detection/connection_cost.h"

#include "core/base/unique_fd.h"

#include <QFile>

#include <chrono>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>

namespace portolan::bench {

namespace {

using Clock = std::chrono::steady_clock;

bool connectAcceptClose(const UniqueFd& listener, const sockaddr_in& address)
{
    const UniqueFd client(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const linger reset { 1, 0 }; // no TIME_WAIT
    ::setsockopt(client.fd(), SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
    if (::connect(client.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
        return false;
    const UniqueFd accepted(::accept4(listener.fd(), nullptr, nullptr, SOCK_CLOEXEC));
    return static_cast<bool>(accepted);
}

double measureHere(int count)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    const UniqueFd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::bind(listener.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0
        || ::listen(listener.fd(), 5) != 0
        || ::getsockname(listener.fd(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
        return -1;
    for (int i = 0; i < count / 10; ++i) // warms up the caches
        (void)connectAcceptClose(listener, address);
    const Clock::time_point started = Clock::now();
    for (int i = 0; i < count; ++i) {
        if (!connectAcceptClose(listener, address))
            return -1;
    }
    return std::chrono::duration<double, std::micro>(Clock::now() - started).count() / count;
}

} // namespace

double connectionCost(const test::Place& place, int count)
{
    double cost = -1;
    // A thread of its own, which stays in that network namespace.
    std::thread([&] {
        const UniqueFd there(::open(QFile::encodeName(place.networkNamespace).constData(), O_RDONLY | O_CLOEXEC));
        if (::setns(there.fd(), CLONE_NEWNET) == 0)
            cost = measureHere(count);
    }).join();
    return cost;
}

} // namespace portolan::bench
