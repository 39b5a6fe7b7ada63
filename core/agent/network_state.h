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
    std::vector<LinkAddress> addresses; ///< in the kernel's order; only usable ones
};

/// The interfaces of a network namespace.
struct NetworkState {
    std::vector<Link> links;
    std::optional<int> defaultRoute; ///< index of the interface of the IPv4 default route
};

/// Asks the kernel (rtnetlink) about the calling thread's network namespace.
[[nodiscard]] Result<NetworkState> readNetworkState();

/// The interface to the host: the one named `wanted`; if "": eth0, else the one of the default route, else the only one that
/// is up and not loopback. Orders its addresses: IPv4 first; global, then link-local, then others. Without a name if there
/// is none.
[[nodiscard]] protocol::Interface chooseInterface(const NetworkState& state, std::string_view wanted);

/// The address for the relay: the first one that needs no scope id.
[[nodiscard]] std::optional<Address> relayAddress(const protocol::Interface& interface);
/// On how many ports the relay listens where the system chooses from `ephemeral`: 1 to 16, and no more than an eighth of
/// them, since the guest's programs need them too.
[[nodiscard]] uint16_t relayPorts(const PortRange& ephemeral);

} // namespace portolan
