// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

/// Facts for tests and pictures.
namespace portolan::samples {

inline PortFact mirrored(PortKey port, const QString& process, quint32 pid, const QStringList& listens)
{
    PortFact fact;
    fact.port = fact.hostPort = port;
    for (const QString& address : listens)
        fact.listeners.append({ address, { pid, process } });
    fact.hostAddresses = { "127.0.0.1", "::1" };
    return fact;
}

inline PortFact switchedOff(PortKey port, const QString& process, quint32 pid)
{
    PortFact fact = mirrored(port, process, pid, { "127.0.0.1" });
    fact.enabled = false;
    fact.state = PortState::Off;
    fact.hostAddresses.clear();
    return fact;
}

/// A refused guest bind(): nginx has the port on the host.
inline PortFact refused(PortKey port, const QString& process, quint32 pid)
{
    PortFact fact;
    fact.port = fact.hostPort = port;
    fact.state = PortState::Conflict;
    fact.reason = PortReason::HostPortInUse;
    fact.owner = ProcessFact { 871, "nginx" };
    fact.refused = RefusedFact { { pid, process }, QDateTime({ 2026, 3, 2 }, { 12, 1, 44 }), 1, "EACCES" };
    return fact;
}

inline Snapshot connected(const QList<PortFact>& ports)
{
    Snapshot snapshot;
    snapshot.host = { "vEthernet(WSL)", "172.29.96.1", 20 };
    snapshot.guest.name = "wsl:Ubuntu";
    snapshot.guest.state = GuestState::Connected;
    snapshot.guest.interface = "eth0";
    snapshot.guest.address = "172.29.108.58";
    snapshot.guest.prefix = 16;
    snapshot.guest.interfaces = { "eth0", "docker0" };
    snapshot.guest.sameNetwork = true;
    snapshot.guest.networkFirst = "172.29.96.0";
    snapshot.guest.networkLast = "172.29.111.255";
    snapshot.guest.agent = AgentFact { "0.2.0", "events", "EACCES", {} };
    snapshot.ports = ports;
    return snapshot;
}

/// Six ports: four mirrored, one in conflict, one switched off.
inline Snapshot six()
{
    PortFact shop = mirrored(3000, "node", 1204, { "0.0.0.0" });
    shop.connectionsActive = 3;
    shop.connectionsTotal = 128;
    PortFact vite = mirrored(5173, "node", 1388, { "127.0.0.1" });
    vite.connectionsActive = 1;
    return connected({
        refused(80, "node", 2311),
        shop,
        vite,
        switchedOff(5432, "postgres", 640),
        mirrored(6379, "redis-server", 655, { "127.0.0.1", "::1" }),
        mirrored(8080, "java", 977, { "::" }),
    });
}

} // namespace portolan::samples
