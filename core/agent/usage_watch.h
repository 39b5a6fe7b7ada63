// SPDX-License-Identifier: MIT
#pragma once

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <optional>

namespace portolan {

/// Watches whether anybody but this agent uses the guest. Checks every few seconds (a check takes a millisecond), and reports
/// "unused" only after several consecutive checks. Runs on the agent's loop.
class UsageWatch
{
public:
    static constexpr int looksUntilUnused = 3;
    static constexpr int looksUntilToldAgain = 6; ///< repeats "unused"

    struct Handlers {
        std::function<bool()> isUsed;
        std::function<void(bool)> tell; ///< when first known, at changes, and repeatedly while unused
    };
    UsageWatch(asio::io_context& loop, Handlers handlers, std::chrono::milliseconds interval = std::chrono::seconds(10));

    /// Starts or stops watching.
    void enable(bool on);

private:
    void look();
    void lookLater();

    asio::steady_timer m_timer;
    Handlers m_handlers;
    std::chrono::milliseconds m_interval;
    bool m_enabled = false;
    int m_unusedLooks = 0; ///< consecutive
    std::optional<bool> m_told;
};

} // namespace portolan
