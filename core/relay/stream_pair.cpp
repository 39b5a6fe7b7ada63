// SPDX-License-Identifier: MIT
#include "core/relay/stream_pair.h"

#include <asio/buffer.hpp>
#include <asio/post.hpp>

#include <utility>

namespace portolan {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds drainInterval { 10 };
constexpr std::chrono::seconds drainPatience { 3 };

} // namespace

StreamPair::StreamPair(
    sockets::Socket client, sockets::Socket service, std::span<char> scratch, std::shared_ptr<Traffic> traffic)
    : m_client(std::move(client))
    , m_service(std::move(service))
    , m_scratch(scratch)
    , m_traffic(std::move(traffic))
    , m_toService { m_client, m_service, m_traffic->toGuest }
    , m_toClient { m_service, m_client, m_traffic->fromGuest }
{
}

void StreamPair::start(std::function<void()> ended)
{
    waitForData(m_toClient);
    pump(m_toService); // most clients have spoken by now, and need not be waited for
    if (m_over)
        asio::post(m_client.get_executor(), std::move(ended));
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
    half.from.async_wait(
        asio::socket_base::wait_read, [self = shared_from_this(), &half](const asio::error_code& error) {
            if (self->m_over || half.state != State::Reading)
                return;
            if (error)
                self->broke(half);
            else
                self->pump(half);
        });
}

void StreamPair::pump(HalfStream& half)
{
    asio::error_code error;
    const size_t received = half.from.read_some(asio::buffer(m_scratch.data(), m_scratch.size()), error);
    if (sockets::isLater(error))
        return waitForData(half);
    if (error == asio::error::eof)
        return finish(half);
    if (error) {
        half.state = State::Finished; // all that came before was read
        return broke(half);
    }

    const size_t sent = half.to.write_some(asio::buffer(m_scratch.data(), received), error);
    if (error && !sockets::isLater(error))
        return broke(halfFrom(half.to));
    half.bytes.fetch_add(sent, std::memory_order_relaxed);
    if (sent == received)
        return waitForData(half);
    half.unsent.assign(m_scratch.data() + sent, m_scratch.data() + received);
    half.sent = 0;
    half.state = State::Sending;
    watch(half);
    sendRest(half);
}

void StreamPair::sendRest(HalfStream& half)
{
    half.to.async_write_some(asio::buffer(half.unsent.data() + half.sent, half.unsent.size() - half.sent),
        [self = shared_from_this(), &half](const asio::error_code& error, size_t bytes) {
            if (self->m_over || half.state != State::Sending)
                return;
            if (error)
                self->broke(self->halfFrom(half.to));
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
    if (m_toService.state == State::Finished && m_toClient.state == State::Finished)
        return end(); // to close it sends the end, too
    asio::error_code error;
    half.to.shutdown(asio::socket_base::shutdown_send, error);
    if (error)
        return broke(halfFrom(half.to));
    watch(half);
}

void StreamPair::watch(HalfStream& half)
{
    if (half.watched || m_drain)
        return;
    half.watched = true;
    sockets::waitForReset(half.from, [self = shared_from_this(), &half] {
        half.watched = false;
        if (!self->m_over)
            self->broke(half);
    });
}

StreamPair::HalfStream& StreamPair::halfFrom(const sockets::Socket& end)
{
    return &end == &m_client ? m_toService : m_toClient;
}

bool StreamPair::isBroken(const HalfStream& half) const { return m_drain && &m_drain->half == &half; }

void StreamPair::broke(HalfStream& fromBroken)
{
    if (m_drain && !isBroken(fromBroken))
        return end(); // now both are
    if (!m_drain) {
        m_drain.emplace(Drain { fromBroken, sockets::Timer(m_client.get_executor()), 0, {} });
        m_drain->giveUp = steady_clock::now() + drainPatience;
        HalfStream& towardsBroken = &fromBroken == &m_toService ? m_toClient : m_toService;
        towardsBroken.state = State::Finished;
    }
    drain();
}

void StreamPair::drain()
{
    HalfStream& half = m_drain->half;
    const size_t left = half.unsent.size() - half.sent + sockets::unsentBytes(half.to);
    if (half.state == State::Finished && left == 0)
        return end();
    const auto now = steady_clock::now();
    if (left != m_drain->left)
        m_drain->giveUp = now + drainPatience;
    else if (now >= m_drain->giveUp)
        return end();
    m_drain->left = left;
    waitForDrain();
}

void StreamPair::waitForDrain()
{
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
        sockets::closeOrderly(m_client);
        sockets::closeOrderly(m_service);
    } else {
        sockets::closeWithReset(m_client);
        sockets::closeWithReset(m_service);
    }
    if (m_drain)
        m_drain->timer.cancel();
    if (const auto ended = std::exchange(m_ended, nullptr))
        ended();
}

} // namespace portolan
