// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/ports/port_key.h"
#include "core/ports/process.h"

#include <cstdint>
#include <optional>
#include <string>

namespace portolan {

/// A listening socket in the guest with the process that holds it.
struct GuestListener {
    uint64_t id = 0; ///< identifies the socket while the agent runs: the kernel's socket cookie
    Address address;
    PortKey port;
    bool v6Only = false;
    Process process;
    std::optional<uint32_t> uid {}; ///< the user who created the socket, as the guest's kernel says; nothing: the agent does not tell
    std::string user {};            ///< that user's name; "" where the uid is unknown
    uint64_t order = 0; ///< a smaller one listened earlier; equal ones were first seen together
    bool byNumber = false; ///< asked for by its number. False: the system chose it (port 0), or it is not known

    friend bool operator==(const GuestListener&, const GuestListener&) = default;
};

} // namespace portolan
