// SPDX-License-Identifier: MIT
#include "core/relay/mirror_relay.h"

#include <asio/dispatch.hpp>

#include <utility>

namespace portolan {

MirrorRelay::MirrorRelay() = default;

MirrorRelay::~MirrorRelay()
{
    m_thread.run([this] {
        for (auto& [id, mirror] : m_mirrors)
            mirror.listener->close();
        m_mirrors.clear();
        abortConnections();
    });
}

Result<MirrorRelay::Opened> MirrorRelay::open(
    const asio::ip::tcp::endpoint& local, Target target, std::shared_ptr<Traffic> traffic)
{
    // The system takes connections from here on. To wait for the thread that will serve them would only be slower.
    Result<sockets::Acceptor> acceptor = sockets::listen(m_thread.context(), local);
    if (!acceptor)
        return acceptor.error();
    asio::error_code ignored;
    const Opened opened { ++m_lastId, sockets::inode(acceptor.value()), acceptor.value().local_endpoint(ignored) };
    asio::dispatch(m_thread.context(),
        [this, id = opened.id, own = std::move(acceptor).value(), target = std::move(target),
            traffic = std::move(traffic)]() mutable { adopt(id, std::move(own), target, std::move(traffic)); });
    return opened;
}

void MirrorRelay::adopt(
    MirrorId id, sockets::Acceptor acceptor, const Target& target, std::shared_ptr<Traffic> traffic)
{
    auto listener = ConnectionListener::start(m_thread, std::move(acceptor),
        { .accepted = [this, id](sockets::Socket client) { accepted(id, std::move(client)); },
            .dropped = [this, id] { dropped(id); } });
    m_mirrors.emplace(
        id, Mirror { std::move(listener), target.ways, target.ways->use(target.service), std::move(traffic) });
}

void MirrorRelay::retarget(MirrorId mirror, Target target)
{
    m_thread.post([this, mirror, target = std::move(target)] {
        const auto known = m_mirrors.find(mirror);
        if (known == m_mirrors.end())
            return;
        known->second.ways = target.ways;
        known->second.service = target.ways->use(target.service);
    });
}

void MirrorRelay::close(std::span<const MirrorId> mirrors)
{
    m_thread.run([&] {
        for (const MirrorId id : mirrors) {
            const auto mirror = m_mirrors.extract(id);
            if (!mirror.empty())
                mirror.mapped().listener->close();
        }
    });
}

void MirrorRelay::resetConnections()
{
    m_thread.post([this] { abortConnections(); });
}

void MirrorRelay::abortConnections()
{
    for (const auto& connection : std::exchange(m_connections, {}))
        connection->abort();
}

void MirrorRelay::accepted(MirrorId id, sockets::Socket client)
{
    const auto known = m_mirrors.find(id);
    if (known == m_mirrors.end())
        return client.closeWithReset();
    if (client.isCrowded()) {
        client.closeWithReset();
        return dropped(id);
    }
    const Mirror& mirror = known->second;
    const bool local = mirror.listener->localEndpoint().address().is_loopback();
    const auto connection = std::make_shared<MirroredConnection>(m_thread,
        MirroredConnection::Setup { std::move(client), mirror.ways, mirror.service, local, mirror.traffic,
            [this](const auto& ended) { m_connections.erase(ended); } });
    m_connections.insert(connection);
    connection->start();
}

void MirrorRelay::dropped(MirrorId id)
{
    const auto mirror = m_mirrors.find(id);
    if (mirror == m_mirrors.end())
        return;
    Traffic& traffic = *mirror->second.traffic;
    traffic.total.fetch_add(1, std::memory_order_relaxed);
    traffic.failed.fetch_add(1, std::memory_order_relaxed);
    traffic.starvedOnHost.fetch_add(1, std::memory_order_relaxed);
}

} // namespace portolan
