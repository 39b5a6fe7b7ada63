// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"
#include "core/listeners/listener.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace portolan {

/// Asks the kernel which TCP sockets listen in the network namespace of the calling process (sock_diag; about 50 us for
/// ten listeners, 0.4 ms for a thousand). Not thread-safe; one object a thread. Keeps one netlink socket open.
class ListeningSockets
{
public:
    /// Every listener of both families, one entry a socket (several share an address and port with SO_REUSEPORT).
    /// A dump that the kernel marks as interrupted is taken again, three times at most.
    [[nodiscard]] Result<std::vector<ListeningSocket>> dump();

    /// What the kernel finds one listener by.
    struct Name {
        uint64_t cookie = 0;
        Address address;
        uint16_t port = 0;
    };
    /// That one listener (5 us); nothing where it listens no longer, or shares its address with another, so that the
    /// kernel finds that one: a dump tells.
    [[nodiscard]] Result<std::optional<ListeningSocket>> find(const Name& name);

private:
    [[nodiscard]] Result<Done> open();

    UniqueFd m_netlink;
    uint32_t m_sequence = 0; ///< tells the answers of one dump from those of the one before
};

} // namespace portolan
