// SPDX-License-Identifier: MIT
#include "core/engine/traffic_sampler.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

using namespace std::chrono_literals;
using std::chrono::duration;

constexpr auto shortageEndsAfter = 10s;

uint64_t rate(uint64_t before, uint64_t now, double seconds)
{
    return seconds > 0 ? static_cast<uint64_t>(static_cast<double>(now - before) / seconds) : 0;
}

} // namespace

TrafficSampler::TrafficSampler(Clock clock)
    : m_clock(std::move(clock))
    , m_last(m_clock())
    , m_starvedOnHost(m_last - shortageEndsAfter)
    , m_starvedInGuest(m_last - shortageEndsAfter)
{
}

TrafficSampler::Counters TrafficSampler::read(const Traffic& traffic)
{
    return { traffic.active.load(std::memory_order_relaxed), traffic.total.load(std::memory_order_relaxed),
        traffic.failed.load(std::memory_order_relaxed), traffic.starvedOnHost.load(std::memory_order_relaxed),
        traffic.starvedInGuest.load(std::memory_order_relaxed), traffic.toGuest.load(std::memory_order_relaxed),
        traffic.fromGuest.load(std::memory_order_relaxed) };
}

bool TrafficSampler::sample(const Ports& ports)
{
    const Time now = m_clock();
    const double seconds = duration<double>(now - std::exchange(m_last, now)).count();
    bool changed = false;
    for (const auto& [key, traffic] : ports) {
        Port& port = m_ports[key];
        const Counters counters = read(*traffic);
        const Counters before = std::exchange(port.counters, counters);
        if (counters == before)
            continue;
        changed = true;
        port.peak.toGuest = std::max(port.peak.toGuest, rate(before.toGuest, counters.toGuest, seconds));
        port.peak.fromGuest = std::max(port.peak.fromGuest, rate(before.fromGuest, counters.fromGuest, seconds));
        if (counters.starvedOnHost != before.starvedOnHost)
            m_starvedOnHost = now;
        if (counters.starvedInGuest != before.starvedInGuest)
            m_starvedInGuest = now;
    }
    const Shortage shortage { now - m_starvedOnHost < shortageEndsAfter, now - m_starvedInGuest < shortageEndsAfter };
    return std::exchange(m_shortage, shortage) != shortage || changed;
}

TrafficSampler::Rate TrafficSampler::peak(PortKey port) const
{
    const auto found = m_ports.find(port);
    return found == m_ports.end() ? Rate() : found->second.peak;
}

} // namespace portolan
