// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"

#include <optional>
#include <string>
#include <vector>

namespace portolan::demo {

/// Names and addresses of the demo's network.
struct AddressPlan {
    std::string link;      ///< the host's end: "vEthernet(WSL)" or, if that is taken, the same with a digit from 2 to 9
    InterfaceAddress host; ///< the host's address, 172.29.96.1/20 if that network is free
    InterfaceAddress guest;   ///< eth0's address. /16 although the host has /20, as on Windows
    InterfaceAddress network; ///< the host's /20

    friend bool operator==(const AddressPlan&, const AddressPlan&) = default;
};

/// What already exists on the host.
struct HostNetwork {
    std::vector<std::string> links;
    std::vector<InterfaceAddress>
        routes; ///< IPv4 networks that the host has an address in or a route to, without default routes
};

/// The article's names and addresses, or the nearest free ones: another /20 of 172.16.0.0/12, as Windows would choose.
/// A network inside a wider route (some VPNs have one) is used only if nothing else is free. Nothing: everything is
/// taken.
[[nodiscard]] std::optional<AddressPlan> planAddresses(const HostNetwork& host);

/// The networks in the output of `ip -4 -oneline route show table all`.
[[nodiscard]] std::vector<InterfaceAddress> parseRoutes(const std::string& text);

} // namespace portolan::demo
