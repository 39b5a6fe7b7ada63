// SPDX-License-Identifier: MIT
#include "core/relay/stream_pair.h"

#include <asio/error.hpp>
#include <asio/post.hpp>

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds drainInterval { 10 };
constexpr std::chrono::seconds drainPatience { 3 };

/// To read at a time. A reader that takes nothing leaves us with so much in the end; one that is fast, with less than a
/// scratch buffer full for a moment.
constexpr size_t smallestPortion = size_t { 64 } * 1024;

} // namespace

StreamPair::StreamPair(
    sockets::Socket client, sockets::Socket service, std::span<char> scratch, std::shared_ptr<Traffic> traffic)
    : m_client(std::move(client))
    , m_service(std::move(service))
    , m_scratch(scratch)
    , m_traffic(std::move(traffic))
    , m_toService { m_client, m_service, m_traffic->toGuest, smallestPortion }
    , m_toClient { m_service, m_client, m_traffic->fromGuest, smallestPortion }
{
}

void StreamPair::start(std::function<void()> ended)
{
    waitForData(m_toClient);
    pump(m_toService); // a client that has spoken by now need not be waited for
    if (m_over)
        asio::post(m_client.context(), std::move(ended));
    else
        m_ended = std::move(ended);
}

void StreamPair::serviceWasReset()
{
    if (!m_over)
        broke(m_toClient);
}

void StreamPair::reset()
{
    m_ended = nullptr;
    end();
}

void StreamPair::waitForData(HalfStream& half)
{
    half.state = State::Reading;
    half.from.waitForData([self = shared_from_this(), &half](const asio::error_code& error) {
        if (self->m_over || half.state != State::Reading)
            return;
        if (!error)
            return self->pump(half);
        half.state = State::Finished; // Windows tells of a reset here, and has thrown away what was not read
        self->broke(half);
    });
}

void StreamPair::pump(HalfStream& half)
{
    asio::error_code error;
    const size_t received = half.from.receive(m_scratch.first(half.portion), error);
    if (sockets::isLater(error))
        return waitForData(half);
    if (error == asio::error::eof)
        return finish(half);
    if (error) {
        half.state = State::Finished; // all that came before was read
        return broke(half);
    }

    using Next = sockets::Socket::Next;
    const bool endComes = received < half.portion && half.from.endHasCome() && !isBroken(half);
    const Next next = endComes ? Next::End : Next::Unknown;
    const size_t sent = half.to.send(m_scratch.first(received), error, next);
    if (error && !sockets::isLater(error))
        return broke(opposite(half));
    half.bytes.fetch_add(sent, std::memory_order_relaxed);
    adaptPortion(half, received, sent);
    if (sent == received)
        return waitForData(half);
    half.unsent.assign(m_scratch.data() + sent, m_scratch.data() + received);
    half.sent = 0;
    half.state = State::Sending;
    watch(half);
    sendRest(half);
}

/// Twice of what the last attempt showed to be wanted.
void StreamPair::adaptPortion(HalfStream& half, size_t received, size_t sent)
{
    if (sent < received || received == half.portion)
        half.portion = std::clamp(2 * sent, smallestPortion, m_scratch.size());
}

void StreamPair::sendRest(HalfStream& half)
{
    half.to.sendSoon(std::span<const char>(half.unsent).subspan(half.sent),
        [self = shared_from_this(), &half](const asio::error_code& error, size_t bytes) {
            if (self->m_over || half.state != State::Sending)
                return;
            if (error)
                self->broke(self->opposite(half));
            else
                self->restSent(half, bytes);
        });
}

void StreamPair::restSent(HalfStream& half, size_t bytes)
{
    half.bytes.fetch_add(bytes, std::memory_order_relaxed);
    half.sent += bytes;
    if (half.sent < half.unsent.size())
        return sendRest(half);
    half.unsent = {};
    half.sent = 0;
    waitForData(half);
}

void StreamPair::finish(HalfStream& half)
{
    half.state = State::Finished;
    if (isBroken(half)) // the end of what was left to read, not an end that the peer sent
        return drain();
    const bool last = opposite(half).state == State::Finished;
    const bool staysOpen = m_keepsService && &half.to == &m_service;
    if ((!last || staysOpen) && half.to.endSending()) // to close it sends the end, too
        return broke(opposite(half));
    if (last)
        return end();
    watch(half);
}

void StreamPair::watch(HalfStream& half)
{
    if (half.watched || m_drain)
        return;
    half.watched = true;
    half.from.waitForReset([self = shared_from_this(), &half] {
        half.watched = false;
        if (!self->m_over)
            self->broke(half);
    });
}

StreamPair::HalfStream& StreamPair::opposite(const HalfStream& half)
{
    return &half == &m_toService ? m_toClient : m_toService;
}

bool StreamPair::isBroken(const HalfStream& half) const { return m_drain && &m_drain->half == &half; }

void StreamPair::broke(HalfStream& fromBroken)
{
    if (m_drain && !isBroken(fromBroken))
        return end(); // now both are
    if (!m_drain) {
        m_drain.emplace(
            Drain { fromBroken, sockets::Timer(m_client.context()), 0, steady_clock::now() + drainPatience });
        opposite(fromBroken).state = State::Finished;
    }
    drain();
}

void StreamPair::drain()
{
    HalfStream& half = m_drain->half;
    const size_t left = half.unsent.size() - half.sent + half.to.unsentBytes();
    if (half.state == State::Finished && left == 0)
        return end();
    const auto now = steady_clock::now();
    if (left != m_drain->left)
        m_drain->giveUp = now + drainPatience;
    else if (now >= m_drain->giveUp)
        return end();
    m_drain->left = left;
    m_drain->timer.expires_after(drainInterval);
    m_drain->timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error && !self->m_over)
            self->drain();
    });
}

void StreamPair::end()
{
    if (std::exchange(m_over, true))
        return;
    const bool orderly = m_toService.state == State::Finished && m_toClient.state == State::Finished && !m_drain;
    if (orderly) {
        m_client.closeOrderly();
        if (m_keepsService)
            m_service.cancelWaits();
        else
            m_service.closeOrderly();
    } else {
        m_client.closeWithReset();
        m_service.closeWithReset();
    }
    if (m_drain)
        m_drain->timer.cancel();
    if (const auto ended = std::exchange(m_ended, nullptr))
        ended();
}

} // namespace portolan
