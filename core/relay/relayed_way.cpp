// SPDX-License-Identifier: MIT
#include "core/relay/relayed_way.h"

#include "core/net/call_after.h"

#include <chrono>
#include <utility>
#include <variant>

namespace portolan {

namespace {

// Five seconds together. The first bridges the loss of one packet, which is sent again after a second.
constexpr AgentDial::Limits probeLimits { std::chrono::milliseconds(1500), std::chrono::milliseconds(3500) };
/// A connection that takes longer may have a slow service, or the guest cannot be reached any more: a probe will tell.
constexpr std::chrono::milliseconds doubtAfter { 500 };

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

/// An AgentDial as an Attempt.
class RelayedWay::DialAttempt final : public Attempt
{
public:
    DialAttempt(std::shared_ptr<const RelayedWay> way, std::shared_ptr<AgentDial> dial)
        : m_way(std::move(way))
        , m_dial(std::move(dial))
        , m_timer(m_way->m_context)
    {
    }

    void start(Handler done) override
    {
        m_dial->start([way = m_way, done = std::move(done)](
                          AgentDial::Outcome outcome) { done(way->outcomeOf(std::move(outcome))); });
        callAfter(m_timer, doubtAfter, [way = m_way] {
            way->tellFailure({ ErrorCode::Unreachable, 0, "the agent has not answered yet" });
        });
    }

    void cancel() override { m_dial->cancel(); }

private:
    std::shared_ptr<const RelayedWay> m_way;
    std::shared_ptr<AgentDial> m_dial;
    sockets::Timer m_timer; ///< ends with the attempt
};

RelayedWay::RelayedWay(asio::io_context& context)
    : m_context(context)
{
}

void RelayedWay::setRoute(const std::optional<AgentRoute>& route)
{
    m_route = route;
    dropProbes();
}

void RelayedWay::dropProbes()
{
    for (const auto& probe : std::exchange(m_probes, {}))
        probe->cancel();
}

void RelayedWay::setDialFailureHandler(std::function<void(const Error&)> handler)
{
    m_dialFailureHandler = std::move(handler);
}

void RelayedWay::probe(std::function<void(Result<Done>)> done)
{
    if (!m_route)
        return done(Error { ErrorCode::Unreachable, 0, "there is no agent to dial" });
    auto dial = std::make_shared<AgentDial>(m_context, *m_route, std::nullopt, probeLimits);
    m_probes.insert(dial);
    dial->start([self = shared_from_this(), weak = std::weak_ptr(dial), done = std::move(done)](
                    const AgentDial::Outcome& outcome) {
        self->m_probes.erase(weak.lock());
        done(probeResult(outcome));
    });
}

std::shared_ptr<Attempt> RelayedWay::attempt(const Request& request)
{
    AgentRoute route = *m_route;
    route.agent.port(static_cast<uint16_t>(route.agent.port() + m_turn++ % route.ports));
    return std::make_shared<DialAttempt>(
        shared_from_this(), std::make_shared<AgentDial>(m_context, route, request.service));
}

Attempt::Outcome RelayedWay::outcomeOf(AgentDial::Outcome outcome) const
{
    using Kind = Attempt::Outcome::Kind;
    using Shortage = Attempt::Shortage;
    Attempt::Outcome result { Kind::Failed, sockets::Socket(m_context) };
    if (auto* socket = std::get_if<sockets::Socket>(&outcome)) {
        result.kind = Kind::Connected;
        result.socket = std::move(*socket);
    } else if (const auto* answer = std::get_if<handshake::Answer>(&outcome)) {
        result.kind = Kind::Refused;
        result.shortage = *answer == handshake::Answer::Resources ? Shortage::InGuest : Shortage::None;
    } else if (const Error& error = std::get<Error>(outcome); error.code == ErrorCode::Resources) {
        result.shortage = Shortage::OnHost; // which says nothing about the guest
    } else {
        tellFailure(error);
    }
    return result;
}

void RelayedWay::tellFailure(const Error& error) const
{
    if (const auto handler = m_dialFailureHandler) // a copy, since the handler may set another one
        handler(error);
}

void RelayedWay::close()
{
    m_route.reset();
    m_dialFailureHandler = nullptr;
    dropProbes();
}

} // namespace portolan
