// SPDX-License-Identifier: MIT
#include "tests/support/running_portolan.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace portolan::test {

QJsonObject RunningPortolan::status() const
{
    const Outcome outcome = command({ "status", "--json" });
    return outcome.exitCode == 0 ? QJsonDocument::fromJson(outcome.output.toUtf8()).object() : QJsonObject();
}

QJsonObject RunningPortolan::row(int port) const
{
    for (const QJsonValue row : status().value("ports").toArray()) {
        if (row.toObject().value("port").toInt() == port)
            return row.toObject();
    }
    return {};
}

QString RunningPortolan::state(int port) const
{
    const QJsonObject found = row(port);
    const QString reason = found.value("reason").toString();
    return found.value("state").toString() + (reason.isEmpty() ? QString() : u' ' + reason);
}

QString RunningPortolan::guestState() const { return status().value("guest").toObject().value("state").toString(); }

QString RunningPortolan::hostAddresses(int port) const
{
    QStringList addresses;
    for (const QJsonValue address : row(port).value("hostAddresses").toArray())
        addresses << address.toString();
    return addresses.join(u' ');
}

} // namespace portolan::test
