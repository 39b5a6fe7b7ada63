// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"

#include <QString>

#include <vector>

namespace portolan {

/// A network interface of the host with its addresses, IPv4 first.
struct Adapter {
    QString name; ///< as the system shows it: "vEthernet (WSL)" on Windows
    std::vector<InterfaceAddress> addresses;

    friend bool operator==(const Adapter&, const Adapter&) = default;
};

/// The interfaces that are up and have an address, without loopback.
[[nodiscard]] std::vector<Adapter> hostAdapters();

/// Whether one of the adapters has that address.
[[nodiscard]] bool isOfHost(const std::vector<Adapter>& host, const Address& address);

/// Whether it is the host's end of WSL's virtual switch, by its name: "vEthernet (WSL...)".
[[nodiscard]] bool isWslSwitch(const Adapter& adapter);

/// Which loopback addresses the host has; both if that is not known.
struct LoopbackFamilies {
    bool v4 = true;
    bool v6 = true;

    friend bool operator==(const LoopbackFamilies&, const LoopbackFamilies&) = default;
};
[[nodiscard]] LoopbackFamilies hostLoopback();

} // namespace portolan
