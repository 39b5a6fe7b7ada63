// SPDX-License-Identifier: MIT
#include "core/agent/port_holder.h"

#include "core/net/call_after.h"

#include <cerrno>
#include <chrono>
#include <string>
#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>

namespace portolan {

namespace {

using namespace std::chrono_literals;

constexpr auto holdRetryInterval = 1s;

/// A socket bound to the port on all addresses of both families, exclusively (without SO_REUSEADDR).
Result<UniqueFd> bindEverywhere(uint16_t port)
{
    const std::string what = "Port " + std::to_string(port) + " cannot be kept from guest programs";
    UniqueFd both(::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (both) {
        const int off = 0;
        sockaddr_in6 any {};
        any.sin6_family = AF_INET6;
        any.sin6_port = htons(port);
        if (::setsockopt(both.fd(), IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off)) == 0
            && ::bind(both.fd(), reinterpret_cast<sockaddr*>(&any), sizeof(any)) == 0)
            return both;
        if (errno != EADDRNOTAVAIL)
            return systemError(errno, what);
    }
    UniqueFd v4(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); // a guest without IPv6
    sockaddr_in any {};
    any.sin_family = AF_INET;
    any.sin_port = htons(port);
    if (!v4 || ::bind(v4.fd(), reinterpret_cast<sockaddr*>(&any), sizeof(any)) != 0)
        return systemError(errno, what);
    return v4;
}

} // namespace

PortHolder::PortHolder(asio::io_context& loop, std::function<void(const Error&)> failed)
    : m_failed(std::move(failed))
    , m_retry(loop)
{
}

void PortHolder::hold(std::set<uint16_t> ports)
{
    std::erase_if(m_held, [&ports](const auto& held) { return !ports.contains(held.first); });
    std::erase_if(m_reported, [&ports](uint16_t port) { return !ports.contains(port); });
    m_wanted = std::move(ports);
    take();
}

void PortHolder::take()
{
    m_retry.cancel();
    for (const uint16_t port : m_wanted) {
        if (m_held.contains(port))
            continue;
        Result<UniqueFd> bound = bindEverywhere(port);
        if (bound)
            m_held.emplace(port, std::move(bound).value());
        else if (bound.error().code != ErrorCode::InUse && m_reported.insert(port).second)
            m_failed(bound.error());
    }
    if (m_held.size() < m_wanted.size())
        callAfter(m_retry, holdRetryInterval, [this] { take(); });
}

} // namespace portolan
