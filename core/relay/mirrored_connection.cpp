// SPDX-License-Identifier: MIT
#include "core/relay/mirrored_connection.h"

#include <utility>

namespace portolan {

MirroredConnection::MirroredConnection(LoopThread& thread, Setup setup)
    : m_thread(thread)
    , m_setup(std::move(setup))
{
    m_setup.traffic->total.fetch_add(1, std::memory_order_relaxed);
    m_setup.traffic->active.fetch_add(1, std::memory_order_relaxed);
}

MirroredConnection::~MirroredConnection() { stopCounting(); }

void MirroredConnection::tryNextWay()
{
    const Ways::List& ways = m_setup.ways->list();
    const Way::Request request { *m_setup.service, m_setup.local, m_setup.client.available() > 0 };
    Way::Leads leads = Way::Leads::No;
    while (leads != Way::Leads::Yes && m_tried < ways.size()) {
        const Way& way = *ways[m_tried++];
        leads = way.leadsTo(request);
        if (leads == Way::Leads::NotNow)
            m_setup.traffic->leaveOut(way.kind());
    }
    if (leads != Way::Leads::Yes)
        return fail(m_shortage);
    m_attempt = ways[m_tried - 1]->attempt(request);
    // A copy, since the attempt may be over before start() returns.
    std::shared_ptr(m_attempt)->start(
        [self = shared_from_this()](Attempt::Outcome outcome) { self->attempted(std::move(outcome)); });
    if (m_attempt)
        m_setup.client.waitForReset([self = shared_from_this()] { self->clientGone(); });
}

void MirroredConnection::attempted(Attempt::Outcome outcome)
{
    m_attempt = nullptr;
    Way* way = m_setup.ways->list()[m_tried - 1].get();
    switch (outcome.kind) {
    case Attempt::Outcome::Kind::Connected:
        m_setup.traffic->takeUp(way->kind());
        // Now it is known that the service was there, so that it was the way that failed.
        for (Way* blamed : std::exchange(m_blamed, {})) {
            if (blamed->bypassed(*m_setup.service))
                m_setup.traffic->leaveOut(blamed->kind());
        }
        return relay(std::move(outcome));
    case Attempt::Outcome::Kind::Refused: return fail(outcome.shortage);
    case Attempt::Outcome::Kind::Failed:
        if (outcome.blamesWay)
            m_blamed.push_back(way);
        m_shortage = outcome.shortage;
        return tryNextWay();
    }
}

void MirroredConnection::abort()
{
    if (m_attempt)
        std::exchange(m_attempt, nullptr)->cancel();
    if (m_pair)
        std::exchange(m_pair, nullptr)->reset();
    m_setup.client.closeWithReset();
    stopCounting();
}

void MirroredConnection::relay(Attempt::Outcome outcome)
{
    m_setup.service = nullptr;
    m_setup.client.cancelWaits(); // the one for a reset, which the pair takes over
    m_pair = std::make_shared<StreamPair>(
        std::move(m_setup.client), std::move(outcome.socket), m_thread.scratch(), m_setup.traffic);
    if (outcome.wantsSocket)
        m_pair->keepService();
    m_pair->start([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->end();
    });
    if (outcome.wasReset)
        m_pair->serviceWasReset();
}

void MirroredConnection::clientGone()
{
    if (!m_attempt || m_setup.client.available() > 0)
        return; // what it sent before is for the service all the same
    std::exchange(m_attempt, nullptr)->cancel();
    m_setup.client.closeWithReset();
    end();
}

void MirroredConnection::fail(Attempt::Shortage shortage)
{
    m_setup.traffic->failed.fetch_add(1, std::memory_order_relaxed);
    if (shortage == Attempt::Shortage::OnHost)
        m_setup.traffic->starvedOnHost.fetch_add(1, std::memory_order_relaxed);
    else if (shortage == Attempt::Shortage::InGuest)
        m_setup.traffic->starvedInGuest.fetch_add(1, std::memory_order_relaxed);
    m_setup.client.closeWithReset();
    end();
}

void MirroredConnection::end()
{
    if (m_pair)
        m_setup.ways->list()[m_tried - 1]->giveBack(m_pair->takeService());
    m_pair = nullptr;
    m_setup.service = nullptr;
    stopCounting();
    m_setup.ended(shared_from_this());
}

void MirroredConnection::stopCounting()
{
    if (std::exchange(m_counted, false))
        m_setup.traffic->active.fetch_sub(1, std::memory_order_relaxed);
}

} // namespace portolan
