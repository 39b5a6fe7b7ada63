// SPDX-License-Identifier: MIT
#include "core/relay/mirror_relay.h"

#include "core/net/loop_thread.h"
#include "core/relay/agent_dial.h"
#include "core/relay/connection_listener.h"
#include "core/relay/relay_lane.h"

#include <asio/dispatch.hpp>

#include <algorithm>
#include <map>
#include <thread>
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

/// What lives on the relay's first thread, which has the listeners and is also the first lane. All members but the
/// lanes are used there only.
class MirrorRelay::Loop
{
public:
    explicit Loop(uint32_t lanes);
    ~Loop();

    LoopThread& thread() { return m_lanes.front()->thread; }

    void adopt(MirrorId id, sockets::Acceptor acceptor, RelayTarget target, std::shared_ptr<Traffic> traffic);
    void retarget(MirrorId id, RelayTarget target);
    void close(MirrorId id);
    std::optional<sockets::Endpoint> localEndpoint(MirrorId id) const;
    void probe(const RelayTarget& target, std::function<void(Result<Done>)> done);
    void setDialFailureHandler(std::function<void(const Error&)> handler) { m_dialFailureHandler = std::move(handler); }
    void setSteeringHandlers(SteeringHandlers handlers) { m_steeringHandlers = std::move(handlers); }

    void setWay(const std::optional<SteeringWay>& way);
    void setServices(std::vector<protocol::SteeredService> services);
    /// From any thread.
    void resetConnections()
    {
        for (const auto& lane : m_lanes)
            lane->resetConnections();
    }
    /// From any thread: `function` for the steerer of each lane, or of the first one only.
    template <typename Function> void eachSteerer(const Function& function)
    {
        for (const auto& lane : m_lanes)
            lane->steerer(function);
    }
    template <typename Function> void firstSteerer(Function function) { m_lanes.front()->steerer(std::move(function)); }

private:
    struct Mirror {
        std::shared_ptr<ConnectionListener> listener;
        RelayTarget target;
        std::shared_ptr<Traffic> traffic;
    };

    [[nodiscard]] RelayLane::Handlers handlersFor(uint32_t lane);
    [[nodiscard]] RelayLane& idlestLane() const;
    void accepted(MirrorId id, sockets::Socket client);
    void dropped(MirrorId id);
    /// A mirror leads there, or one that did does not any more.
    void led(const sockets::Endpoint& service);
    void unled(const sockets::Endpoint& service);
    void dialFailed(const Error& error);
    void steer(uint32_t lane, const protocol::SteeringRequest& steer);

    std::vector<std::unique_ptr<RelayLane>> m_lanes;
    std::unordered_map<MirrorId, Mirror> m_mirrors;
    std::map<sockets::Endpoint, size_t> m_services; ///< how many mirrors lead to each
    std::unordered_set<std::shared_ptr<AgentDial>> m_probes;
    unsigned m_turn = 0; ///< among the agent's ports
    std::function<void(const Error&)> m_dialFailureHandler;
    SteeringHandlers m_steeringHandlers;
    std::vector<protocol::SteeringRequest> m_asked; ///< by each lane
    std::optional<std::vector<protocol::SteeredService>> m_answered; ///< by the agent, on the present way
};

MirrorRelay::Loop::Loop(uint32_t lanes)
    : m_asked(lanes)
{
    for (uint32_t lane = 0; lane < lanes; ++lane)
        m_lanes.push_back(std::make_unique<RelayLane>(TicketPool::Share { lane, lanes }, handlersFor(lane)));
}

MirrorRelay::Loop::~Loop()
{
    thread().run([this] {
        m_dialFailureHandler = nullptr;
        m_steeringHandlers = {};
        for (auto& [id, mirror] : m_mirrors)
            mirror.listener->close();
        m_mirrors.clear();
        for (const auto& probe : std::exchange(m_probes, {}))
            probe->cancel();
    });
    for (const auto& lane : m_lanes)
        lane->abort();
    // The first one before the others: an accept that it cancelled has a socket of their loops.
    m_lanes.front().reset();
}

