// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/descriptor_watch.h"
#include "core/agent/network_state.h"
#include "core/protocol/messages.h"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <string>

namespace portolan {

/// Follows the guest's interface to the host: which one it is, whether it is up, its addresses. The kernel tells when
/// something about interfaces, addresses or routes changed; then all of it is read again, once for a burst of changes.
/// Runs on the loop it is given; owned by the agent.
class InterfaceWatch
{
public:
    /// Both are called on the loop; `failed` also from within start() and select(), `changed` also from within
    /// select().
    struct Handlers {
        std::function<void(const protocol::Interface&)> changed;
        std::function<void(const Error&)> failed; ///< once for a failure that repeats itself
    };
    InterfaceWatch(asio::io_context& loop, Handlers handlers);

    /// Reads the state for the first time, which `interface()` then is, and begins to follow it.
    void start();
    /// Follows the interface of that name from now on, which `interface()` then is; "": the one that leads to the host
    /// by the usual rules.
    void select(const std::string& name);
    [[nodiscard]] const protocol::Interface& interface() const { return m_interface; }

private:
    [[nodiscard]] Result<Done> subscribe();
    void waitForNotice();
    void refreshIn(std::chrono::milliseconds delay);
    void refresh();
    void report(const Error& error);

    Handlers m_handlers;
    DescriptorWatch m_notices;
    asio::steady_timer m_timer;
    std::string m_wanted;
    protocol::Interface m_interface;
    std::string m_reported;
    bool m_refreshing = false;
};

} // namespace portolan
