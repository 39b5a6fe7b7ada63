// SPDX-License-Identifier: MIT
#include "core/relay/ticket_pool.h"

#include "core/base/descriptor_limit.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <utility>

namespace portolan {

namespace {

using namespace std::chrono_literals;

constexpr size_t smallestStock = 32;
constexpr size_t largestStock = 256;
/// The stock takes at most this part of the descriptors for connections, and as many sockets again wait to be announced
/// once more: they serve connections and must not take their place.
constexpr size_t partOfDescriptors = 8;
/// An order that comes sooner after the one before asks for a larger stock.
constexpr auto hurry = 100ms;
/// Announced at a time: more would keep the thread from its connections.
constexpr size_t largestBatch = 128;
/// Connections from a port in a row. Then the others have their turn: the guest's end of a connection rests for a
/// minute, and there are only so many rendezvous ports to meet others at.
constexpr uint32_t mostUsesInARow = 16;
/// For so long after the last use the stock is kept up.
constexpr auto pauseInUse = 5min;
/// How long the agent is to let a ticket be valid. Here it counts from before that.
constexpr auto lifetime = protocol::ticketLifetime;
constexpr auto usedFor = lifetime - 3s;
/// An announcement that is not answered is forgotten.
constexpr auto answerLimit = 5s;

} // namespace

TicketPool::TicketPool(asio::io_context& context, std::function<void(const protocol::Tickets&)> announce)
    : m_context(context)
    , m_announce(std::move(announce))
    // Two instances of this program are not to announce the same ports, nor to meet the guest at the same ones.
    , m_bound(std::random_device()())
    , m_turns(sockets::portsToAnnounce(), m_bound / sockets::portsToAnnounce() / mostUsesInARow * mostUsesInARow)
    , m_usesInARow(mostUsesInARow)
    , m_most(std::clamp<size_t>(
          static_cast<size_t>(descriptorsForConnections()) / partOfDescriptors, 1, largestStock))
    , m_stock(std::min(smallestStock, m_most))
    , m_lapse(context)
{
}

void TicketPool::open(const Address& host)
{
    close();
    m_host = host;
}

void TicketPool::close()
{
    m_host.reset();
    m_announced.clear();
    m_valid.clear();
    m_unannounced.clear();
    m_lapse.cancel();
    m_stock = std::min(smallestStock, m_most);
}

std::optional<TicketPool::Ticket> TicketPool::take()
{
    takeBackLapsed();
    m_lastUse = Clock::now();
    std::optional<Ticket> ticket;
    if (!m_valid.empty()) {
        std::vector<Bound>& sockets = m_valid.front().sockets;
        const uint16_t port = sockets.back().port;
        ticket = Ticket { std::move(sockets.back().socket), port, turnOf(port)++ };
        sockets.pop_back();
        if (sockets.empty())
            m_valid.pop_front();
    }
    replenish();
    return ticket;
}

void TicketPool::giveBack(sockets::Socket socket)
{
    if (!socket.isOpen())
        return;
    const sockets::Endpoint local = socket.localEndpoint();
    const bool wanted = m_host && local.address() == *m_host && m_unannounced.size() < m_stock;
    if (wanted && turnOf(local.port()) % m_usesInARow != 0 && socket.reopen())
        m_unannounced.push_back({ std::move(socket), local.port() });
    else
        socket.closeOrderly();
}

void TicketPool::setMeetings(size_t fewest)
{
    m_usesInARow = static_cast<uint32_t>(std::clamp<size_t>(fewest, 1, mostUsesInARow));
}

void TicketPool::admitted(uint64_t id)
{
    const auto batch = m_announced.find(id);
    if (batch == m_announced.end())
        return;
    m_valid.push_back(std::move(batch->second));
    m_announced.erase(batch);
    if (!m_watching)
        watchLapse();
}

void TicketPool::replenish(size_t waiting)
{
    const auto now = Clock::now();
    std::erase_if(m_announced, [now](const auto& each) { return now - each.second.announced > answerLimit; });
    const size_t all = size();
    const size_t there = all - std::min(all, waiting);
    if (!m_host || there > m_stock / 2)
        return;
    if (now - m_lastOrder < hurry)
        m_stock = std::min(m_stock * 2, m_most);
    m_lastOrder = now;
    announce(m_stock + waiting - all);
}

/// Fewer where the system has no more, and no more than a batch.
void TicketPool::announce(size_t wanted)
{
    const size_t count = std::min(wanted, largestBatch);
    Batch batch { Clock::now(), {} };
    while (batch.sockets.size() < count && !m_unannounced.empty()) {
        batch.sockets.push_back(std::move(m_unannounced.back()));
        m_unannounced.pop_back();
    }
    bindSockets(count - batch.sockets.size(), batch.sockets);
    if (batch.sockets.empty())
        return;
    protocol::Tickets tickets;
    tickets.id = ++m_lastId;
    tickets.host = *m_host;
    for (const Bound& each : batch.sockets)
        tickets.ports.push_back(each.port);
    tickets.seconds = static_cast<uint16_t>(lifetime.count());
    m_announced.emplace(tickets.id, std::move(batch));
    m_announce(tickets);
}

void TicketPool::bindSockets(size_t count, std::vector<Bound>& sockets)
{
    // Some ports may be taken by other programs.
    for (size_t attempts = 2 * count; attempts > 0 && count > 0; --attempts) {
        sockets::Socket socket(m_context);
        const Result<uint16_t> port = socket.openAnnounced(*m_host, m_bound++);
        if (port && socket.isCrowded())
            break; // what is left of the descriptors is not for connections, let alone for those to come
        if (port) {
            sockets.push_back({ std::move(socket), port.value() });
            --count;
        } else if (port.error().code != ErrorCode::InUse) {
            break;
        }
    }
}

uint32_t& TicketPool::turnOf(uint16_t port) { return m_turns[port % m_turns.size()]; }

size_t TicketPool::size() const
{
    size_t size = 0;
    for (const Batch& batch : m_valid)
        size += batch.sockets.size();
    for (const auto& [id, batch] : m_announced)
        size += batch.sockets.size();
    return size;
}

void TicketPool::takeBackLapsed()
{
    const auto now = Clock::now();
    while (!m_valid.empty() && now - m_valid.front().announced > usedFor) {
        std::ranges::move(m_valid.front().sockets, std::back_inserter(m_unannounced));
        m_valid.pop_front();
    }
}

void TicketPool::watchLapse()
{
    m_watching = !m_valid.empty();
    if (!m_watching)
        return;
    m_lapse.expires_at(m_valid.front().announced + usedFor + 1ms);
    m_lapse.async_wait([weak = weak_from_this()](const asio::error_code& error) {
        const auto self = weak.lock();
        if (!self)
            return;
        self->m_watching = false;
        if (error || !self->m_host) // closed since the time had come
            return;
        self->takeBackLapsed();
        self->renew();
        self->watchLapse();
    });
}

/// Fewer than before, since not all were used.
void TicketPool::renew()
{
    const bool inUse = Clock::now() - m_lastUse < pauseInUse;
    m_stock = std::max(m_stock / 2, std::min(smallestStock, m_most));
    const size_t there = size();
    if (inUse && there < m_stock)
        announce(m_stock - there);
    const size_t kept = inUse ? std::min(m_unannounced.size(), m_stock) : 0;
    m_unannounced.erase(m_unannounced.begin() + static_cast<std::ptrdiff_t>(kept), m_unannounced.end());
}

} // namespace portolan
