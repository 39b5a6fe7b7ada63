// SPDX-License-Identifier: MIT
#include "core/host/peer_addresses.h"

#include "core/base/netlink_linux.h"

#include <linux/if_addr.h>
#include <linux/rtnetlink.h>

namespace portolan {

std::map<Address, Address> peerAddresses()
{
    std::map<Address, Address> peers;
    const auto add = [&peers](const ifaddrmsg& body, std::span<const char> attributes) {
        // Where there is no other end, both are the same (IPv4), or the first is missing (IPv6).
        const std::optional<Address> own = netlinkAddress(attributes, IFA_LOCAL, body.ifa_family);
        const std::optional<Address> other = netlinkAddress(attributes, IFA_ADDRESS, body.ifa_family);
        if (own && other && own != other)
            peers.emplace(*own, *other);
    };
    Netlink kernel(NETLINK_ROUTE, "the list of addresses");
    (void)kernel.list(RTM_GETADDR, ifaddrmsg {}, netlinkItems<ifaddrmsg>(RTM_NEWADDR, add)); // nothing depends on it alone
    return peers;
}

} // namespace portolan
