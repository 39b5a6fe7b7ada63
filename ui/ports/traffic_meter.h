// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QHash>
#include <QList>

#include <functional>
#include <optional>

namespace portolan {

/// The traffic of one port, or of all, in bytes per second.
struct TrafficRate {
    double toGuest = 0;
    double fromGuest = 0;
    QList<double> history; ///< both directions together, oldest first, at most TrafficMeter::historyLength

    [[nodiscard]] double both() const { return toGuest + fromGuest; }
    friend bool operator==(const TrafficRate&, const TrafficRate&) = default;
};

/// Turns the byte counters of successive snapshots into rates. The owner calls sample() at even intervals of about a
/// second, whether or not there is a new snapshot: an unchanged counter is a rate of 0. UI thread.
class TrafficMeter
{
public:
    /// Milliseconds since any starting point; never goes back.
    using Clock = std::function<qint64()>;
    static constexpr int historyLength = 60; ///< a minute

    /// Uses the machine's clock unless a test passes its own.
    explicit TrafficMeter(Clock clock = {});

    void sample(const Snapshot& snapshot);
    /// Call before the first sample after a pause. That sample gives no current rate, and the histories get the mean of
    /// the pause.
    void restart() { m_restarted = true; }

    [[nodiscard]] const QHash<PortKey, TrafficRate>& ports() const { return m_ports; }
    [[nodiscard]] TrafficRate total() const;

private:
    Clock m_clock;
    std::optional<qint64> m_last;
    bool m_restarted = false;
    Snapshot m_before;
    QHash<PortKey, TrafficRate> m_ports;
};

} // namespace portolan
