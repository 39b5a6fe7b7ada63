// SPDX-License-Identifier: MIT
#include "core/engine/relayed_link.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace portolan {

namespace {

constexpr auto whenReachable = 15s;
constexpr auto whenDoubtful = 300ms;
constexpr auto whenUnreachable = 2s;

DialAnswer answerOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Unreachable: return DialAnswer::TimedOut;
    case ErrorCode::Refused: return DialAnswer::Refused;
    case ErrorCode::NoRoute:
    case ErrorCode::InvalidInput: return DialAnswer::NoRoute; // the latter: a route that discards everything
    case ErrorCode::HostUnreachable: return DialAnswer::HostUnreachable;
    case ErrorCode::PermissionDenied: return error.osError ? DialAnswer::Forbidden : DialAnswer::HungUp;
    case ErrorCode::Reserved: return DialAnswer::Forbidden; // Windows' word for it
    case ErrorCode::NotAvailable: return DialAnswer::NoSource;
    default: return DialAnswer::Other;
    }
}

Obstacle obstacleOf(const Error& error, const AgentRoute& route)
{
    const QString text = QString::fromStdString(error.context);
    return { GuestObstacle::NotDialled, {}, text,
        DialFact { QString::fromStdString(route.source.to_string()), QString::fromStdString(route.agent.address().to_string()),
            route.agent.port(), answerOf(error), text.section(QStringLiteral(": "), -1) } };
}

} // namespace

RelayedLink::RelayedLink(LoopThread& thread)
    : m_thread(thread)
    , m_way(std::make_shared<RelayedWay>(thread.context()))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RelayedLink::probe);
    m_thread.post([this, way = m_way] {
        way->setDialFailureHandler([this](const Error&) { // on the relay thread
            QMetaObject::invokeMethod(
                this, [this] { suspect(); }, Qt::QueuedConnection);
        });
    });
}

void RelayedLink::follow(const WayFacts& facts)
{
    m_switchObstacle = facts.switchObstacle;
    if (m_route == facts.route)
        return;
    m_route = facts.route;
    m_thread.post([way = m_way, route = m_route] { way->setRoute(route); });
    ++m_round;
    m_probing = false;
    m_failures = 0;
    m_suspect = false;
    m_timer.stop();
    probe();
}

WayState RelayedLink::state() const
{
    if (m_switchObstacle.kind != GuestObstacle::None) // says more than a probe that fails because of it
        return { WayKind::Relayed, m_switchObstacle };
    if (!m_known)
        return { WayKind::Relayed,
            { GuestObstacle::NotDialled, {}, QStringLiteral("the guest has not been dialled yet") } };
    if (!m_reachable)
        return { WayKind::Relayed, m_problem };
    return { WayKind::Relayed, {} };
}

void RelayedLink::suspect()
{
    m_suspect = true;
    probe();
}

void RelayedLink::probe()
{
    if (m_probing || !m_route)
        return;
    m_probing = true;
    m_thread.post([this, way = m_way, round = m_round] {
        way->probe([this, round](const Result<Done>& outcome) {
            QMetaObject::invokeMethod(
                this,
                [this, round, outcome] {
                    if (round == m_round)
                        probed(outcome);
                },
                Qt::QueuedConnection);
        });
    });
}

void RelayedLink::probed(const Result<Done>& outcome)
{
    m_probing = false;
    if (!outcome && outcome.error().code == ErrorCode::Resources) { // of this host, which says nothing about the guest
        m_timer.start(whenUnreachable);
        return;
    }
    m_failures = outcome ? 0 : m_failures + 1;
    m_suspect = m_suspect && !outcome;
    const Obstacle problem = outcome ? Obstacle {} : obstacleOf(outcome.error(), *m_route);
    const bool news = std::exchange(m_problem, problem) != problem;
    const bool reachable = outcome || (m_reachable && !m_suspect && m_failures < 2);
    m_timer.start(outcome ? whenReachable : reachable ? whenDoubtful : whenUnreachable);
    const bool wasReachable = std::exchange(m_reachable, reachable);
    if (!std::exchange(m_known, true) || wasReachable != reachable || (!reachable && news))
        emit changed();
}

} // namespace portolan
