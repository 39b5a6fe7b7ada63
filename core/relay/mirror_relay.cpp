// SPDX-License-Identifier: MIT
#include "core/relay/mirror_relay.h"

#include "core/relay/agent_dial.h"
#include "core/relay/connection_listener.h"
#include "core/relay/loop_thread.h"
#include "core/relay/mirrored_connection.h"
#include "core/relay/steerer.h"

#include <asio/dispatch.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace portolan {

namespace {

// Five seconds together.
constexpr AgentDial::Limits probeLimits { std::chrono::seconds(2), std::chrono::seconds(3) };

Result<Done> probeResult(const AgentDial::Outcome& outcome)
{
    if (const auto* error = std::get_if<Error>(&outcome))
        return *error;
    const auto* answer = std::get_if<handshake::Answer>(&outcome);
    if (!answer)
        return Done {};
    const bool resources = *answer == handshake::Answer::Resources;
    return Error { resources ? ErrorCode::Resources : ErrorCode::Other, 0, "the agent declined a probe" };
}

} // namespace

/// What lives on the relay thread. All members but `thread` are used there only.
class MirrorRelay::Loop final : public MirroredConnection::Owner
{
public:
    ~Loop();

    void adopt(MirrorId id, sockets::Acceptor acceptor, RelayTarget target, std::shared_ptr<Traffic> traffic);
    void retarget(MirrorId id, RelayTarget target);
    void close(MirrorId id);
    std::optional<sockets::Endpoint> localEndpoint(MirrorId id) const;
    void probe(const RelayTarget& target, std::function<void(Result<Done>)> done);
    void setDialFailureHandler(std::function<void(const Error&)> handler) { m_dialFailureHandler = std::move(handler); }

    void setSteeringHandlers(SteeringHandlers handlers);
    [[nodiscard]] const std::shared_ptr<Steerer>& steerer() const { return m_steerer; }

    LoopThread thread;

private:
    struct Mirror {
        std::shared_ptr<ConnectionListener> listener;
        RelayTarget target;
        std::shared_ptr<Traffic> traffic;
    };

    void accepted(MirrorId id, sockets::Socket client);
    void dropped(MirrorId id);
    void forgetUnlessMirrored(const sockets::Endpoint& service);
    void ended(const std::shared_ptr<MirroredConnection>& connection) override { m_connections.erase(connection); }
    void dialFailed(const Error& error) override;
    void abortAll();

    std::unordered_map<MirrorId, Mirror> m_mirrors;
    std::unordered_set<std::shared_ptr<MirroredConnection>> m_connections;
    std::unordered_set<std::shared_ptr<AgentDial>> m_probes;
    unsigned m_turn = 0; ///< among the agent's ports
    std::shared_ptr<Steerer> m_steerer; ///< none before its handlers are known
    std::function<void(const Error&)> m_dialFailureHandler;
};

MirrorRelay::Loop::~Loop()
{
    thread.run([this] { abortAll(); });
}

void MirrorRelay::Loop::adopt(
    MirrorId id, sockets::Acceptor acceptor, RelayTarget target, std::shared_ptr<Traffic> traffic)
{
    ConnectionListener::Handlers handlers;
    handlers.accepted = [this, id](sockets::Socket client) { accepted(id, std::move(client)); };
    handlers.dropped = [this, id] { dropped(id); };
    auto listener = ConnectionListener::start(thread, std::move(acceptor), std::move(handlers));
    m_mirrors.emplace(id, Mirror { std::move(listener), std::move(target), std::move(traffic) });
}

void MirrorRelay::Loop::retarget(MirrorId id, RelayTarget target)
{
    const auto mirror = m_mirrors.find(id);
    if (mirror == m_mirrors.end())
        return;
    std::swap(mirror->second.target, target);
    forgetUnlessMirrored(target.service);
}

void MirrorRelay::Loop::close(MirrorId id)
{
    const auto mirror = m_mirrors.find(id);
    if (mirror == m_mirrors.end())
        return;
    mirror->second.listener->close();
    const sockets::Endpoint service = mirror->second.target.service;
    m_mirrors.erase(mirror);
    forgetUnlessMirrored(service);
}

void MirrorRelay::Loop::forgetUnlessMirrored(const sockets::Endpoint& service)
{
    const auto leadsThere = [&service](const auto& mirror) { return mirror.second.target.service == service; };
    if (m_steerer && std::ranges::none_of(m_mirrors, leadsThere))
        m_steerer->forget(service);
}

void MirrorRelay::Loop::setSteeringHandlers(SteeringHandlers handlers)
{
    m_steerer = std::make_shared<Steerer>(thread.context(), std::move(handlers));
}

std::optional<sockets::Endpoint> MirrorRelay::Loop::localEndpoint(MirrorId id) const
{
    const auto mirror = m_mirrors.find(id);
    if (mirror == m_mirrors.end())
        return std::nullopt;
    return mirror->second.listener->localEndpoint();
}

void MirrorRelay::Loop::probe(const RelayTarget& target, std::function<void(Result<Done>)> done)
{
    auto dial = std::make_shared<AgentDial>(thread.context(), target, handshake::Operation::Probe, probeLimits);
    m_probes.insert(dial);
    dial->start([this, weak = std::weak_ptr(dial), done = std::move(done)](const AgentDial::Outcome& outcome) {
        m_probes.erase(weak.lock());
        done(probeResult(outcome));
    });
}

