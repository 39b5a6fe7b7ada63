// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/way_link.h"
#include "core/net/loop_thread.h"
#include "core/relay/steered_way.h"

#include <memory>
#include <optional>

namespace portolan {

/// Carries what the host's SteeredWay and the guest's agent tell each other.
class SteeredLink : public WayLink
{
    Q_OBJECT

public:
    /// `sameSwitch` crosses the same virtual switch and tests it: what stands in its way stands in this one's, too.
    SteeredLink(LoopThread& thread, const WayLink& sameSwitch);

    [[nodiscard]] std::shared_ptr<Way> way() const override { return m_way; }
    void follow(const WayFacts& facts) override;
    [[nodiscard]] WayState state() const override;
    [[nodiscard]] bool leadsTo(const Address& service) const override { return ready() && m_route->leadsTo(service); }
    /// Whether the agent has set the way up.
    [[nodiscard]] bool ready() const { return m_route && m_route->ready; }

private:
    LoopThread& m_thread;
    const WayLink& m_sameSwitch;
    std::shared_ptr<SteeredWay> m_way;
    GuestSession* m_session = nullptr; ///< from the first follow() on
    std::optional<protocol::SteeringStatus> m_heard; ///< from the agent, as the other half knows it
    std::optional<SteeredRoute> m_route;
};

} // namespace portolan
