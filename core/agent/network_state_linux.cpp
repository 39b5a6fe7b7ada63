// SPDX-License-Identifier: MIT
#include "core/agent/network_state.h"

#include "core/base/unique_fd.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <span>

#include <sys/socket.h> // before the kernel's headers, which then leave its names alone
#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>

namespace portolan {

namespace {

/// The attributes of one netlink message, by type.
using Attributes = std::map<uint16_t, std::span<const char>>;

Attributes attributesIn(std::span<const char> data)
{
    Attributes attributes;
    while (data.size() >= sizeof(rtattr)) {
        rtattr header {};
        std::memcpy(&header, data.data(), sizeof(header));
        if (header.rta_len < sizeof(header) || header.rta_len > data.size())
            break;
        attributes[header.rta_type & NLA_TYPE_MASK] = data.subspan(RTA_LENGTH(0), header.rta_len - RTA_LENGTH(0));
        data = data.subspan(std::min<size_t>(RTA_ALIGN(header.rta_len), data.size()));
    }
    return attributes;
}

std::optional<uint32_t> numberIn(const Attributes& attributes, uint16_t type)
{
    const auto found = attributes.find(type);
    uint32_t number = 0;
    if (found == attributes.end() || found->second.size() < sizeof(number))
        return std::nullopt;
    std::memcpy(&number, found->second.data(), sizeof(number));
    return number;
}

std::string textIn(const Attributes& attributes, uint16_t type)
{
    const auto found = attributes.find(type);
    if (found == attributes.end())
        return {};
    return { found->second.data(), ::strnlen(found->second.data(), found->second.size()) };
}

std::optional<Address> addressIn(const Attributes& attributes, uint16_t type, uint8_t family)
{
    const auto found = attributes.find(type);
    if (found == attributes.end())
        return std::nullopt;
    if (family == AF_INET && found->second.size() == asio::ip::address_v4::bytes_type().size()) {
        asio::ip::address_v4::bytes_type bytes;
        std::memcpy(bytes.data(), found->second.data(), bytes.size());
        return asio::ip::address_v4(bytes);
    }
    if (family == AF_INET6 && found->second.size() == asio::ip::address_v6::bytes_type().size()) {
        asio::ip::address_v6::bytes_type bytes;
        std::memcpy(bytes.data(), found->second.data(), bytes.size());
        return asio::ip::address_v6(bytes);
    }
    return std::nullopt;
}

/// One kind of netlink message: its fixed part and its attributes.
template <typename Body> using Handler = std::function<void(const Body&, const Attributes&)>;

/// Asks for all objects of a kind and hands each to `handle`.
template <typename Body>
Result<Done> dump(int netlink, uint16_t request, uint16_t answer, uint8_t family, const Handler<Body>& handle)
{
    struct {
        nlmsghdr header;
        Body body;
    } message {};
    message.header.nlmsg_len = sizeof(message);
    message.header.nlmsg_type = request;
    message.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    std::memcpy(&message.body, &family, sizeof(family)); // the first member of each of them
    if (::send(netlink, &message, sizeof(message), 0) < 0)
        return systemError(errno, "Cannot ask the kernel for its network interfaces");

    std::array<char, size_t { 32 } * 1024> buffer;
    for (;;) {
        const ssize_t size = ::recv(netlink, buffer.data(), buffer.size(), 0);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return systemError(size < 0 ? errno : EIO, "Cannot read the list of network interfaces");
        std::span<const char> rest(buffer.data(), static_cast<size_t>(size));
        while (rest.size() >= sizeof(nlmsghdr)) {
            nlmsghdr header {};
            std::memcpy(&header, rest.data(), sizeof(header));
            if (header.nlmsg_len < sizeof(header) || header.nlmsg_len > rest.size())
                break;
            const std::span<const char> payload = rest.subspan(NLMSG_HDRLEN, header.nlmsg_len - NLMSG_HDRLEN);
            if (header.nlmsg_type == NLMSG_DONE)
                return Done {};
            if (header.nlmsg_type == NLMSG_ERROR) {
                nlmsgerr error {};
                std::memcpy(&error, payload.data(), std::min(payload.size(), sizeof(error)));
                return systemError(-error.error, "The kernel refuses the list of network interfaces");
            }
            if (header.nlmsg_type == answer && payload.size() >= sizeof(Body)) {
                Body body {};
                std::memcpy(&body, payload.data(), sizeof(body));
                handle(
                    body, attributesIn(payload.subspan(std::min<size_t>(NLMSG_ALIGN(sizeof(body)), payload.size()))));
            }
            rest = rest.subspan(std::min<size_t>(NLMSG_ALIGN(header.nlmsg_len), rest.size()));
        }
    }
}

Link linkOf(const ifinfomsg& body, const Attributes& attributes)
{
    Link link;
    link.index = body.ifi_index;
    link.name = textIn(attributes, IFLA_IFNAME);
    link.loopback = (body.ifi_flags & IFF_LOOPBACK) != 0;
    // IFF_RUNNING would say the same up to a second later: the kernel brings it up to date at leisure.
    link.up = (body.ifi_flags & IFF_UP) != 0 && (body.ifi_flags & IFF_LOWER_UP) != 0;
    return link;
}

/// Nothing for an address that cannot be bound yet, or never.
std::optional<LinkAddress> linkAddressOf(const ifaddrmsg& body, const Attributes& attributes)
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

} // namespace

Result<NetworkState> readNetworkState()
{
    const UniqueFd netlink(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
    if (!netlink)
        return systemError(errno, "Cannot open a netlink socket for the list of network interfaces");

    NetworkState state;
    const Handler<ifinfomsg> addLink = [&state](const ifinfomsg& body, const Attributes& attributes) {
        state.links.push_back(linkOf(body, attributes));
    };
    const Handler<ifaddrmsg> addAddress = [&state](const ifaddrmsg& body, const Attributes& attributes) {
        const auto link = std::ranges::find(state.links, static_cast<int>(body.ifa_index), &Link::index);
        const std::optional<LinkAddress> address = linkAddressOf(body, attributes);
        if (link != state.links.end() && address)
            link->addresses.push_back(*address);
    };
    uint32_t bestMetric = std::numeric_limits<uint32_t>::max();
    const Handler<rtmsg> addRoute = [&state, &bestMetric](const rtmsg& body, const Attributes& attributes) {
        const bool isDefault = body.rtm_dst_len == 0 && body.rtm_type == RTN_UNICAST
            && numberIn(attributes, RTA_TABLE).value_or(body.rtm_table) == RT_TABLE_MAIN;
        const std::optional<uint32_t> interface = numberIn(attributes, RTA_OIF);
        const uint32_t metric = numberIn(attributes, RTA_PRIORITY).value_or(0);
        if (!isDefault || !interface || (state.defaultRoute && metric >= bestMetric))
            return;
        state.defaultRoute = static_cast<int>(*interface);
        bestMetric = metric;
    };
    if (auto done = dump<ifinfomsg>(netlink.fd(), RTM_GETLINK, RTM_NEWLINK, AF_UNSPEC, addLink); !done)
        return done.error();
    if (auto done = dump<ifaddrmsg>(netlink.fd(), RTM_GETADDR, RTM_NEWADDR, AF_UNSPEC, addAddress); !done)
        return done.error();
    if (auto done = dump<rtmsg>(netlink.fd(), RTM_GETROUTE, RTM_NEWROUTE, AF_INET, addRoute); !done)
        return done.error();
    return state;
}

} // namespace portolan
