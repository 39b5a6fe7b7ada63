// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/protocol/messages.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// An address of a network interface, and how well it suits the relay.
struct LinkAddress {
    InterfaceAddress address;
    enum class Reach { Global, Link, Host } reach = Reach::Global;
    bool secondary = false; ///< an IPv4 alias, or an IPv6 address that will expire (temporary, deprecated)
};

/// A network interface, from the kernel's list.
struct Link {
    int index = 0;
    std::string name;
    bool loopback = false;
    bool up = false;                    ///< enabled, and with a carrier
    bool port = false;                  ///< of a bridge or the like, which has the addresses
    bool tunnel = false;                ///< it has one other end: a VPN's
    std::vector<LinkAddress> addresses; ///< in the kernel's order; only usable ones
};

/// The interfaces of a network namespace.
struct NetworkState {
    std::vector<Link> links;
    std::optional<int> defaultRoute; ///< index of the interface of the IPv4 default route
};

/// Asks the kernel (rtnetlink) about the calling thread's network namespace.
[[nodiscard]] Result<NetworkState> readNetworkState();

/// Those that may lead to the host. Orders the addresses of each: IPv4 first; global, then link-local, then others. If there
/// are too many for a message, leaves out those that are least likely to be wanted, and never the one named `needed`.
[[nodiscard]] protocol::Interfaces candidates(const NetworkState& state, std::string_view needed);

/// The address for the relay: `wanted` if the interface has it, else the first one that needs no scope id.
[[nodiscard]] std::optional<Address> relayAddress(
    const protocol::Interface& interface, const std::optional<Address>& wanted);
/// On how many ports the relay listens where the system chooses from `ephemeral`: 1 to 16, and no more than an eighth of
/// them, since the guest's programs need them too.
[[nodiscard]] uint16_t relayPorts(const PortRange& ephemeral);

/// The interface by which packets from one address to the other leave, by all routes and rules; "" if there is none.
/// Asks the kernel. IPv4 only.
[[nodiscard]] std::string interfaceTowards(const asio::ip::address_v4& to, const asio::ip::address_v4& from);

} // namespace portolan
