// SPDX-License-Identifier: MIT
#pragma once

#include "core/host/adapters.h"
#include "core/host/reserved_ports.h"
#include "core/listeners/listening_sockets.h"
#include "core/listeners/socket_owners.h"
#include "core/ports/host_listener.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace portolan {

/// Watches the host: who else listens on it, which adapters and loopback families it has. Lives on the engine's thread. Reads
/// the listeners when the system reports a change, or four times a second (50 us each) where it cannot. Reads the addresses
/// when the system reports a change.
class HostWatch : public QObject
{
    Q_OBJECT

public:
    /// `ownInodes` returns the sockets of this program's own mirrors, which are not facts about the host. It is called on the
    /// thread that opens and closes them, so a look is never older than a close.
    explicit HostWatch(std::function<std::set<uint64_t>()> ownInodes, QObject* parent = nullptr);

    void start();
    /// Reads the listeners now. Returns whether they differ from the last look. Emits nothing.
    bool look();

    /// Reads the addresses now. Emits adaptersChanged() if they differ.
    void readAddresses();

    [[nodiscard]] const std::vector<HostListener>& listeners() const { return m_listeners; }
    /// The programs that have the port on the host's localhost now, as a text that no others have; "" if one is unknown.
    [[nodiscard]] std::string holder(PortKey port) const;
    [[nodiscard]] const std::vector<Adapter>& adapters() const { return m_adapters; }
    [[nodiscard]] LoopbackFamilies loopback() const { return m_loopback; }
    [[nodiscard]] const std::vector<PortRange>& reservedPorts() const { return m_reserved.ranges(); }
    /// Call it when the system denies a port: reads the reserved ranges, unless it did so lately.
    void lookForReservedPorts() { m_reserved.look(); }

signals:
    void listenersChanged();
    void adaptersChanged();
    void reservedPortsChanged();
    /// The system does not report who listens. Emitted once until it does again. Conflicts then show only when a bind fails.
    void failed(const QString& text);

private:
    void lookAndTell();
    void lookSoon();

    std::function<std::set<uint64_t>()> m_ownInodes;
    ListeningSockets m_sockets;
    SocketOwners m_owners;
    QTimer m_listenerTimer;
    QTimer m_soonTimer; ///< runs for a while after the system has reported a change
    int m_looksLeft = 0;
    std::chrono::milliseconds m_rest { 1 }; ///< the shortest time between two looks
    QTimer m_addressTimer;
    ReservedPorts m_reserved;
    std::vector<ListeningSocket> m_seen; ///< at the last look, including our own mirrors
    std::chrono::steady_clock::time_point m_nextOwnerLook;
    std::vector<HostListener> m_listeners;
    std::vector<Adapter> m_adapters;
    LoopbackFamilies m_loopback;
    bool m_failing = false;
};

} // namespace portolan
