// SPDX-License-Identifier: MIT
#pragma once

#include "core/relay/traffic.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>

namespace portolan {

/// What the counters of the ports tell over time: whether anything was carried, how fast at most, and whether there was
/// too little for a connection. Whoever owns it calls sample() at intervals of about half a second. Lives on the
/// engine's thread.
class TrafficSampler
{
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    using Ports = std::map<uint16_t, std::shared_ptr<Traffic>>;

    /// The clock of the machine, unless a test gives its own.
    explicit TrafficSampler(Clock clock = &std::chrono::steady_clock::now);

    /// True when a counter, or what follows from them, is another one than at the last time.
    [[nodiscard]] bool sample(const Ports& ports);

    /// Bytes a second, over the time from one sample to the next.
    struct Rate {
        uint64_t toGuest = 0;
        uint64_t fromGuest = 0;
    };
    /// The highest in either direction since the start.
    [[nodiscard]] Rate peak(uint16_t port) const;

    /// Where connections were reset for want of descriptors, memory or ports to dial from, until ten seconds ago.
    struct Shortage {
        bool onHost = false;
        bool inGuest = false;

        friend bool operator==(const Shortage&, const Shortage&) = default;
    };
    [[nodiscard]] Shortage shortage() const { return m_shortage; }

private:
    using Time = std::chrono::steady_clock::time_point;

    struct Counters {
        uint32_t active = 0;
        uint64_t total = 0;
        uint64_t failed = 0;
        uint64_t starvedOnHost = 0;
        uint64_t starvedInGuest = 0;
        uint64_t toGuest = 0;
        uint64_t fromGuest = 0;

        friend bool operator==(const Counters&, const Counters&) = default;
    };
    struct Port {
        Counters counters;
        Rate peak;
    };

    [[nodiscard]] static Counters read(const Traffic& traffic);

    Clock m_clock;
    Time m_last;
    std::map<uint16_t, Port> m_ports;
    Shortage m_shortage;
    Time m_starvedOnHost; ///< when it was seen last
    Time m_starvedInGuest;
};

} // namespace portolan
