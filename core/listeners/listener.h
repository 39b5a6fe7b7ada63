// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/ports/process.h"

#include <cstdint>

namespace portolan {

/// A TCP socket in state LISTEN, as the system lists it.
struct ListeningSocket {
    /// As bound; the wildcard of its family for "every address"; never a v4-mapped one (these are given as IPv4).
    Address address;
    uint16_t port = 0;   ///< 1-65535
    bool v6Only = false; ///< an IPv6 socket that takes no IPv4 connection
    uint64_t cookie = 0; ///< the kernel's name for the socket, unique as long as the kernel runs; 0: unknown
    /// What fstat() of its descriptor says; 0 when no process holds it any more. Where the system has no such number
    /// (Windows): endpointNumber().
    uint64_t inode = 0;
    uint32_t uid = 0; ///< the user who created it; 0 where the list does not tell (Windows)
    uint32_t pid = 0; ///< who holds it, where the list itself tells (Windows); else 0

    friend bool operator==(const ListeningSocket&, const ListeningSocket&) = default;
};

} // namespace portolan
