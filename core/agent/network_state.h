// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/protocol/messages.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// An address of a network interface, with what decides how well it suits the relay.
struct LinkAddress {
    InterfaceAddress address;
    enum class Reach { Global, Link, Host } reach = Reach::Global;
    bool secondary
        = false; ///< an IPv4 alias of another address, or an IPv6 address that will be given up (temporary, deprecated)

    friend bool operator==(const LinkAddress&, const LinkAddress&) = default;
};

/// A network interface as the kernel lists it.
struct Link {
    int index = 0;
    std::string name;
    bool loopback = false;
    bool up = false;                    ///< switched on, and with a carrier
    std::vector<LinkAddress> addresses; ///< in the kernel's order; only those that can be used already

    friend bool operator==(const Link&, const Link&) = default;
};

/// The interfaces of a network namespace.
struct NetworkState {
    std::vector<Link> links;
    std::optional<int> defaultRoute; ///< index of the interface that IPv4 packets to anywhere leave by

    friend bool operator==(const NetworkState&, const NetworkState&) = default;
};

/// Asks the kernel (rtnetlink) about the network namespace of the calling thread.
[[nodiscard]] Result<NetworkState> readNetworkState();

/// The interface that leads to the host: the one of the name `wanted`; with "", eth0, else the one of the default
/// route, else the only one that is up and no loopback. Its addresses are ordered: IPv4 first, global before link-local
/// before others. Without a name if there is none.
[[nodiscard]] protocol::Interface chooseInterface(const NetworkState& state, std::string_view wanted);

/// The address that the relay listens on: the first one that needs no interface to be complete.
[[nodiscard]] std::optional<Address> relayAddress(const protocol::Interface& interface);

} // namespace portolan
