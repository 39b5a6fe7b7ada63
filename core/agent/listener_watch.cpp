// SPDX-License-Identifier: MIT
#include "core/agent/listener_watch.h"

#include "core/agent/system_facts.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace portolan {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr Clock::duration pollInterval = 100ms;
constexpr Clock::duration longestInterval = 2s;
constexpr int costFactor = 20;

/// This agent, however its file is called, another instance's, and portolan itself. Without a pid the name is a user's.
bool isOurs(const Process& process)
{
    return process.pid != 0
        && (process.pid == processId() || process.name == "portolan-agent" || process.name == "portolan");
}

void sortByPort(std::vector<protocol::GuestListener>& listeners)
{
    std::ranges::sort(listeners, {},
        [](const protocol::GuestListener& each) { return std::tuple(each.port, each.address, each.id); });
}

} // namespace

ListenerWatch::ListenerWatch(asio::io_context& loop)
    : m_timer(loop)
{
}

void ListenerWatch::start(Handlers handlers)
{
    m_handlers = std::move(handlers);
    Result<Known> known = look();
    if (known)
        m_known = std::move(known).value();
    else
        report(known.error());
    wait(pollInterval);
}

std::vector<protocol::GuestListener> ListenerWatch::listeners() const
{
    std::vector<protocol::GuestListener> listeners;
    listeners.reserve(m_known.size());
    for (const auto& [id, listener] : m_known)
        listeners.push_back(listener);
    sortByPort(listeners);
    return listeners;
}

Result<ListenerWatch::Known> ListenerWatch::look()
{
    const Result<std::vector<ListeningSocket>> sockets = m_sockets.dump();
    if (!sockets)
        return sockets.error();
    const std::vector<Process> owners = m_owners.find(sockets.value());
    Known known;
    for (size_t i = 0; i < owners.size(); ++i) {
        const ListeningSocket& socket = sockets.value()[i];
        if (!isOurs(owners[i]))
            known[socket.cookie] = { socket.cookie, socket.address, socket.port, socket.v6Only, owners[i] };
    }
    return known;
}

void ListenerWatch::wait(Clock::duration interval)
{
    m_timer.expires_after(interval);
    m_timer.async_wait([this](const asio::error_code& error) {
        if (!error)
            poll();
    });
}

void ListenerWatch::poll()
{
    const Clock::time_point started = Clock::now();
    Result<Known> looked = look();
    wait(std::clamp((Clock::now() - started) * costFactor, pollInterval, longestInterval));
    if (!looked) {
        report(looked.error());
        return;
    }
    m_reported.clear();

    const Known& now = looked.value();
    protocol::Listeners changes;
    for (const auto& [id, listener] : m_known) {
        if (!now.contains(id))
            changes.removed.push_back(id);
    }
    for (const auto& [id, listener] : now) {
        const auto before = m_known.find(id);
        if (before == m_known.end() || before->second != listener)
            changes.added.push_back(listener);
    }
    if (changes.added.empty() && changes.removed.empty())
        return;
    sortByPort(changes.added);
    std::ranges::sort(changes.removed);
    m_known = std::move(looked).value();
    m_handlers.changed(std::move(changes));
}

void ListenerWatch::report(const Error& error)
{
    if (std::exchange(m_reported, error.context) != error.context)
        m_handlers.failed(error);
}

} // namespace portolan
