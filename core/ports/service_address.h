// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"

#include <cstdint>
#include <tuple>

namespace portolan {

/// Where a service listens in the guest: the guest's end of a mirror.
struct ServiceAddress {
    Address address;
    uint16_t port = 0;

    friend bool operator==(const ServiceAddress&, const ServiceAddress&) = default;
    friend bool operator<(const ServiceAddress& one, const ServiceAddress& other)
    {
        return std::tie(one.address, one.port) < std::tie(other.address, other.port);
    }
};

} // namespace portolan
