// SPDX-License-Identifier: MIT
#include "core/engine/steering_link.h"

#include <QPointer>

#include <utility>

namespace portolan {

namespace {

std::optional<SteeringWay> wayOf(const protocol::SteeringStatus& steering, const GuestRoute& route)
{
    using Stage = protocol::SteeringStatus::Stage;
    const bool sameAddress = steering.address == route.agent.address();
    if (steering.stage == Stage::Off || !sameAddress || !route.source || !route.source->is_v4())
        return std::nullopt;
    return SteeringWay { *route.source, steering.address, steering.v6, steering.stage == Stage::Ready };
}

} // namespace

SteeringLink::SteeringLink(MirrorRelay& relay, QObject& receiver)
    : m_relay(relay)
{
    // Both come on the relay's thread.
    const auto say = [receiver = &receiver, self = QPointer(this)](const auto& message) {
        QMetaObject::invokeMethod(
            receiver,
            [self, message] {
                if (self && self->m_session && self->m_way)
                    self->m_session->say(message);
            },
            Qt::QueuedConnection);
    };
    m_relay.setSteeringHandlers({ say, say });
    m_relay.steer(std::nullopt);
}

void SteeringLink::follow(GuestSession* session, const std::optional<GuestRoute>& route)
{
    if (m_session != session) {
        if (m_session)
            disconnect(m_session, &GuestSession::admitted, this, nullptr);
        m_session = session;
        if (m_session)
            connect(m_session, &GuestSession::admitted, this, [this](quint64 id) { m_relay.ticketsAdmitted(id); });
    }
    const std::optional<protocol::SteeringStatus> heard = m_session ? m_session->knowledge().steering : std::nullopt;
    const std::optional<SteeringWay> way = heard && route ? wayOf(*heard, *route) : std::nullopt;
    const bool news = std::exchange(m_heard, heard) != heard || m_way != way;
    if (std::exchange(m_way, way) != way)
        m_relay.steer(way);
    if (!news || !way)
        return;
    if (way->ready)
        m_relay.setSteeredServices(heard->services);
    else
        m_relay.tryOutSteering(heard->services);
}

} // namespace portolan
