// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/ports/port_key.h"

#include <compare>

namespace portolan {

/// Where a service listens in the guest: the guest's end of a mirror.
struct ServiceAddress {
    Address address;
    PortKey port;

    friend std::strong_ordering operator<=>(const ServiceAddress&, const ServiceAddress&) = default;
};

} // namespace portolan
