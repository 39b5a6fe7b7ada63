// SPDX-License-Identifier: MIT
#include "core/agent/listener_poll.h"

#include "core/agent/process_of_event.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr Clock::duration pollInterval = 100ms;
constexpr Clock::duration longestInterval = 2s;
constexpr int costFactor = 20;

} // namespace

ListenerPoll::ListenerPoll(asio::io_context& loop)
    : m_timer(loop)
{
}

void ListenerPoll::start(Handlers handlers)
{
    m_handlers = std::move(handlers);
    if (const Result<Done> looked = look(); !looked)
        report(looked.error());
    (void)m_known.takeChanges(); // listeners() contains them
    wait(pollInterval);
}

Result<Done> ListenerPoll::look()
{
    const Result<std::vector<ListeningSocket>> sockets = m_sockets.dump();
    if (!sockets)
        return sockets.error();
    const std::vector<Process> owners = m_owners.find(sockets.value());
    KnownListeners::ById now;
    for (size_t i = 0; i < owners.size(); ++i) {
        const ListeningSocket& socket = sockets.value()[i];
        if (!isPortolan(owners[i]))
            now[socket.cookie] = { socket.cookie, socket.address, socket.port, socket.v6Only, owners[i] };
    }
    m_known.replace(now);
    return Done {};
}

void ListenerPoll::wait(Clock::duration interval)
{
    m_timer.expires_after(interval);
    m_timer.async_wait([this](const asio::error_code& error) {
        if (!error)
            poll();
    });
}

void ListenerPoll::poll()
{
    const Clock::time_point started = Clock::now();
    const Result<Done> looked = look();
    wait(std::clamp((Clock::now() - started) * costFactor, pollInterval, longestInterval));
    if (!looked) {
        report(looked.error());
        return;
    }
    m_reported.clear();
    protocol::Listeners changes = m_known.takeChanges();
    if (!changes.added.empty() || !changes.removed.empty())
        m_handlers.changed(std::move(changes));
}

void ListenerPoll::report(const Error& error)
{
    if (std::exchange(m_reported, error.context) != error.context)
        m_handlers.failed(error);
}

} // namespace portolan
