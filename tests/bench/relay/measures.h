// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/relay/contender.h"

#include <QMap>
#include <QString>

#include <functional>

namespace portolan::bench {

/// The results of one turn, by the ids of measures().
using Values = QMap<QString, double>;

/// A value of the table.
struct Measure {
    QString id;
    QString group; ///< the name for --columns; columns of a group are measured together
    QString unit;
    bool comparable = false; ///< also shown as a ratio to direct
};
[[nodiscard]] const QList<Measure>& measures();

struct Effort {
    int seconds = 2;             ///< per measurement
    int idleConnections = 10000; ///< 0: none
    QStringList groups;          ///< what to measure
};

/// Measures a contender once. Failures leave a gap and are passed to `complain`. Ends early if `interrupted` returns
/// true.
class Turn
{
public:
    Turn(const test::Twin& twin, Services& services, const Way& way, const Effort& effort,
        std::function<void(const QString&)> complain, std::function<bool()> interrupted);

    [[nodiscard]] Values measure();

private:
    void measureBulk();
    /// Gigabits per second. Adds the bytes that arrived to `bytes`.
    [[nodiscard]] double iperf(const QStringList& arguments, double& bytes);
    void measureHttp(const QString& prefix, const QStringList& arguments);
    void measurePingPong();
    void measureIdle();
    [[nodiscard]] test::Outcome client(const QString& program, const QStringList& arguments) const;
    void failed(const QString& what, const QString& why);

    const test::Twin& m_twin;
    Services& m_services;
    const Way& m_way;
    const Effort& m_effort;
    std::function<void(const QString&)> m_complain;
    std::function<bool()> m_interrupted;
    Values m_values;
};

} // namespace portolan::bench
