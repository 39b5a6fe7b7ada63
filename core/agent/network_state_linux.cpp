// SPDX-License-Identifier: MIT
#include "core/agent/network_state.h"

#include "core/base/netlink_linux.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <span>
#include <tuple>

#include <netinet/in.h> // before the kernel's headers, which then do not redefine its names
#include <sys/socket.h>
#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>

namespace portolan {

namespace {

using Attributes = std::span<const char>;

std::string textIn(Attributes attributes, uint16_t type)
{
    const std::optional<std::span<const char>> value = netlinkAttribute(attributes, type);
    return value ? std::string(value->data(), ::strnlen(value->data(), value->size())) : std::string();
}

Link linkOf(const ifinfomsg& body, Attributes attributes)
{
    Link link;
    link.index = body.ifi_index;
    link.name = textIn(attributes, IFLA_IFNAME);
    link.loopback = (body.ifi_flags & IFF_LOOPBACK) != 0;
    link.port = netlinkNumber(attributes, IFLA_MASTER).has_value();
    link.tunnel = (body.ifi_flags & IFF_POINTOPOINT) != 0;
    // IFF_RUNNING means the same, but the kernel updates it up to a second later.
    link.up = (body.ifi_flags & IFF_UP) != 0 && (body.ifi_flags & IFF_LOWER_UP) != 0;
    return link;
}

/// Nothing for an address that cannot be bound, yet or ever.
std::optional<LinkAddress> linkAddressOf(const ifaddrmsg& body, Attributes attributes)
{
    const uint32_t flags = netlinkNumber(attributes, IFA_FLAGS).value_or(body.ifa_flags);
    if ((flags & (IFA_F_TENTATIVE | IFA_F_DADFAILED)) != 0 && (flags & IFA_F_OPTIMISTIC) == 0)
        return std::nullopt;
    // On a point-to-point link IFA_ADDRESS is the other end.
    std::optional<Address> address = netlinkAddress(attributes, IFA_LOCAL, body.ifa_family);
    if (!address)
        address = netlinkAddress(attributes, IFA_ADDRESS, body.ifa_family);
    if (!address)
        return std::nullopt;
    LinkAddress result;
    result.address = { *address, body.ifa_prefixlen };
    if (body.ifa_scope >= RT_SCOPE_HOST)
        result.reach = LinkAddress::Reach::Host;
    else if (body.ifa_scope >= RT_SCOPE_LINK)
        result.reach = LinkAddress::Reach::Link;
    result.secondary
        = (flags & (IFA_F_SECONDARY | IFA_F_DEPRECATED)) != 0; // IFA_F_TEMPORARY is the same bit as the first
    return result;
}

/// Of Docker, Podman, libvirt, LXD and Kubernetes. Two machines often have equal ones that do not meet.
bool isForContainers(std::string_view name)
{
    constexpr std::array<std::string_view, 6> prefixes { "docker", "br-", "podman", "virbr", "lxcbr", "cni" };
    return std::ranges::any_of(prefixes, [name](std::string_view prefix) { return name.starts_with(prefix); });
}

protocol::Interface interfaceOf(const Link& link, bool routed)
{
    std::vector<LinkAddress> addresses = link.addresses;
    std::ranges::stable_sort(addresses, {},
        [](const LinkAddress& each) { return std::tuple(each.address.address.is_v6(), each.reach, each.secondary); });
    protocol::Interface interface;
    interface.name = link.name;
    interface.up = link.up;
    interface.routed = routed;
    interface.aside = link.port || link.tunnel || isForContainers(link.name);
    for (const LinkAddress& each : addresses)
        interface.addresses.push_back(each.address);
    return interface;
}

/// A request for the route between two addresses.
struct RouteQuestion {
    rtmsg route {};
    rtattr toHeader { RTA_LENGTH(sizeof(in_addr)), RTA_DST };
    in_addr to {};
    rtattr fromHeader { RTA_LENGTH(sizeof(in_addr)), RTA_SRC };
    in_addr from {};
};
static_assert(sizeof(RouteQuestion) == sizeof(rtmsg) + 2 * (sizeof(rtattr) + sizeof(in_addr))); // no padding in between

} // namespace

Result<NetworkState> readNetworkState()
{
    Netlink kernel(NETLINK_ROUTE, "the list of network interfaces");
    NetworkState state;
    const auto addLink
        = [&state](const ifinfomsg& body, Attributes attributes) { state.links.push_back(linkOf(body, attributes)); };
    const auto addAddress = [&state](const ifaddrmsg& body, Attributes attributes) {
        const auto link = std::ranges::find(state.links, static_cast<int>(body.ifa_index), &Link::index);
        const std::optional<LinkAddress> address = linkAddressOf(body, attributes);
        if (link != state.links.end() && address)
            link->addresses.push_back(*address);
    };
    uint32_t bestMetric = std::numeric_limits<uint32_t>::max();
    const auto addRoute = [&state, &bestMetric](const rtmsg& body, Attributes attributes) {
        const bool isDefault = body.rtm_dst_len == 0 && body.rtm_type == RTN_UNICAST
            && netlinkNumber(attributes, RTA_TABLE).value_or(body.rtm_table) == RT_TABLE_MAIN;
        const std::optional<uint32_t> interface = netlinkNumber(attributes, RTA_OIF);
        const uint32_t metric = netlinkNumber(attributes, RTA_PRIORITY).value_or(0);
        if (!isDefault || !interface || (state.defaultRoute && metric >= bestMetric))
            return;
        state.defaultRoute = static_cast<int>(*interface);
        bestMetric = metric;
    };
    rtmsg routes {};
    routes.rtm_family = AF_INET;
    if (const auto done = kernel.list(RTM_GETLINK, ifinfomsg {}, netlinkItems<ifinfomsg>(RTM_NEWLINK, addLink)); !done)
        return done.error();
    if (const auto done = kernel.list(RTM_GETADDR, ifaddrmsg {}, netlinkItems<ifaddrmsg>(RTM_NEWADDR, addAddress));
        !done)
        return done.error();
    if (const auto done = kernel.list(RTM_GETROUTE, routes, netlinkItems<rtmsg>(RTM_NEWROUTE, addRoute)); !done)
        return done.error();
    return state;
}

protocol::Interfaces candidates(const NetworkState& state, std::string_view needed)
{
    protocol::Interfaces interfaces;
    for (const Link& link : state.links) {
        if (!link.loopback || link.name == needed) // the tests on other kernels have no other
            interfaces.all.push_back(interfaceOf(link, state.defaultRoute == link.index));
    }
    std::ranges::stable_sort(interfaces.all, {}, [needed](const protocol::Interface& each) {
        const bool usual = each.routed || each.name == "eth0";
        return std::tuple(each.name != needed, !usual, each.aside, !each.up, each.addresses.empty());
    });
    if (interfaces.all.size() > protocol::mostInterfaces)
        interfaces.all.resize(protocol::mostInterfaces);
    size_t room = protocol::mostAddresses;
    for (protocol::Interface& each : interfaces.all) {
        each.addresses.resize(std::min(each.addresses.size(), room));
        room -= each.addresses.size();
    }
    return interfaces;
}

std::optional<Address> relayAddress(const protocol::Interface& interface, const std::optional<Address>& wanted)
{
    if (wanted && std::ranges::find(interface.addresses, *wanted, &InterfaceAddress::address) != interface.addresses.end())
        return wanted;
    const auto usable
        = [](const InterfaceAddress& each) { return each.address.is_v4() || !each.address.to_v6().is_link_local(); };
    const auto found = std::ranges::find_if(interface.addresses, usable);
    if (found == interface.addresses.end())
        return std::nullopt;
    return found->address;
}

uint16_t relayPorts(const PortRange& ephemeral)
{
    // Each pair of a host port and a relay port rests for a minute after its connection. With the host's 28,000 ports and
    // 16 of ours, there are more pairs than Linux keeps at rest (262,144, tcp_max_tw_buckets).
    return static_cast<uint16_t>(std::clamp<size_t>(ephemeral.size() / 8, 1, 16));
}

std::string interfaceTowards(const asio::ip::address_v4& to, const asio::ip::address_v4& from)
{
    RouteQuestion question;
    question.route.rtm_family = AF_INET;
    question.route.rtm_dst_len = 32;
    question.route.rtm_src_len = 32;
    question.to.s_addr = ::htonl(to.to_uint());
    question.from.s_addr = ::htonl(from.to_uint());
    Netlink kernel(NETLINK_ROUTE, "the route to the host");
    ifinfomsg link {};
    const auto takeRoute = [&link](const rtmsg&, Attributes attributes) {
        link.ifi_index = static_cast<int>(netlinkNumber(attributes, RTA_OIF).value_or(0));
    };
    (void)kernel.find(RTM_GETROUTE, question, netlinkItems<rtmsg>(RTM_NEWROUTE, takeRoute));
    std::string name;
    const auto takeName = [&name](const ifinfomsg& body, Attributes attributes) { name = linkOf(body, attributes).name; };
    if (link.ifi_index != 0)
        (void)kernel.find(RTM_GETLINK, link, netlinkItems<ifinfomsg>(RTM_NEWLINK, takeName));
    return name;
}

} // namespace portolan
