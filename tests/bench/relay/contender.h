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

/// A way from the host to the guest's services, running for as long as it lives.
class Way
{
public:
    Way() = default;
    virtual ~Way() = default;
    Way(const Way&) = delete;
    Way& operator=(const Way&) = delete;

    /// Why it cannot be measured; "": it can.
    [[nodiscard]] QString error() const { return m_error; }
    /// What a client on the host connects to.
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
    QString notes;            ///< its configuration, as the table's legend tells it
    int idleConnections = -1; ///< at most so many for the memory of an idle one; -1: as many as are asked for
    std::unique_ptr<Way> (*start)(const test::Twin& twin);
};

/// In the order of the table; the first is the limit that the others are compared with.
[[nodiscard]] const QList<Contender>& contenders();

} // namespace portolan::bench
