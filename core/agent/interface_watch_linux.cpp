// SPDX-License-Identifier: MIT
#include "core/agent/interface_watch.h"

#include "core/base/unique_fd.h"
#include "core/net/call_after.h"

#include <array>
#include <cerrno>
#include <utility>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

namespace portolan {

namespace {

using namespace std::chrono_literals;

// Groups changes of a link, its addresses and its routes. Limits the messages while containers come and go.
constexpr std::chrono::milliseconds burst = 50ms;
constexpr std::chrono::milliseconds retryInterval = 1s;

} // namespace

unsigned interfaceIndex(const std::string& name) { return ::if_nametoindex(name.c_str()); }

InterfaceWatch::InterfaceWatch(asio::io_context& loop, Handlers handlers)
    : m_handlers(std::move(handlers))
    , m_notices(loop)
    , m_timer(loop)
{
}

void InterfaceWatch::start()
{
    // Subscribe first, so that no change between the two is missed.
    if (const Result<Done> subscribed = subscribe(); !subscribed)
        report(subscribed.error());
    read();
}

void InterfaceWatch::need(const std::string& name)
{
    if (std::exchange(m_needed, name) != name)
        read();
}

Result<Done> InterfaceWatch::subscribe()
{
    UniqueFd netlink(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
    sockaddr_nl address {};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE
        | RTMGRP_IPV6_ROUTE | RTMGRP_IPV4_RULE;
    const std::string attempt = "Cannot follow the changes of the network interfaces";
    if (netlink && ::bind(netlink.fd(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0)
        return systemError(errno, attempt);
    return m_notices.open(std::move(netlink), attempt, [this] { takeNotices(); });
}

/// Ignores the content, and too many notices (ENOBUFS): everything is read again anyway.
void InterfaceWatch::takeNotices()
{
    std::array<char, size_t { 16 } * 1024> buffer;
    while (::recv(m_notices.fd(), buffer.data(), buffer.size(), 0) > 0 || errno == ENOBUFS) { }
    refreshIn(burst);
    m_notices.wait();
}

void InterfaceWatch::refreshIn(std::chrono::milliseconds delay)
{
    if (std::exchange(m_refreshing, true))
        return;
    callAfter(m_timer, delay, [this] { refresh(); });
}

void InterfaceWatch::refresh()
{
    m_refreshing = false;
    read();
    m_handlers.changed();
}

/// If the kernel does not tell, asks again later.
void InterfaceWatch::read()
{
    const Result<NetworkState> state = readNetworkState();
    if (!state) {
        report(state.error());
        return refreshIn(retryInterval);
    }
    m_reported.clear();
    m_interfaces = candidates(state.value(), m_needed);
}

void InterfaceWatch::report(const Error& error)
{
    if (std::exchange(m_reported, error.context) != error.context)
        m_handlers.failed(error);
}

} // namespace portolan
