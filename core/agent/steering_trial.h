// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/acceptor.h"
#include "core/protocol/messages.h"

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace portolan {

/// Tests whether steering works here: listens on 127.0.0.1 and ::1 like a service, waits for a call from the host's relay
/// to each, and checks the addresses that accept() reports. Runs on the agent's loop; owned by GuestSteering.
class SteeringTrial
{
public:
    struct Outcome {
        bool v4 = false;
        bool v6 = false;
        bool arrived = false; ///< a call arrived, perhaps with wrong addresses
    };
    /// Calls `done` once, on the loop, after the constructor; `done` may destroy the trial.
    SteeringTrial(asio::io_context& loop, std::function<void(const Outcome&)> done);
    ~SteeringTrial();
    SteeringTrial(const SteeringTrial&) = delete;
    SteeringTrial& operator=(const SteeringTrial&) = delete;

    /// Its listeners; none if it cannot listen at all.
    [[nodiscard]] std::vector<ServiceAddress> services() const;
    /// The host may call from there.
    void expect(const sockets::Endpoint& host) { m_hosts.insert(host); }

private:
    struct Listener {
        sockets::Acceptor acceptor;
        sockets::Endpoint local;
        bool heard = false;
        bool passed = false;
    };
    void accept(Listener& listener);
    void judge(Listener& listener, const sockets::Socket& caller);
    void finish();

    std::set<sockets::Endpoint> m_hosts;
    std::function<void(const Outcome&)> m_done;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    sockets::Timer m_timer;
};

} // namespace portolan
