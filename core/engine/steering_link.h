// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/guest_route.h"
#include "core/guest/guest_session.h"
#include "core/relay/mirror_relay.h"

#include <QObject>

#include <optional>

namespace portolan {

/// Carries what the host's relay and the guest's agent have to agree on for connections that the guest's kernel hands
/// to the services themselves. Lives on the engine's thread.
class SteeringLink : public QObject
{
    Q_OBJECT

public:
    /// The relay forgets the guest before. `receiver` lives on this thread and outlives the relay, which may outlive this
    /// object.
    SteeringLink(MirrorRelay& relay, QObject& receiver);

    /// What holds now: with which agent to speak, and how the guest is reached; nothing: not at all.
    void follow(GuestSession* session, const std::optional<GuestRoute>& route);
    /// Whether connections to services go that way, those that it fails for aside.
    [[nodiscard]] bool ready() const { return m_way && m_way->ready; }
    /// Whether it leads to that address of the guest.
    [[nodiscard]] bool leadsTo(const Address& service) const { return ready() && m_way->leadsTo(service); }

private:
    MirrorRelay& m_relay;
    GuestSession* m_session = nullptr;
    std::optional<protocol::SteeringStatus> m_heard; ///< from the agent, as the relay knows it
    std::optional<SteeringWay> m_way;
};

} // namespace portolan
