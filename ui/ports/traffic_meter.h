// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QHash>
#include <QList>

#include <functional>
#include <optional>

namespace portolan {

/// What one port, or all of them, carry: bytes a second.
struct TrafficRate {
    double toGuest = 0;
    double fromGuest = 0;
    QList<double> history; ///< both ways together, oldest first, at most TrafficMeter::historyLength

    [[nodiscard]] double both() const { return toGuest + fromGuest; }
    friend bool operator==(const TrafficRate&, const TrafficRate&) = default;
};

/// Makes rates of the byte counters in successive snapshots. Whoever owns it calls sample() at even intervals, about
/// one a second, whether or not a snapshot has come: a counter that stands still is a rate of 0. UI thread.
class TrafficMeter
{
public:
    /// Milliseconds from any starting point, never going back.
    using Clock = std::function<qint64()>;
    static constexpr int historyLength = 60; ///< a minute

    /// The clock of the machine, unless a test gives its own.
    explicit TrafficMeter(Clock clock = {});

    void sample(const Snapshot& snapshot);
    /// To be called before the first sample after nobody took any: no rate of this moment follows from it, and the
    /// histories get the mean of the time between.
    void restart() { m_restarted = true; }

    [[nodiscard]] const QHash<quint16, TrafficRate>& ports() const { return m_ports; }
    [[nodiscard]] TrafficRate total() const;

private:
    struct Counters {
        quint64 toGuest = 0;
        quint64 fromGuest = 0;
    };

    Clock m_clock;
    std::optional<qint64> m_last;
    bool m_restarted = false;
    QHash<quint16, Counters> m_counters;
    QHash<quint16, TrafficRate> m_ports;
};

} // namespace portolan
