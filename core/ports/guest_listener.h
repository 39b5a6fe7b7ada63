// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/ports/port_key.h"
#include "core/ports/process.h"

#include <cstdint>

namespace portolan {

/// A listening socket in the guest with the process that holds it.
struct GuestListener {
    uint64_t id = 0; ///< identifies the socket while the agent runs: the kernel's socket cookie
    Address address;
    PortKey port;
    bool v6Only = false;
    Process process;

    friend bool operator==(const GuestListener&, const GuestListener&) = default;
};

} // namespace portolan
