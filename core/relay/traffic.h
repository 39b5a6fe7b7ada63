// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>

namespace portolan {

/// Counts what passes through one port's mirrors. Written by the relay's threads, read by anyone at any time; sampled,
/// never signalled. Lives as long as the last mirror or connection that counts into it.
struct Traffic {
    std::atomic<uint32_t> active { 0 };    ///< connections that are open now
    std::atomic<uint64_t> total { 0 };     ///< connections accepted on the host
    std::atomic<uint64_t> failed { 0 };    ///< of these, the ones that found no service in the guest, or no guest
    /// Of the failed ones, those for which the host, or the agent, had no descriptor, memory or port left.
    std::atomic<uint64_t> starvedOnHost { 0 };
    std::atomic<uint64_t> starvedInGuest { 0 };
    std::atomic<uint64_t> toGuest { 0 };   ///< bytes
    std::atomic<uint64_t> fromGuest { 0 }; ///< bytes
    std::atomic<bool> leftToRelay {
        false
    }; ///< the guest's kernel does not hand this port's connections to its service
};

} // namespace portolan
