// SPDX-License-Identifier: MIT
#pragma once

#include "core/host/adapters.h"
#include "core/host/reserved_ports.h"
#include "core/listeners/listening_sockets.h"
#include "core/listeners/socket_owners.h"
#include "core/mirror/policy.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <set>
#include <vector>

namespace portolan {

/// Watches the host: who else listens on it, which adapters and loopback families it has. Lives on the engine's thread.
/// Listeners are looked at when the system tells of one, else four times a second (50 us each); addresses when the system says
/// that they changed.
class HostWatch : public QObject
{
    Q_OBJECT

public:
    /// `ownInodes` names the listeners that are this program's mirrors at the moment of the call: they are not facts about the
    /// host. Asked in the same thread that opens and closes them, so a look can never be older than a close.
    explicit HostWatch(std::function<std::set<uint64_t>()> ownInodes, QObject* parent = nullptr);

    void start();
    /// Looks at the listeners now. True if they differ from those of the look before; emits nothing.
    bool look();

    /// Looks at the addresses now; tells of a change.
    void readAddresses();

    [[nodiscard]] const std::vector<HostListener>& listeners() const { return m_listeners; }
    [[nodiscard]] const std::vector<Adapter>& adapters() const { return m_adapters; }
    [[nodiscard]] LoopbackFamilies loopback() const { return m_loopback; }
    [[nodiscard]] const std::vector<PortRange>& reservedPorts() const { return m_reserved.ranges(); }
    /// The system does not give out a port: looks which ranges it keeps, if it has not lately.
    void lookForReservedPorts() { m_reserved.look(); }

signals:
    void listenersChanged();
    void adaptersChanged();
    void reservedPortsChanged();
    /// The system does not tell who listens; said once until it does again. Conflicts are then seen only when a bind fails.
    void failed(const QString& text);

private:
    void lookAndTell();
    void lookSoon();

    std::function<std::set<uint64_t>()> m_ownInodes;
    ListeningSockets m_sockets;
    SocketOwners m_owners;
    QTimer m_listenerTimer;
    QTimer m_soonTimer; ///< runs while the system has told of a listener lately
    int m_looksLeft = 0;
    std::chrono::milliseconds m_rest { 1 }; ///< how long to do without a look after the last one
    QTimer m_addressTimer;
    ReservedPorts m_reserved;
    std::vector<ListeningSocket> m_seen; ///< at the last look, our own mirrors included
    std::chrono::steady_clock::time_point m_nextOwnerLook;
    std::vector<HostListener> m_listeners;
    std::vector<Adapter> m_adapters;
    LoopbackFamilies m_loopback;
    bool m_failing = false;
};

} // namespace portolan
