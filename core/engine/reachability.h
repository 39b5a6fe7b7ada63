// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/guest_route.h"
#include "core/relay/mirror_relay.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <optional>

namespace portolan {

/// Whether the agent's relay can be dialled over the virtual switch; its stdin and stdout may work while a VPN cuts the switch.
/// Once it could, it is believed so until a probe fails twice; then it is looked again in short intervals until one succeeds. Lives on the engine's thread.
class Reachability : public QObject
{
    Q_OBJECT

public:
    /// `receiver` lives on this thread and outlives the relay, which may outlive this object.
    Reachability(MirrorRelay& relay, QObject& receiver);

    /// The way to probe. A new one counts as passable as the one before it, until a probe has told. Nothing: there is none, and
    /// none is probed.
    void setRoute(const std::optional<GuestRoute>& route);
    /// Something hints that the way is cut: probe now.
    void doubt();

    /// Whether a probe has told yet, or there is nothing to probe.
    [[nodiscard]] bool known() const { return m_known || !m_route; }
    [[nodiscard]] bool reachable() const { return m_route.has_value() && m_reachable; }
    /// What the system said at the last failure.
    [[nodiscard]] const QString& problem() const { return m_problem; }

signals:
    void changed();

private:
    void probe();
    void probed(const Result<Done>& outcome);

    MirrorRelay& m_relay;
    QObject& m_receiver; ///< of the relay's calls, which come from another thread
    std::optional<GuestRoute> m_route;
    uint64_t m_round = 0; ///< answers to a probe of an earlier route are passed over
    bool m_probing = false;
    bool m_known = false;
    bool m_reachable = false;
    int m_failures = 0;
    QString m_problem;
    QTimer m_timer;
};

} // namespace portolan
