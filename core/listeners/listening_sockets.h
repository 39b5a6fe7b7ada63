// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/listeners/listener.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace portolan {

/// Asks the system for the listening TCP sockets. Linux: those of the calling process' network namespace (sock_diag; 50 us for
/// ten listeners, 0.4 ms for a thousand), over a netlink socket that stays open. Windows: GetExtendedTcpTable, which also
/// returns the process. Not thread-safe; use one object per thread.
class ListeningSockets
{
public:
    ListeningSockets();
    ~ListeningSockets();
    ListeningSockets(const ListeningSockets&) = delete;
    ListeningSockets& operator=(const ListeningSockets&) = delete;

    /// All listeners of both families, one entry per socket (with SO_REUSEPORT several have the same address and port).
    [[nodiscard]] Result<std::vector<ListeningSocket>> dump();

    /// Identifies one listener.
    struct Name {
        uint64_t cookie = 0;
        Address address;
        uint16_t port = 0;
    };
    /// Looks up one listener (5 us). Nothing if it stopped listening, or if the kernel finds another one with the same address
    /// and port; then use dump().
    [[nodiscard]] Result<std::optional<ListeningSocket>> find(const Name& name);

private:
    struct Channel;
    std::unique_ptr<Channel> m_channel;
};

} // namespace portolan
