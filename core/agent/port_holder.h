// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <set>

namespace portolan {

/// Keeps ports from other programs without privileges: binds them to all addresses, but never listens. Other programs get
/// EADDRINUSE, and clients are refused as usual. Retries ports that are in use every second. Releases all ports with this
/// object or process. Runs on the agent's loop.
class PortHolder
{
public:
    /// Calls `failed` once per port that cannot be bound for any reason but EADDRINUSE; also within hold().
    PortHolder(asio::io_context& loop, std::function<void(const Error&)> failed);

    /// Holds exactly these ports.
    void hold(std::set<uint16_t> ports);
    /// Whether the port is held now.
    [[nodiscard]] bool holds(uint16_t port) const { return m_held.contains(port); }

private:
    void take();

    std::function<void(const Error&)> m_failed;
    asio::steady_timer m_retry;
    std::set<uint16_t> m_wanted;
    std::map<uint16_t, UniqueFd> m_held;
    std::set<uint16_t> m_reported;
};

} // namespace portolan
