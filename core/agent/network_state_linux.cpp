// SPDX-License-Identifier: MIT
#include "core/agent/network_state.h"

#include "core/base/address_bytes.h"
#include "core/base/netlink_linux.h"

#include <algorithm>
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

std::optional<uint32_t> numberIn(Attributes attributes, uint16_t type)
{
    const std::optional<std::span<const char>> value = netlinkAttribute(attributes, type);
    return value ? netlinkBody<uint32_t>(*value) : std::nullopt;
}

std::string textIn(Attributes attributes, uint16_t type)
{
    const std::optional<std::span<const char>> value = netlinkAttribute(attributes, type);
    return value ? std::string(value->data(), ::strnlen(value->data(), value->size())) : std::string();
}

std::optional<Address> addressIn(Attributes attributes, uint16_t type, uint8_t family)
{
    const std::optional<std::span<const char>> value = netlinkAttribute(attributes, type);
    const bool v4 = family == AF_INET;
    if (!value || (!v4 && family != AF_INET6) || value->size() != (v4 ? sizeof(in_addr) : sizeof(in6_addr)))
        return std::nullopt;
    return addressFrom(value->data(), v4);
}

Link linkOf(const ifinfomsg& body, Attributes attributes)
{
    Link link;
    link.index = body.ifi_index;
    link.name = textIn(attributes, IFLA_IFNAME);
    link.loopback = (body.ifi_flags & IFF_LOOPBACK) != 0;
    // IFF_RUNNING means the same, but the kernel updates it up to a second later.
    link.up = (body.ifi_flags & IFF_UP) != 0 && (body.ifi_flags & IFF_LOWER_UP) != 0;
    return link;
}

/// Nothing for an address that cannot be bound, yet or ever.
std::optional<LinkAddress> linkAddressOf(const ifaddrmsg& body, Attributes attributes)
{
    const uint32_t flags = numberIn(attributes, IFA_FLAGS).value_or(body.ifa_flags);
    if ((flags & (IFA_F_TENTATIVE | IFA_F_DADFAILED)) != 0 && (flags & IFA_F_OPTIMISTIC) == 0)
        return std::nullopt;
    // On a point-to-point link IFA_ADDRESS is the other end.
    std::optional<Address> address = addressIn(attributes, IFA_LOCAL, body.ifa_family);
    if (!address)
        address = addressIn(attributes, IFA_ADDRESS, body.ifa_family);
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

const Link* choose(const NetworkState& state, std::string_view wanted)
{
    const auto linkWith = [&state](auto member, const auto& value) -> const Link* {
        const auto found = std::ranges::find(state.links, value, member);
        return found == state.links.end() ? nullptr : &*found;
    };
    if (!wanted.empty())
        return linkWith(&Link::name, wanted);
    if (const Link* eth0 = linkWith(&Link::name, std::string_view("eth0")))
        return eth0;
    const Link* routed = state.defaultRoute ? linkWith(&Link::index, *state.defaultRoute) : nullptr;
    if (routed)
        return routed;
    const auto candidate = [](const Link& link) { return link.up && !link.loopback; };
    const auto first = std::ranges::find_if(state.links, candidate);
    const bool only = std::ranges::count_if(state.links, candidate) == 1;
    return only ? &*first : nullptr;
}

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
            && numberIn(attributes, RTA_TABLE).value_or(body.rtm_table) == RT_TABLE_MAIN;
        const std::optional<uint32_t> interface = numberIn(attributes, RTA_OIF);
        const uint32_t metric = numberIn(attributes, RTA_PRIORITY).value_or(0);
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

protocol::Interface chooseInterface(const NetworkState& state, std::string_view wanted)
{
    const Link* link = choose(state, wanted);
    if (!link)
        return {};
    std::vector<LinkAddress> addresses = link->addresses;
    std::ranges::stable_sort(addresses, {},
        [](const LinkAddress& each) { return std::tuple(each.address.address.is_v6(), each.reach, each.secondary); });
    protocol::Interface chosen;
    chosen.name = link->name;
    chosen.up = link->up;
    for (const LinkAddress& each : addresses)
        chosen.addresses.push_back(each.address);
    return chosen;
}

std::optional<Address> relayAddress(const protocol::Interface& interface)
{
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
    const int all = ephemeral.last - ephemeral.first + 1;
    return static_cast<uint16_t>(std::clamp(all / 8, 1, 16));
}

} // namespace portolan
