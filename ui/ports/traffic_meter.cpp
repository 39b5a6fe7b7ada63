// SPDX-License-Identifier: MIT
#include "ui/ports/traffic_meter.h"

#include <QElapsedTimer>

#include <utility>

namespace portolan {

namespace {

TrafficMeter::Clock machineClock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] { return timer.elapsed(); };
}

/// A counter goes back when a port is closed and reopened.
double rateOf(quint64 before, quint64 now, double seconds)
{
    return now > before ? double(now - before) / seconds : 0.0;
}

} // namespace

TrafficMeter::TrafficMeter(Clock clock)
    : m_clock(clock ? std::move(clock) : machineClock())
{
}

void TrafficMeter::sample(const Snapshot& snapshot)
{
    const qint64 now = m_clock();
    const double seconds = m_last ? double(now - *m_last) / 1000.0 : 0.0;
    const bool restarted = std::exchange(m_restarted, false);
    if (m_last && seconds <= 0.0)
        return;
    const auto missed = restarted ? qMin(qsizetype(seconds + 0.5), qsizetype(historyLength)) : qsizetype(1);
    QHash<PortKey, TrafficRate> rates;
    for (const PortFact& port : snapshot.ports) {
        TrafficRate traffic = m_ports.value(port.port);
        traffic.toGuest = traffic.fromGuest = 0;
        if (const PortFact* before = findPort(m_before, port.port)) {
            traffic.toGuest = rateOf(before->bytesToGuest, port.bytesToGuest, seconds);
            traffic.fromGuest = rateOf(before->bytesFromGuest, port.bytesFromGuest, seconds);
            traffic.history.append(QList<double>(missed, traffic.both()));
            traffic.history.remove(0, qMax(qsizetype(0), traffic.history.size() - historyLength));
            if (restarted)
                traffic.toGuest = traffic.fromGuest = 0;
        }
        rates.insert(port.port, traffic);
    }
    m_last = now;
    m_before = snapshot;
    m_ports = rates;
}

TrafficRate TrafficMeter::total() const
{
    TrafficRate sum;
    for (const TrafficRate& traffic : m_ports) {
        sum.toGuest += traffic.toGuest;
        sum.fromGuest += traffic.fromGuest;
    }
    return sum;
}

} // namespace portolan
