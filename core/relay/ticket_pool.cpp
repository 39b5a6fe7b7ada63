// SPDX-License-Identifier: MIT
#include "core/relay/ticket_pool.h"

#include <algorithm>
#include <random>
#include <utility>

namespace portolan {

namespace {

using namespace std::chrono_literals;

constexpr size_t smallestStock = 16;
constexpr size_t largestStock = 512;
/// An order that comes sooner after the one before asks for a larger stock.
constexpr auto hurry = 100ms;
/// How long the agent is to let a ticket be valid. Here it counts from before that.
constexpr auto lifetime = 30s;
constexpr auto usedFor = 27s;
/// An announcement that is not answered is forgotten.
constexpr auto answerLimit = 5s;

} // namespace

TicketPool::TicketPool(asio::io_context& context, Share share, std::function<void(const protocol::Tickets&)> announce)
    : m_context(context)
    , m_share(share)
    , m_announce(std::move(announce))
    // Two instances of this program are not to announce the same ports.
    , m_bound(std::random_device()() / share.of * share.of + share.index)
    , m_stock(smallestStock)
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
    m_lapse.cancel();
    m_stock = smallestStock;
}

std::optional<TicketPool::Ticket> TicketPool::take()
{
    dropLapsed();
    std::optional<Ticket> ticket;
    if (!m_valid.empty()) {
        ticket = std::move(m_valid.front().tickets.front());
        m_valid.front().tickets.pop_front();
        if (m_valid.front().tickets.empty())
            m_valid.pop_front();
    }
    replenish();
    return ticket;
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
        m_stock = std::min(m_stock * 2, largestStock);
    m_lastOrder = now;

    Batch batch { now, {} };
    protocol::Tickets tickets;
    tickets.ports = bindSockets(m_stock + waiting - all, batch.tickets);
    if (tickets.ports.empty())
        return;
    tickets.id = ++m_lastId * m_share.of + m_share.index;
    tickets.host = *m_host;
    tickets.seconds = static_cast<uint16_t>(std::chrono::seconds(lifetime).count());
    m_announced.emplace(tickets.id, std::move(batch));
    m_announce(tickets);
}

/// Their ports. Fewer than asked for where the system has no more.
std::vector<uint16_t> TicketPool::bindSockets(size_t count, std::deque<Ticket>& tickets)
{
    std::vector<uint16_t> ports;
    // Some ports may be taken by other programs.
    for (size_t attempts = 2 * count; attempts > 0 && ports.size() < count; --attempts) {
        Ticket ticket { sockets::Socket(m_context), m_bound / sockets::portsToAnnounce() };
        const Result<uint16_t> port = ticket.socket.openAnnounced(*m_host, m_bound);
        m_bound += m_share.of;
        if (port) {
            ports.push_back(port.value());
            tickets.push_back(std::move(ticket));
        } else if (port.error().code != ErrorCode::InUse) {
            break;
        }
    }
    return ports;
}

size_t TicketPool::size() const
{
    size_t size = 0;
    for (const Batch& batch : m_valid)
        size += batch.tickets.size();
    for (const auto& [id, batch] : m_announced)
        size += batch.tickets.size();
    return size;
}

void TicketPool::dropLapsed()
{
    const auto now = Clock::now();
    while (!m_valid.empty() && now - m_valid.front().announced > usedFor)
        m_valid.pop_front();
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
        if (error)
            return;
        self->dropLapsed();
        if (self->m_valid.empty())
            self->m_stock = smallestStock;
        self->watchLapse();
    });
}

} // namespace portolan
