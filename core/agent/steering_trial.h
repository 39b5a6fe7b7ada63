// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/acceptor.h"
#include "core/protocol/messages.h"

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace portolan {

/// Shows that steering works here: listens on 127.0.0.1 and ::1 as a service would, waits for the host's relay to call
/// on each, and looks whether the callers arrive and by which names they go. Runs on the loop it is given.
class SteeringTrial
{
public:
    struct Outcome {
        bool v4 = false;
        bool v6 = false;
        bool arrived = false; ///< somebody came, though perhaps by a wrong name
    };
    /// `mayCall`: the ports of the host that a call can come from. `done` is called once, on the loop, not within the
    /// constructor; the trial may be destroyed in it.
    SteeringTrial(
        asio::io_context& loop, std::function<bool(uint16_t)> mayCall, std::function<void(const Outcome&)> done);
    ~SteeringTrial();
    SteeringTrial(const SteeringTrial&) = delete;
    SteeringTrial& operator=(const SteeringTrial&) = delete;

    /// Where it listens. None, if it cannot listen at all.
    [[nodiscard]] std::vector<ServiceAddress> services() const;

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

    std::function<bool(uint16_t)> m_mayCall;
    std::function<void(const Outcome&)> m_done;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    sockets::Timer m_timer;
};

} // namespace portolan
