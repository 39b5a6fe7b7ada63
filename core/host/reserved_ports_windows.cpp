// SPDX-License-Identifier: MIT
#include "core/host/reserved_ports.h"

namespace portolan {

QStringList ReservedPorts::usualCommand()
{
    // IPv6 has the same ranges.
    return { qEnvironmentVariable("SystemRoot", QStringLiteral("C:\\Windows")) + QStringLiteral("\\System32\\netsh.exe"),
        QStringLiteral("interface"), QStringLiteral("ipv4"), QStringLiteral("show"), QStringLiteral("excludedportrange"),
        QStringLiteral("protocol=tcp") };
}

} // namespace portolan
