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

/// Keeps ports from other programs without any privilege: binds each itself, to every address, and never listens. Who
/// binds it then gets EADDRINUSE, and a client is refused as if nobody were there. A port that somebody has already is
/// left to him, and tried again every second. All are free when this object is gone, or this process. Runs on the loop
/// it is given.
class PortHolder
{
public:
    /// `failed` is called once for a port that cannot be had for another reason than that somebody has it; also from
    /// within hold().
    PortHolder(asio::io_context& loop, std::function<void(const Error&)> failed);

    /// Holds these ports from now on, and lets go of every other.
    void hold(std::set<uint16_t> ports);
    /// Whether the port is held at the moment.
    [[nodiscard]] bool holds(uint16_t port) const { return m_held.contains(port); }

private:
    void take();
    void takeLater();

    std::function<void(const Error&)> m_failed;
    asio::steady_timer m_retry;
    std::set<uint16_t> m_wanted;
    std::map<uint16_t, UniqueFd> m_held;
    std::set<uint16_t> m_reported;
};

} // namespace portolan
