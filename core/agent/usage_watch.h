// SPDX-License-Identifier: MIT
#pragma once

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <optional>

namespace portolan {

/// Watches whether anybody but this agent uses the guest: looks every few seconds, which costs a millisecond, and believes that
/// nobody does when several looks in a row have found nobody. On the agent's loop.
class UsageWatch
{
public:
    static constexpr int looksUntilUnused = 3;
    static constexpr int looksUntilToldAgain = 6; ///< that nobody does

    struct Handlers {
        std::function<bool()> isUsed;
        std::function<void(bool)> tell; ///< when it is known, with every change, and while nobody does again and again
    };
    UsageWatch(asio::io_context& loop, Handlers handlers, std::chrono::milliseconds interval = std::chrono::seconds(10));

    /// Begins, or ends, to watch.
    void enable(bool on);

private:
    void look();
    void lookLater();

    asio::steady_timer m_timer;
    Handlers m_handlers;
    std::chrono::milliseconds m_interval;
    bool m_enabled = false;
    int m_unusedLooks = 0; ///< in a row
    std::optional<bool> m_told;
};

} // namespace portolan
