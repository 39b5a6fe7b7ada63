// SPDX-License-Identifier: MIT
#include "core/engine/snapshot.h"

#include <algorithm>

namespace portolan {

QString portText(PortKey port) { return QString::fromStdString(textOf(port)); }

const PortFact* findPort(const Snapshot& snapshot, PortKey port)
{
    const auto found = std::ranges::lower_bound(snapshot.ports, port, {}, &PortFact::port);
    return found != snapshot.ports.end() && found->port == port ? &*found : nullptr;
}

QString portUrl(const PortFact& port)
{
    if (port.hostAddresses.isEmpty() || port.port.protocol != Protocol::Tcp)
        return {};
    QString host = QStringLiteral("localhost");
    if (!port.hostAddresses.contains(QLatin1String("127.0.0.1"))
        && !port.hostAddresses.contains(QLatin1String("::1"))) {
        host = port.hostAddresses.first();
        if (host.contains(QLatin1Char(':')))
            host = QLatin1Char('[') + host + QLatin1Char(']');
    }
    return QStringLiteral("%1://%2:%3").arg(QString::fromUtf8(toString(port.scheme)), host).arg(port.hostPort.number);
}

const ListenerFact* leftOutListener(const PortFact& port)
{
    return !port.listeners.isEmpty() && port.listeners.last().leftOut ? &port.listeners.last() : nullptr;
}

bool ignoredByRule(const PortFact& port)
{
    return port.state == PortState::Ignored && (port.reason == PortReason::Rule || port.reason == PortReason::TooMany);
}

QString toString(DialAnswer answer)
{
    switch (answer) {
    case DialAnswer::TimedOut: return QStringLiteral("timed-out");
    case DialAnswer::Refused: return QStringLiteral("refused");
    case DialAnswer::NoRoute: return QStringLiteral("no-route");
    case DialAnswer::HostUnreachable: return QStringLiteral("host-unreachable");
    case DialAnswer::Forbidden: return QStringLiteral("forbidden");
    case DialAnswer::HungUp: return QStringLiteral("hung-up");
    case DialAnswer::NoSource: return QStringLiteral("no-source");
    case DialAnswer::Other: return QStringLiteral("other");
    }
    return {};
}

QString toString(PortPath path)
{
    switch (path) {
    case PortPath::None: return {};
    case PortPath::Steered: return QStringLiteral("steered");
    case PortPath::Relayed: return QStringLiteral("relayed");
    }
    return {};
}

} // namespace portolan
