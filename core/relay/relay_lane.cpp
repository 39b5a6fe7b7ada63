// SPDX-License-Identifier: MIT
#include "core/relay/relay_lane.h"

#include <utility>

namespace portolan {

RelayLane::RelayLane(TicketPool::Share share, Handlers handlers)
    : m_handlers(std::move(handlers))
    , m_steerer(std::make_shared<Steerer>(thread.context(), share, m_handlers.steering))
{
}

RelayLane::~RelayLane() { abort(); }

void RelayLane::abort()
{
    thread.run([this] {
        m_handlers.dialFailed = nullptr;
        resetEach();
        if (const auto steerer = std::exchange(m_steerer, nullptr))
            steerer->close();
    });
}

void RelayLane::resetConnections()
{
    thread.post([this] { resetEach(); });
}

void RelayLane::resetEach()
{
    for (const auto& connection : std::exchange(m_connections, {})) {
        connection->abort();
        m_load.fetch_sub(1, std::memory_order_relaxed);
    }
}

void RelayLane::take(sockets::Socket client, RelayTarget target, std::shared_ptr<Traffic> traffic, bool local)
{
    m_load.fetch_add(1, std::memory_order_relaxed);
    auto start = [this, client = std::move(client), target = std::move(target), traffic = std::move(traffic),
                     local]() mutable {
        if (!m_steerer)
            return; // at the end; the client is reset
        const auto connection = std::make_shared<MirroredConnection>(
            *this, thread, std::move(client), target, std::move(traffic), local ? m_steerer : nullptr);
        m_connections.insert(connection);
        connection->start();
    };
    asio::dispatch(thread.context(), std::move(start));
}

void RelayLane::ended(const std::shared_ptr<MirroredConnection>& connection)
{
    m_connections.erase(connection);
    m_load.fetch_sub(1, std::memory_order_relaxed);
}

void RelayLane::dialFailed(const Error& error)
{
    if (m_handlers.dialFailed)
        m_handlers.dialFailed(error);
}

} // namespace portolan