/// What concerns all lanes is for the first thread.
RelayLane::Handlers MirrorRelay::Loop::handlersFor(uint32_t lane)
{
    RelayLane::Handlers handlers;
    handlers.dialFailed = [this](const Error& error) { thread().post([this, error] { dialFailed(error); }); };
    handlers.steering.steer = [this, lane](const protocol::SteeringRequest& asked) {
        thread().post([this, lane, asked] { steer(lane, asked); });
    };
    handlers.steering.announce = [this](const protocol::Tickets& tickets) {
        thread().post([this, tickets] {
            if (m_steeringHandlers.announce)
                m_steeringHandlers.announce(tickets);
        });
    };
    return handlers;
}

void MirrorRelay::Loop::adopt(
    MirrorId id, sockets::Acceptor acceptor, RelayTarget target, std::shared_ptr<Traffic> traffic)
{
    ConnectionListener::Handlers handlers;
    handlers.home = [this]() -> asio::io_context& { return idlestLane().thread.context(); };
    handlers.accepted = [this, id](sockets::Socket client) { accepted(id, std::move(client)); };
    handlers.dropped = [this, id] { dropped(id); };
    led(target.service);
    auto listener = ConnectionListener::start(thread(), std::move(acceptor), std::move(handlers));
    m_mirrors.emplace(id, Mirror { std::move(listener), std::move(target), std::move(traffic) });
}

void MirrorRelay::Loop::retarget(MirrorId id, RelayTarget target)
{
    const auto mirror = m_mirrors.find(id);
    if (mirror == m_mirrors.end())
        return;
    led(target.service);
    std::swap(mirror->second.target, target);
    unled(target.service);
}

void MirrorRelay::Loop::close(MirrorId id)
{
    const auto mirror = m_mirrors.find(id);
    if (mirror == m_mirrors.end())
        return;
    mirror->second.listener->close();
    const sockets::Endpoint service = mirror->second.target.service;
    m_mirrors.erase(mirror);
    unled(service);
}

void MirrorRelay::Loop::led(const sockets::Endpoint& service) { ++m_services[service]; }

void MirrorRelay::Loop::unled(const sockets::Endpoint& service)
{
    const auto known = m_services.find(service);
    if (--known->second > 0)
        return;
    m_services.erase(known);
    eachSteerer([service](Steerer& steerer) { steerer.forget(service); });
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
    auto dial = std::make_shared<AgentDial>(thread().context(), target, handshake::Operation::Probe, probeLimits);
    m_probes.insert(dial);
    dial->start([this, weak = std::weak_ptr(dial), done = std::move(done)](const AgentDial::Outcome& outcome) {
        m_probes.erase(weak.lock());
        done(probeResult(outcome));
    });
}

