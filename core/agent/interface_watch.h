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

/// Follows the guest's interface to the host: which one it is, whether it is up, and its addresses. When the kernel reports
/// a change of interfaces, addresses or routes, reads everything again, once per burst. Runs on the agent's loop; owned by
/// the agent.
class InterfaceWatch
{
public:
    /// Called on the loop; `failed` also within start() and select(), `changed` also within select().
    struct Handlers {
        std::function<void(const protocol::Interface&)> changed;
        std::function<void(const Error&)> failed; ///< once for a repeated failure
    };
    InterfaceWatch(asio::io_context& loop, Handlers handlers);

    /// Reads the state for the first time and begins to follow it.
    void start();
    /// Follows the interface with that name from now on; "": see chooseInterface().
    void select(const std::string& name);
    [[nodiscard]] const protocol::Interface& interface() const { return m_interface; }

private:
    [[nodiscard]] Result<Done> subscribe();
    void takeNotices();
    void refreshIn(std::chrono::milliseconds delay);
    void refresh();
    [[nodiscard]] bool read();
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
