// SPDX-License-Identifier: MIT
#include "core/engine/reachability.h"

#include <QPointer>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace portolan {

namespace {

constexpr auto whenReachable = 15s;
constexpr auto whenDoubtful = 300ms;
constexpr auto whenUnreachable = 2s;

} // namespace

Reachability::Reachability(MirrorRelay& relay, QObject& receiver)
    : m_relay(relay)
    , m_receiver(receiver)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Reachability::probe);
}

void Reachability::setRoute(const std::optional<GuestRoute>& route)
{
    if (m_route == route)
        return;
    m_route = route;
    ++m_round;
    m_probing = false;
    m_failures = 0;
    m_timer.stop();
    if (m_route)
        probe();
}

void Reachability::doubt()
{
    if (m_route)
        probe();
}

void Reachability::probe()
{
    if (m_probing || !m_route)
        return;
    m_probing = true;
    const RelayTarget target { m_route->agent, m_route->source, m_route->token, {} };
    m_relay.probe(target, [receiver = &m_receiver, self = QPointer(this), round = m_round](const Result<Done>& outcome) {
        QMetaObject::invokeMethod( // from the relay's thread
            receiver,
            [self, round, outcome] {
                if (self && round == self->m_round)
                    self->probed(outcome);
            },
            Qt::QueuedConnection);
    });
}

void Reachability::probed(const Result<Done>& outcome)
{
    m_probing = false;
    if (!outcome
        && outcome.error().code == ErrorCode::Resources) { // this host's own need, which says nothing of the guest
        m_timer.start(whenUnreachable);
        return;
    }
    m_failures = outcome ? 0 : m_failures + 1;
    if (!outcome)
        m_problem = QString::fromStdString(outcome.error().context);
    const bool reachable = outcome || (m_reachable && m_failures < 2);
    m_timer.start(outcome ? whenReachable : reachable ? whenDoubtful : whenUnreachable);
    if (std::exchange(m_known, true) && m_reachable == reachable)
        return;
    m_reachable = reachable;
    emit changed();
}

} // namespace portolan
