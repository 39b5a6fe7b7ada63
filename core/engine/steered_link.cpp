// SPDX-License-Identifier: MIT
#include "core/engine/steered_link.h"

#include <utility>

namespace portolan {

namespace {

std::optional<SteeredRoute> routeOf(const protocol::SteeringStatus& steering, const AgentRoute& route)
{
    using Stage = protocol::SteeringStatus::Stage;
    // The route's addresses were checked, and no other address of the guest is dialled.
    const bool sameAddress = steering.address == route.agent.address();
    if (steering.stage == Stage::Off || !sameAddress || !route.source.is_v4())
        return std::nullopt;
    return SteeredRoute { route.source, steering.address, steering.v6, steering.stage == Stage::Ready,
        route.agent.port() };
}

} // namespace

SteeredLink::SteeredLink(LoopThread& thread, const WayLink& sameSwitch)
    : m_thread(thread)
    , m_sameSwitch(sameSwitch)
    , m_way(std::make_shared<SteeredWay>(thread.context()))
{
    const auto say = [this](const auto& message) { // on the relay thread
        QMetaObject::invokeMethod(
            this,
            [this, message] {
                if (m_session && m_route)
                    m_session->say(message);
            },
            Qt::QueuedConnection);
    };
    m_thread.post([way = m_way, say] { way->setHandlers({ say, say }); });
}

void SteeredLink::follow(const WayFacts& facts)
{
    if (!m_session) {
        m_session = &facts.session;
        connect(m_session, &GuestSession::admitted, this, [this](quint64 id) {
            m_thread.post([way = m_way, id] { way->admitted(id); });
        });
    }
    const std::optional<protocol::SteeringStatus> heard = m_session->knowledge().steering;
    const std::optional<SteeredRoute> route = heard && facts.route ? routeOf(*heard, *facts.route) : std::nullopt;
    const bool news = std::exchange(m_heard, heard) != heard || m_route != route;
    if (!news)
        return;
    m_route = route;
    m_thread.post([way = m_way, route, heard = heard.value_or(protocol::SteeringStatus())] {
        way->setRoute(route);
        if (route && route->ready)
            way->setServices(heard.answers, heard.services);
        else if (route)
            way->tryOut(heard.services);
    });
}

WayState SteeredLink::state() const
{
    Obstacle obstacle = m_sameSwitch.state().obstacle;
    if (obstacle.kind == GuestObstacle::None && !ready()) {
        const QString problem = m_heard ? QString::fromStdString(m_heard->problem) : QString();
        obstacle = { GuestObstacle::NoSteering, {},
            problem.isEmpty() ? QStringLiteral("the guest's kernel does not hand over connections") : problem };
    }
    return { WayKind::Steered, obstacle };
}

} // namespace portolan
