// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"

#include <optional>
#include <string>
#include <vector>

namespace portolan::demo {

/// What the demo's network is to be called and numbered.
struct AddressPlan {
    std::string link; ///< the host's end: "vEthernet(WSL)" or, where that is taken, the same with a digit from 2 to 9
    InterfaceAddress host;    ///< the host's end's address, 172.29.96.1/20 where that network is free
    InterfaceAddress guest;   ///< eth0's address. /16 though the host has /20, as on Windows
    InterfaceAddress network; ///< the host's /20

    friend bool operator==(const AddressPlan&, const AddressPlan&) = default;
};

/// What the host has already.
struct HostNetwork {
    std::vector<std::string> links;
    std::vector<InterfaceAddress>
        routes; ///< IPv4 networks that the host has an address in or a route to, default routes left out
};

/// The article's names and addresses, or the nearest free ones: another /20 of 172.16.0.0/12, as Windows would choose.
/// A network inside a route wider than that (some VPNs have one) is taken when nothing else is free. Nothing: all is
/// taken.
[[nodiscard]] std::optional<AddressPlan> planAddresses(const HostNetwork& host);

/// The networks in the lines of `ip -4 -oneline route show table all`.
[[nodiscard]] std::vector<InterfaceAddress> parseRoutes(const std::string& text);

} // namespace portolan::demo
