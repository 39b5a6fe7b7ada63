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

/// The kernel's number of the interface that has this name now; 0: there is none.
[[nodiscard]] unsigned interfaceIndex(const std::string& name);

/// Follows the guest's interfaces: which there are, whether they are up, and their addresses. When the kernel reports a
/// change of interfaces, addresses, routes or rules, reads everything again, once per burst. Runs on the agent's loop; owned
/// by the agent.
class InterfaceWatch
{
public:
    /// Called on the loop; `failed` also within start() and need().
    struct Handlers {
        std::function<void()> changed; ///< perhaps only the routes
        std::function<void(const Error&)> failed; ///< once for a repeated failure
    };
    InterfaceWatch(asio::io_context& loop, Handlers handlers);

    /// Reads the state for the first time and begins to follow it.
    void start();
    /// The interface of that name must be among them, however many there are.
    void need(const std::string& name);
    [[nodiscard]] const protocol::Interfaces& interfaces() const { return m_interfaces; }

private:
    [[nodiscard]] Result<Done> subscribe();
    void takeNotices();
    void refreshIn(std::chrono::milliseconds delay);
    void refresh();
    void read();
    void report(const Error& error);

    Handlers m_handlers;
    DescriptorWatch m_notices;
    asio::steady_timer m_timer;
    std::string m_needed;
    protocol::Interfaces m_interfaces;
    std::string m_reported;
    bool m_refreshing = false;
};

} // namespace portolan
