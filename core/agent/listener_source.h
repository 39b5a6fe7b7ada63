// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/protocol/messages.h"

#include <functional>
#include <vector>

namespace portolan {

/// Reports the TCP sockets that listen in the guest. ListenerEvents gets the kernel's events; ListenerPoll polls. Runs on
/// the agent's loop.
class ListenerSource
{
public:
    /// Called on the loop.
    struct Handlers {
        std::function<void(protocol::Listeners)> changed; ///< never empty
        std::function<void(const Error&)> failed;         ///< once for a repeated failure
    };

    virtual ~ListenerSource() = default;

    [[nodiscard]] virtual protocol::Detection detection() const = 0;
    /// Reads the listeners for the first time, and begins to watch.
    virtual void start(Handlers handlers) = 0;
    /// All listeners, including all reported changes; ordered by port.
    [[nodiscard]] virtual std::vector<GuestListener> listeners() const = 0;
};

} // namespace portolan
