// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/relay/services.h"

#include <QList>
#include <QString>

#include <memory>

namespace portolan::bench {

struct Target {
    QString address;
    quint16 port = 0;
};

/// A way from the host to the guest's services. It runs as long as the object lives.
class Way
{
public:
    Way() = default;
    virtual ~Way() = default;
    Way(const Way&) = delete;
    Way& operator=(const Way&) = delete;

    /// Why it cannot be measured; "" if it can.
    [[nodiscard]] QString error() const { return m_error; }
    /// Where a client on the host connects.
    [[nodiscard]] virtual Target target(Service service) const = 0;
    /// The relay's processes on the host's side and on the guest's.
    [[nodiscard]] virtual QList<qint64> hostProcesses() const { return {}; }
    [[nodiscard]] virtual QList<qint64> guestProcesses() const { return {}; }

protected:
    QString m_error;
};

/// A row of the table.
struct Contender {
    QString id;
    QString name;
    QString notes;            ///< its configuration, for the table's legend
    int idleConnections = -1; ///< the maximum for the memory of an idle connection; -1: no limit
    std::unique_ptr<Way> (*start)(const test::Twin& twin);
};

/// In the table's order. The others are compared with the first, which is the upper limit.
[[nodiscard]] const QList<Contender>& contenders();

} // namespace portolan::bench
