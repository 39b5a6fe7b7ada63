// SPDX-License-Identifier: MIT
#include "core/host/network_changes.h"

#include "core/base/unique_fd.h"

#include <QSocketNotifier>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

namespace portolan {

struct NetworkChanges::System {
    UniqueFd netlink { ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE) };

    void drain()
    {
        // Ignores what changed, and overruns: the receiver reads all addresses again.
        char buffer[8192];
        for (int round = 0; round < 64 && ::recv(netlink.fd(), buffer, sizeof buffer, 0) > 0; ++round) { }
    }
};

NetworkChanges::NetworkChanges(QObject* parent)
    : QObject(parent)
    , m_system(std::make_unique<System>())
{
    const UniqueFd& netlink = m_system->netlink;
    sockaddr_nl address {};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (!netlink || ::bind(netlink.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return;
    auto* notifier = new QSocketNotifier(netlink.fd(), QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        m_system->drain();
        emit changed();
    });
}

NetworkChanges::~NetworkChanges() = default;

} // namespace portolan
