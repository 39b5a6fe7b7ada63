// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/ports/process.h"

#include <cstdint>

namespace portolan {

/// A TCP socket in state LISTEN, from the system's list.
struct ListeningSocket {
    /// As bound; the family's wildcard for all addresses. IPv4 instead of v4-mapped IPv6.
    Address address;
    uint16_t port = 0;   ///< 1-65535
    bool v6Only = false; ///< an IPv6 socket that accepts no IPv4 connections
    uint64_t cookie = 0; ///< the kernel's id of the socket, unique until reboot; 0: unknown
    /// Identifies the socket among the descriptors of processes. Linux: its inode, as in fstat(); 0 if no process has it open
    /// any more. Windows has no such number: endpointNumber().
    uint64_t number = 0;
    uint32_t uid = 0; ///< the user who created it; always 0 on Windows
    uint32_t pid = 0; ///< its process; only on Windows, else 0

    friend bool operator==(const ListeningSocket&, const ListeningSocket&) = default;
};

} // namespace portolan
