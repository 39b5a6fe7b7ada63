// SPDX-License-Identifier: MIT
#include "core/agent/listener_poll.h"

#include "core/agent/process_of_event.h"
#include "core/net/call_after.h"

#include <algorithm>

namespace portolan {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr Clock::duration pollInterval = 100ms;
constexpr Clock::duration longestInterval = 2s;
constexpr int costFactor = 20;

} // namespace

void ListenerPoll::begin()
{
    note(readAll());
    pollAfter(pollInterval);
}

void ListenerPoll::pollAfter(Clock::duration interval)
{
    callAfter(m_timer, interval, [this] {
        const Clock::time_point started = Clock::now();
        note(readAll());
        pollAfter(std::clamp((Clock::now() - started) * costFactor, pollInterval, longestInterval));
        tell();
    });
}

Result<Done> ListenerPoll::readAll()
{
    const Result<std::vector<ListeningSocket>> sockets = m_sockets.dump();
    if (!sockets)
        return sockets.error();
    const std::vector<Process> owners = m_owners.find(sockets.value());
    KnownListeners::ById now;
    for (size_t i = 0; i < owners.size(); ++i) {
        const ListeningSocket& socket = sockets.value()[i];
        if (!isPortolan(owners[i]))
            now[socket.cookie] = listenerOf(socket, owners[i]);
    }
    m_known.replace(now);
    return Done {};
}

} // namespace portolan