/// The first lane as long as no other has much less to do: to hand a connection to another thread has its price.
RelayLane& MirrorRelay::Loop::idlestLane() const
{
    RelayLane& idlest = **std::ranges::min_element(m_lanes, {}, [](const auto& lane) { return lane->load(); });
    RelayLane& first = *m_lanes.front();
    return first.load() > idlest.load() + 1 ? idlest : first;
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
    const auto lane = std::ranges::find_if(
        m_lanes, [&client](const auto& each) { return &each->thread.context() == &client.context(); });
    (*lane)->take(std::move(client), std::move(target), mirror->second.traffic, local);
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

void MirrorRelay::Loop::setWay(const std::optional<SteeringWay>& way)
{
    m_answered.reset();
    eachSteerer([way](Steerer& steerer) { steerer.setWay(way); });
}

void MirrorRelay::Loop::setServices(std::vector<protocol::SteeredService> services)
{
    m_answered = std::move(services);
    eachSteerer([answered = *m_answered](Steerer& steerer) { steerer.setServices(answered); });
}

/// The agent is told of all services at a time, and says nothing anew where another lane has asked before.
void MirrorRelay::Loop::steer(uint32_t lane, const protocol::SteeringRequest& steer)
{
    m_asked[lane] = steer;
    // For a client that came just before its mirror closed, a service is asked for that was to be forgotten.
    std::erase_if(m_asked[lane].services, [this, lane](const ServiceAddress& each) {
        const sockets::Endpoint service(each.address, each.port.number);
        if (m_services.contains(service))
            return false;
        m_lanes[lane]->steerer([service](Steerer& steerer) { steerer.forget(service); });
        return true;
    });
    if (m_answered)
        m_lanes[lane]->steerer([answered = *m_answered](Steerer& steerer) { steerer.setServices(answered); });
    protocol::SteeringRequest all;
    for (const protocol::SteeringRequest& each : m_asked) {
        for (const ServiceAddress& service : each.services) {
            if (std::ranges::find(all.services, service) == all.services.end())
                all.services.push_back(service);
        }
    }
    if (m_steeringHandlers.steer)
        m_steeringHandlers.steer(all);
}

MirrorRelay::MirrorRelay(uint32_t lanes)
    : m_loop(std::make_unique<Loop>(lanes))
{
}

// On a machine of two, a second lane took a quarter of the new connections' rate away and moved no more bytes.
uint32_t MirrorRelay::usualLanes() { return std::clamp(std::thread::hardware_concurrency() / 2, 1U, 4U); }

MirrorRelay::~MirrorRelay() = default;

Result<Done> MirrorRelay::tryBind(const asio::ip::tcp::endpoint& local) { return sockets::tryBind(local); }

Result<MirrorRelay::Opened> MirrorRelay::open(
    const asio::ip::tcp::endpoint& local, RelayTarget target, std::shared_ptr<Traffic> traffic)
{
    // The system takes connections from here on; to wait for the thread that will serve them would only be slower.
    Result<sockets::Acceptor> acceptor = sockets::listen(m_loop->thread().context(), local);
    if (!acceptor)
        return acceptor.error();
    const Opened opened { ++m_lastId, sockets::inode(acceptor.value()) };
    asio::dispatch(m_loop->thread().context(),
        [loop = m_loop.get(), id = opened.id, own = std::move(acceptor).value(), target = std::move(target),
            traffic = std::move(traffic)]() mutable {
            loop->adopt(id, std::move(own), std::move(target), std::move(traffic));
        });
    return opened;
}

void MirrorRelay::retarget(MirrorId mirror, RelayTarget target)
{
    m_loop->thread().post([loop = m_loop.get(), mirror, target = std::move(target)]() mutable {
        loop->retarget(mirror, std::move(target));
    });
}

void MirrorRelay::close(MirrorId mirror)
{
    m_loop->thread().run([&] { m_loop->close(mirror); });
}

void MirrorRelay::resetConnections() { m_loop->resetConnections(); }

std::optional<asio::ip::tcp::endpoint> MirrorRelay::localEndpoint(MirrorId mirror) const
{
    return m_loop->thread().run([&] { return m_loop->localEndpoint(mirror); });
}

void MirrorRelay::probe(const RelayTarget& target, std::function<void(Result<Done>)> done)
{
    m_loop->thread().post(
        [loop = m_loop.get(), target, done = std::move(done)]() mutable { loop->probe(target, std::move(done)); });
}

void MirrorRelay::setDialFailureHandler(std::function<void(const Error&)> handler)
{
    m_loop->thread().run([&] { m_loop->setDialFailureHandler(std::move(handler)); });
}

void MirrorRelay::setSteeringHandlers(SteeringHandlers handlers)
{
    m_loop->thread().run([&] { m_loop->setSteeringHandlers(std::move(handlers)); });
}

void MirrorRelay::steer(const std::optional<SteeringWay>& way)
{
    m_loop->thread().post([loop = m_loop.get(), way] { loop->setWay(way); });
}

void MirrorRelay::setSteeredServices(std::vector<protocol::SteeredService> services)
{
    m_loop->thread().post(
        [loop = m_loop.get(), services = std::move(services)]() mutable { loop->setServices(std::move(services)); });
}

void MirrorRelay::ticketsAdmitted(uint64_t tickets)
{
    m_loop->eachSteerer([tickets](Steerer& steerer) { steerer.admitted(tickets); });
}

void MirrorRelay::tryOutSteering(std::vector<protocol::SteeredService> listeners)
{
    m_loop->thread().post([loop = m_loop.get(), listeners = std::move(listeners)] {
        loop->firstSteerer([listeners](Steerer& steerer) { steerer.tryOut(listeners); });
    });
}

} // namespace portolan
