// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <utility>

namespace portolan {

/// Which ports of the host met which rendezvous port lately. After a connection that the service ended first, the guest's
/// end rests for a minute (TIME_WAIT), and the kernel drops a SYN that is handed to the service meanwhile. Pure: the time
/// is a parameter. Not thread-safe.
class RestingPairs
{
public:
    using Time = std::chrono::steady_clock::time_point;
    /// For at least so long, and at most twice as long.
    static constexpr std::chrono::seconds rest { 61 };
    /// The guest keeps no more ends at rest (tcp_max_tw_buckets). Of more pairs the older are forgotten.
    static constexpr size_t most = 262144;

    /// False: the two met within the rest. Otherwise they meet now.
    [[nodiscard]] bool meet(uint16_t host, uint16_t guest, Time now)
    {
        if (now - m_since >= rest || m_younger.size() >= most / 2) {
            m_older = std::exchange(m_younger, {});
            if (now - m_since >= 2 * rest)
                m_older.clear();
            m_since = now;
        }
        const uint32_t pair = uint32_t { host } << 16 | guest;
        return !m_older.contains(pair) && m_younger.insert(pair).second;
    }

private:
    std::unordered_set<uint32_t> m_younger; ///< since m_since
    std::unordered_set<uint32_t> m_older;
    Time m_since;
};

} // namespace portolan
