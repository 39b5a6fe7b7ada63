// SPDX-License-Identifier: MIT
#pragma once

#include "core/kernel/listener_events_shared.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace portolan {

/// Source of listener events: the BPF program, or a test. Reports everything that happens after its construction.
class ListenerEventFeed
{
public:
    virtual ~ListenerEventFeed() = default;

    /// Readable when there are events. Owned by the feed.
    [[nodiscard]] virtual int descriptor() const = 0;
    /// Passes the pending events to `handle`, at most `limit`. Returns how many there were.
    virtual size_t take(size_t limit, const std::function<void(const listener_event&)>& handle) = 0;
    /// How many events were lost so far because the buffer was full.
    [[nodiscard]] virtual uint64_t lost() const = 0;
    /// Whether it also reports the end of listeners that are older than itself.
    [[nodiscard]] virtual bool reportsOldListeners() const = 0;
};

} // namespace portolan