void MirrorRelay::Loop::accepted(MirrorId id, sockets::Socket client)
{
    const auto mirror = m_mirrors.find(id);
    if (mirror == m_mirrors.end())
        return client.closeWithReset();
    if (client.isCrowded()) {
        client.closeWithReset();
        return dropped(id);
    }
    RelayTarget target = mirror->second.target;
    target.agent.port(static_cast<uint16_t>(target.agent.port() + m_turn++ % target.agentPorts));
    const bool local = mirror->second.listener->localEndpoint().address().is_loopback();
    const auto connection = std::make_shared<MirroredConnection>(
        *this, thread, std::move(client), target, mirror->second.traffic, local ? m_steerer : nullptr);
    m_connections.insert(connection);
    connection->start();
}

void MirrorRelay::Loop::dropped(MirrorId id)
{
    const auto mirror = m_mirrors.find(id);
    if (mirror == m_mirrors.end())
        return;
    mirror->second.traffic->total.fetch_add(1, std::memory_order_relaxed);
    mirror->second.traffic->failed.fetch_add(1, std::memory_order_relaxed);
    mirror->second.traffic->starvedOnHost.fetch_add(1, std::memory_order_relaxed);
}

void MirrorRelay::Loop::dialFailed(const Error& error)
{
    // A copy, since the handler may set another one.
    if (const auto handler = m_dialFailureHandler)
        handler(error);
}

void MirrorRelay::Loop::abortAll()
{
    m_dialFailureHandler = nullptr;
    for (auto& [id, mirror] : m_mirrors)
        mirror.listener->close();
    m_mirrors.clear();
    for (const auto& probe : std::exchange(m_probes, {}))
        probe->cancel();
    for (const auto& connection : std::exchange(m_connections, {}))
        connection->abort();
    if (m_steerer)
        std::exchange(m_steerer, nullptr)->close();
}

MirrorRelay::MirrorRelay()
    : m_loop(std::make_unique<Loop>())
{
}

MirrorRelay::~MirrorRelay() = default;

Result<Done> MirrorRelay::tryBind(const asio::ip::tcp::endpoint& local) { return sockets::tryBind(local); }

Result<MirrorRelay::Opened> MirrorRelay::open(
    const asio::ip::tcp::endpoint& local, RelayTarget target, std::shared_ptr<Traffic> traffic)
{
    // The system takes connections from here on; to wait for the thread that will serve them would only be slower.
    Result<sockets::Acceptor> acceptor = sockets::listen(m_loop->thread.context(), local);
    if (!acceptor)
        return acceptor.error();
    const Opened opened { ++m_lastId, sockets::inode(acceptor.value()) };
    asio::dispatch(m_loop->thread.context(),
        [loop = m_loop.get(), id = opened.id, own = std::move(acceptor).value(), target = std::move(target),
            traffic = std::move(traffic)]() mutable {
            loop->adopt(id, std::move(own), std::move(target), std::move(traffic));
        });
    return opened;
}

void MirrorRelay::retarget(MirrorId mirror, RelayTarget target)
{
    m_loop->thread.post([loop = m_loop.get(), mirror, target = std::move(target)]() mutable {
        loop->retarget(mirror, std::move(target));
    });
}

void MirrorRelay::close(MirrorId mirror)
{
    m_loop->thread.run([&] { m_loop->close(mirror); });
}

std::optional<asio::ip::tcp::endpoint> MirrorRelay::localEndpoint(MirrorId mirror) const
{
    return m_loop->thread.run([&] { return m_loop->localEndpoint(mirror); });
}

void MirrorRelay::probe(const RelayTarget& target, std::function<void(Result<Done>)> done)
{
    m_loop->thread.post(
        [loop = m_loop.get(), target, done = std::move(done)]() mutable { loop->probe(target, std::move(done)); });
}

void MirrorRelay::setDialFailureHandler(std::function<void(const Error&)> handler)
{
    m_loop->thread.run([&] { m_loop->setDialFailureHandler(std::move(handler)); });
}

void MirrorRelay::setSteeringHandlers(SteeringHandlers handlers)
{
    m_loop->thread.run([&] { m_loop->setSteeringHandlers(std::move(handlers)); });
}

void MirrorRelay::steer(const std::optional<SteeringWay>& way)
{
    m_loop->thread.post([loop = m_loop.get(), way] { loop->steerer()->setWay(way); });
}

void MirrorRelay::setSteeredServices(std::vector<protocol::SteeredService> services)
{
    m_loop->thread.post(
        [loop = m_loop.get(), services = std::move(services)] { loop->steerer()->setServices(services); });
}

void MirrorRelay::ticketsAdmitted(uint64_t tickets)
{
    m_loop->thread.post([loop = m_loop.get(), tickets] { loop->steerer()->admitted(tickets); });
}

void MirrorRelay::tryOutSteering(std::vector<protocol::SteeredService> listeners)
{
    m_loop->thread.post(
        [loop = m_loop.get(), listeners = std::move(listeners)] { loop->steerer()->tryOut(listeners); });
}

} // namespace portolan
