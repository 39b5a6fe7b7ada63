// SPDX-License-Identifier: MIT
#pragma once

#include "core/kernel/listener_events_shared.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace portolan {

/// Where the events of listening sockets come from: the program in the kernel, or a test. It tells of everything that
/// happens after it was made.
class ListenerEventFeed
{
public:
    virtual ~ListenerEventFeed() = default;

    /// Readable when there are events; the feed's.
    [[nodiscard]] virtual int descriptor() const = 0;
    /// Hands out the events that wait, `limit` at most. Returns how many there were.
    virtual size_t take(size_t limit, const std::function<void(const listener_event&)>& handle) = 0;
    /// How many events were lost so far, as nobody took them in time.
    [[nodiscard]] virtual uint64_t lost() const = 0;
    /// Whether it tells of the end of listeners that are older than itself.
    [[nodiscard]] virtual bool tellsOfOldListeners() const = 0;
};

} // namespace portolan
