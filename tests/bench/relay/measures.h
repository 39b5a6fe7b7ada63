// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/relay/contender.h"

#include <QMap>
#include <QString>

#include <functional>

namespace portolan::bench {

/// What one turn of a way gave, by the ids of measures().
using Values = QMap<QString, double>;

/// A value of the table.
struct Measure {
    QString id;
    QString group; ///< what --columns calls it, with those that are measured together
    QString unit;
    bool comparable = false; ///< told as a ratio to direct too
};
[[nodiscard]] const QList<Measure>& measures();

struct Effort {
    int seconds = 2;             ///< of each measurement
    int idleConnections = 10000; ///< 0: none
    QStringList groups;          ///< what is measured
};

/// Measures a way once; what failed is missing and told to `complain`. Ends early when `interrupted` says so.
class Turn
{
public:
    Turn(const test::Twin& twin, Services& services, const Way& way, const Effort& effort,
        std::function<void(const QString&)> complain, std::function<bool()> interrupted);

    [[nodiscard]] Values measure();

private:
    void measureBulk();
    /// Gigabits a second; bytes that arrived are added to `bytes`.
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
