// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/meeting.h"
#include "core/engine/steered_link.h"
#include "core/engine/way_link.h"
#include "core/relay/traffic.h"
#include "core/relay/ways.h"

#include <QObject>

#include <memory>
#include <vector>

namespace portolan {

/// The ways to one guest as the engine sees them: follows what is known of guest and adapter, and says which ways work and
/// what stands in the others. The guest is unreachable only when no way is left. Lives on the engine's thread; ends before
/// the relay thread does.
class GuestWays : public QObject
{
    Q_OBJECT

public:
    explicit GuestWays(LoopThread& relayThread);
    /// Closes the ways. Connections that live go on.
    ~GuestWays() override;

    /// For the mirrors.
    [[nodiscard]] const std::shared_ptr<Ways>& ways() const { return m_ways; }

    /// What is known now, always of the same session. `host`: all adapters.
    void follow(
        GuestSession& session, const std::vector<Adapter>& host, const Meeting& meeting, const ChosenEnds& chosen);
    /// Something hints that the guest is cut off: check now.
    void doubt();

    /// Whether the guest could be dialled at some time, as far as that can be said without trying.
    [[nodiscard]] bool hadRoute() const { return m_hadRoute; }
    /// Whether it is known which ways work.
    [[nodiscard]] bool settled() const;
    /// Best first.
    [[nodiscard]] std::vector<WayState> states() const;
    /// Why no way works: what stands in the way that asks for the least. None when one works.
    [[nodiscard]] Obstacle obstacle() const;
    /// The way that connections take to all of `services`, which have one port's traffic in common.
    [[nodiscard]] WayKind wayTo(const std::vector<Address>& services, const Traffic* traffic) const;
    /// Whether the agent has set steering up.
    [[nodiscard]] bool steeringReady() const { return m_steered->ready(); }

signals:
    void changed();

private:
    std::vector<std::unique_ptr<WayLink>> m_links; ///< best first
    SteeredLink* m_steered = nullptr;              ///< one of them
    std::shared_ptr<Ways> m_ways;
    LoopThread& m_relayThread;
    std::optional<AgentRoute> m_route; ///< in force
    ChosenEnds m_chosen;               ///< when it was made
    bool m_hadRoute = false;
};

} // namespace portolan
