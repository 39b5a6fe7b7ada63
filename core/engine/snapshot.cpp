// SPDX-License-Identifier: MIT
#include "core/engine/snapshot.h"

namespace portolan {

QString portUrl(const PortFact& port)
{
    if (port.hostAddresses.isEmpty())
        return {};
    QString host = QStringLiteral("localhost");
    if (!port.hostAddresses.contains(QLatin1String("127.0.0.1"))
        && !port.hostAddresses.contains(QLatin1String("::1"))) {
        host = port.hostAddresses.first();
        if (host.contains(QLatin1Char(':')))
            host = QLatin1Char('[') + host + QLatin1Char(']');
    }
    const std::string_view scheme = toString(port.scheme);
    return QStringLiteral("%1://%2:%3")
        .arg(QLatin1String(scheme.data(), static_cast<qsizetype>(scheme.size())), host)
        .arg(port.port);
}

bool ignoredByRule(const PortFact& port) { return port.state == PortState::Ignored && port.reason == PortReason::Rule; }

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
