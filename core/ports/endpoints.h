// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/ports/port_key.h"

#include <compare>

namespace portolan {

/// Where a mirror listens on the host. Ordered by port first, so that a sorted container keeps the addresses of a port together.
struct HostEndpoint {
    PortKey port;
    Address address;

    friend std::strong_ordering operator<=>(const HostEndpoint&, const HostEndpoint&) = default;
};

/// Where a service listens in the guest: the guest's end of a mirror.
struct ServiceAddress {
    Address address;
    PortKey port;

    friend std::strong_ordering operator<=>(const ServiceAddress&, const ServiceAddress&) = default;
};

} // namespace portolan
