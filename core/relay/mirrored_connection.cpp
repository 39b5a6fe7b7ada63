// SPDX-License-Identifier: MIT
#include "core/relay/mirrored_connection.h"

#include <utility>

namespace portolan {

namespace {

// The answer comes when the guest's service has been connected, for which the agent has a limit of its own that is
// shorter.
constexpr AgentDial::Limits dialLimits { std::chrono::seconds(5), std::chrono::seconds(15) };

} // namespace

MirroredConnection::MirroredConnection(Owner& owner, LoopThread& thread, sockets::Socket client,
    const RelayTarget& target, std::shared_ptr<Traffic> traffic, std::shared_ptr<Steerer> steerer)
    : m_owner(owner)
    , m_thread(thread)
    , m_target(target)
    , m_traffic(std::move(traffic))
    , m_steerer(std::move(steerer))
    , m_client(std::move(client))
{
    m_traffic->total.fetch_add(1, std::memory_order_relaxed);
    m_traffic->active.fetch_add(1, std::memory_order_relaxed);
}

MirroredConnection::~MirroredConnection() { stopCounting(); }

void MirroredConnection::start()
{
    if (!m_steerer || !m_steerer->leadsTo(m_target.service)) {
        if (m_steerer && m_steerer->open())
            m_traffic->leftToRelay.store(true, std::memory_order_relaxed);
        dialAgent();
        return waitForReset();
    }
    // With what the client says first, the handshake takes a packet less.
    m_client.waitBrieflyForData([weak = weak_from_this()](const asio::error_code& error) {
        if (const auto self = weak.lock())
            self->steer(!error);
    });
}

void MirroredConnection::steer(bool clientHasSpoken)
{
    m_steeredDial = std::make_shared<SteeredDial>(m_thread.context(), m_target.service, clientHasSpoken,
        [self = shared_from_this()](
            SteeredDial::Outcome outcome, sockets::Socket service) { self->steered(outcome, std::move(service)); });
    m_steerer->dial(std::shared_ptr(m_steeredDial));
    waitForReset();
}

void MirroredConnection::waitForReset()
{
    if (!m_pair && m_client.isOpen()) // it may be over already
        m_client.waitForReset([self = shared_from_this()] { self->clientGone(); });
}

void MirroredConnection::steered(SteeredDial::Outcome outcome, sockets::Socket service)
{
    m_steeredDial = nullptr;
    const bool wasReset = outcome == SteeredDial::Outcome::Reset;
    if (wasReset || outcome == SteeredDial::Outcome::Connected) {
        m_steerer->proved(m_target.service);
        m_traffic->leftToRelay.store(false, std::memory_order_relaxed);
        relay(std::move(service), true);
        if (wasReset)
            m_pair->serviceWasReset();
        return;
    }
    m_steeringFailed = outcome == SteeredDial::Outcome::Refused || outcome == SteeredDial::Outcome::Unanswered;
    dialAgent();
}

/// The agent knows whether it is the service that refuses, or only the way.
void MirroredConnection::dialAgent()
{
    m_dial = std::make_shared<AgentDial>(m_thread.context(), m_target, handshake::Operation::Connect, dialLimits);
    m_dial->start([self = shared_from_this()](AgentDial::Outcome outcome) { self->dialled(std::move(outcome)); });
}

void MirroredConnection::abort()
{
    if (m_steeredDial)
        std::exchange(m_steeredDial, nullptr)->cancel();
    if (m_dial)
        std::exchange(m_dial, nullptr)->cancel();
    if (m_pair)
        std::exchange(m_pair, nullptr)->reset();
    m_client.closeWithReset();
    stopCounting();
}

void MirroredConnection::dialled(AgentDial::Outcome outcome)
{
    m_dial = nullptr;
    if (auto* agent = std::get_if<sockets::Socket>(&outcome)) {
        if (m_steeringFailed && !m_steerer->failed(m_target.service))
            m_traffic->leftToRelay.store(true, std::memory_order_relaxed);
        return relay(std::move(*agent), false);
    }
    const auto* error = std::get_if<Error>(&outcome);
    const auto* answer = std::get_if<handshake::Answer>(&outcome);
    const bool starved = error && error->code == ErrorCode::Resources;
    if (starved)
        m_traffic->starvedOnHost.fetch_add(1, std::memory_order_relaxed);
    if (answer && *answer == handshake::Answer::Resources)
        m_traffic->starvedInGuest.fetch_add(1, std::memory_order_relaxed);
    fail();
    // Being out of descriptors here says nothing of the guest.
    if (error && !starved)
        m_owner.dialFailed(*error);
}

void MirroredConnection::relay(sockets::Socket service, bool steered)
{
    m_client.cancelWaits(); // the one for a reset, which the pair takes over
    m_pair = std::make_shared<StreamPair>(std::move(m_client), std::move(service), m_thread.scratch(), m_traffic);
    if (steered)
        m_pair->keepService();
    m_pair->start([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->end();
    });
}

void MirroredConnection::clientGone()
{
    if ((!m_dial && !m_steeredDial) || m_client.available() > 0)
        return; // what it sent before is for the service all the same
    if (m_steeredDial)
        std::exchange(m_steeredDial, nullptr)->cancel();
    if (m_dial)
        std::exchange(m_dial, nullptr)->cancel();
    m_client.closeWithReset();
    end();
}

void MirroredConnection::fail()
{
    m_traffic->failed.fetch_add(1, std::memory_order_relaxed);
    m_client.closeWithReset();
    end();
}

void MirroredConnection::end()
{
    if (m_pair && m_steerer)
        m_steerer->giveBack(m_pair->takeService());
    m_pair = nullptr;
    stopCounting();
    m_owner.ended(shared_from_this());
}

void MirroredConnection::stopCounting()
{
    if (std::exchange(m_counted, false))
        m_traffic->active.fetch_sub(1, std::memory_order_relaxed);
}

} // namespace portolan
