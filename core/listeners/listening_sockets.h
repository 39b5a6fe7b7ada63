// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/listeners/listener.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace portolan {

/// Asks the system which TCP sockets listen. On Linux: in the network namespace of the calling process (sock_diag; about 50 us
/// for ten listeners, 0.4 ms for a thousand), over one netlink socket that is kept open. On Windows: GetExtendedTcpTable, which
/// names the process as well. Not thread-safe; one object a thread.
class ListeningSockets
{
public:
    ListeningSockets();
    ~ListeningSockets();
    ListeningSockets(const ListeningSockets&) = delete;
    ListeningSockets& operator=(const ListeningSockets&) = delete;

    /// Every listener of both families, one entry a socket (several share an address and port with SO_REUSEPORT).
    [[nodiscard]] Result<std::vector<ListeningSocket>> dump();

    /// What one listener is found by.
    struct Name {
        uint64_t cookie = 0;
        Address address;
        uint16_t port = 0;
    };
    /// That one listener (5 us); nothing where it listens no longer, or shares its address with another, so that the
    /// kernel finds that one: a dump tells.
    [[nodiscard]] Result<std::optional<ListeningSocket>> find(const Name& name);

private:
    struct Channel;
    std::unique_ptr<Channel> m_channel;
};

} // namespace portolan
