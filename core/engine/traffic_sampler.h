// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_key.h"
#include "core/relay/traffic.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>

namespace portolan {

/// Derives from the ports' counters whether anything was carried, the highest rates, and whether connections lacked resources.
/// The owner calls sample() about every half second. Lives on the engine's thread.
class TrafficSampler
{
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    using Ports = std::map<PortKey, std::shared_ptr<Traffic>>;

    /// The clock of the machine, unless a test gives its own.
    explicit TrafficSampler(Clock clock = &std::chrono::steady_clock::now);

    /// Whether a counter, or a value derived from them, differs from the last sample.
    [[nodiscard]] bool sample(const Ports& ports);

    /// Bytes a second, over the time from one sample to the next.
    struct Rate {
        uint64_t toGuest = 0;
        uint64_t fromGuest = 0;
    };
    /// The highest in either direction since the start.
    [[nodiscard]] Rate peak(PortKey port) const;

    /// Where connections were reset within the last ten seconds because descriptors, memory or local ports ran out.
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
    std::map<PortKey, Port> m_ports;
    Shortage m_shortage;
    Time m_starvedOnHost; ///< the last time it was seen
    Time m_starvedInGuest;
};

} // namespace portolan
