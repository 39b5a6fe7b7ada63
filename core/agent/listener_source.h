// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/protocol/messages.h"

#include <functional>
#include <vector>

namespace portolan {

/// Where the agent learns which TCP sockets listen in the guest. ListenerPoll asks the kernel again and again; a
/// source that the kernel tells of each listen() can stand in its place. Runs on the agent's loop.
class ListenerSource
{
public:
    /// Both are called on the loop.
    struct Handlers {
        std::function<void(protocol::Listeners)> changed; ///< never empty
        std::function<void(const Error&)> failed;         ///< once for a failure that repeats itself
    };

    virtual ~ListenerSource() = default;

    [[nodiscard]] virtual protocol::Detection detection() const = 0;
    /// Takes the first look, which `listeners()` then gives, and begins to watch.
    virtual void start(Handlers handlers) = 0;
    /// All listeners, as the changes so far told; in the order of their ports.
    [[nodiscard]] virtual std::vector<GuestListener> listeners() const = 0;
};

} // namespace portolan
