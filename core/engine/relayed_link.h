// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/way_link.h"
#include "core/net/loop_thread.h"
#include "core/relay/relayed_way.h"

#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>

namespace portolan {

/// Whether the agent's relay can be dialled over the virtual switch; its stdin and stdout may work while a VPN cuts the switch.
/// Once it could, one failed probe is not enough to call it cut, unless a connection of a client is in trouble, too: that is
/// reason to probe at once. While it is cut, it is probed in short intervals.
class RelayedLink : public WayLink
{
    Q_OBJECT

public:
    explicit RelayedLink(LoopThread& thread);

    [[nodiscard]] std::shared_ptr<Way> way() const override { return m_way; }
    /// A new route counts as passable as the former one until a probe has told.
    void follow(const WayFacts& facts) override;
    void doubt() override { probe(); }
    [[nodiscard]] bool settled() const override { return m_known || !m_route; }
    [[nodiscard]] WayState state() const override;
    [[nodiscard]] bool leadsTo(const Address&) const override { return true; }

private:
    void suspect();
    void probe();
    void probed(const Result<Done>& outcome);

    LoopThread& m_thread;
    std::shared_ptr<RelayedWay> m_way;
    std::optional<AgentRoute> m_route;
    Obstacle m_switchObstacle;
    uint64_t m_round = 0; ///< of the route; answers to a probe of an earlier one are ignored
    bool m_probing = false;
    bool m_known = false; ///< whether a probe has told
    bool m_reachable = false;
    int m_failures = 0;     ///< in a row
    bool m_suspect = false; ///< a connection of a client was in trouble since the last probe that succeeded
    Obstacle m_problem;     ///< the last failure
    QTimer m_timer;
};

} // namespace portolan
