// SPDX-License-Identifier: MIT
#include "core/agent/steering_trial.h"

#include "core/net/call_after.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace portolan {

namespace {

// The host calls immediately, but the machine may be busy.
constexpr std::chrono::seconds patience { 5 };

} // namespace

SteeringTrial::SteeringTrial(asio::io_context& loop, std::function<void(const Outcome&)> done)
    : m_done(std::move(done))
    , m_timer(loop)
{
    for (const Address& address : { loopback4(), loopback6() }) {
        Result<sockets::Acceptor> acceptor = sockets::listen(loop, { address, 0 });
        if (!acceptor)
            continue; // a guest without IPv6 has no IPv6 services either
        asio::error_code ignored;
        const sockets::Endpoint local = acceptor.value().local_endpoint(ignored);
        m_listeners.push_back(std::make_unique<Listener>(Listener { std::move(acceptor).value(), local }));
        accept(*m_listeners.back());
    }
    callAfter(m_timer, patience, [this] { finish(); });
}

SteeringTrial::~SteeringTrial()
{
    for (const auto& listener : m_listeners)
        sockets::closeListener(listener->acceptor);
}

std::vector<ServiceAddress> SteeringTrial::services() const
{
    std::vector<ServiceAddress> services;
    for (const auto& listener : m_listeners)
        services.push_back({ listener->local.address(), listener->local.port() });
    return services;
}

void SteeringTrial::accept(Listener& listener)
{
    sockets::acceptNext(listener.acceptor, [this, &listener](const asio::error_code& error, sockets::Socket caller) {
        if (!error)
            judge(listener, caller);
        if (std::ranges::all_of(m_listeners, [](const auto& each) { return each->heard; }))
            finish();
        else
            accept(listener);
    });
}

/// Ignores guest programs that probe the listener: they do not have both the host's port and either the host's address or the one
/// that the kernel should have put in its place.
void SteeringTrial::judge(Listener& listener, const sockets::Socket& caller)
{
    const sockets::Endpoint peer = caller.remoteEndpoint();
    const bool looksLocal = peer.address() == listener.local.address();
    const auto mayBe = [&](const sockets::Endpoint& host) { return looksLocal ? host.port() == peer.port() : host == peer; };
    if (std::ranges::none_of(m_hosts, mayBe))
        return;
    listener.heard = true;
    listener.passed = looksLocal && caller.localEndpoint() == listener.local;
}

void SteeringTrial::finish()
{
    Outcome outcome;
    for (const auto& listener : m_listeners) {
        (listener->local.address().is_v4() ? outcome.v4 : outcome.v6) = listener->passed;
        outcome.arrived = outcome.arrived || listener->heard;
    }
    if (const auto done = std::exchange(m_done, nullptr))
        done(outcome);
}

} // namespace portolan
