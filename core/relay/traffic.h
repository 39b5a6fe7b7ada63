// SPDX-License-Identifier: MIT
#pragma once

#include "core/relay/way_kind.h"

#include <atomic>
#include <cstdint>

namespace portolan {

/// Counts what passes through one port's mirrors. The relay thread writes it; any thread may read it at any time.
/// Readers sample it, nothing signals a change. Lives as long as the last mirror or connection that counts into it.
struct Traffic {
    std::atomic<uint32_t> active { 0 };    ///< connections that are open now
    std::atomic<uint64_t> total { 0 };     ///< connections accepted on the host
    std::atomic<uint64_t> failed { 0 };    ///< of these, the ones that found no service in the guest, or no guest
    /// Of the failed ones, those for which the host, or the agent, had no descriptor, memory or port left.
    std::atomic<uint64_t> starvedOnHost { 0 };
    std::atomic<uint64_t> starvedInGuest { 0 };
    std::atomic<uint64_t> toGuest { 0 };   ///< bytes
    std::atomic<uint64_t> fromGuest { 0 }; ///< bytes

    /// Whether a way fails for this port's service, though it works for others.
    [[nodiscard]] bool leavesOut(WayKind way) const { return (m_leftOut.load(std::memory_order_relaxed) & bit(way)) != 0; }
    void leaveOut(WayKind way) { m_leftOut.fetch_or(bit(way), std::memory_order_relaxed); }
    void takeUp(WayKind way) { m_leftOut.fetch_and(static_cast<uint8_t>(~bit(way)), std::memory_order_relaxed); }

private:
    static constexpr uint8_t bit(WayKind way) { return static_cast<uint8_t>(1U << static_cast<unsigned>(way)); }
    std::atomic<uint8_t> m_leftOut { 0 };
};

} // namespace portolan
