// SPDX-License-Identifier: MIT
#include "core/agent/listener_events.h"

#include "core/agent/process_of_event.h"
#include "core/net/call_after.h"

#include <algorithm>
#include <utility>

#include <unistd.h>

namespace portolan {

namespace {

using namespace std::chrono_literals;

// A flood of events must not block the agent: the rest waits for its next turn.
constexpr size_t listenerEventsAtOnce = 128;

constexpr auto lookInterval = 5s;
constexpr auto lookIntervalForOldListeners = 1s; // if the kernel does not report their end
constexpr auto soon = 50ms;                      // a daemon has forked by then
constexpr int lookCostFactor = 20;
constexpr auto longestRest = 10s; // with tens of thousands of listeners a look takes a second

} // namespace

ListenerEvents::ListenerEvents(asio::io_context& loop, std::unique_ptr<ListenerEventFeed> feed)
    : ListenerSource(loop)
    , m_feed(std::move(feed))
    , m_events(loop)
{
}

void ListenerEvents::begin()
{
    look();
    const Result<Done> opened = m_events.open(
        UniqueFd(::dup(m_feed->descriptor())), "Cannot wait for the events of listeners", [this] { takeEvents(); });
    if (!opened)
        report(opened.error());
}

void ListenerEvents::takeEvents()
{
    std::vector<listener_event> events;
    m_feed->take(listenerEventsAtOnce, [this, &events](const listener_event& event) {
        if (event.kind == LISTENER_LISTENS)
            m_ended.erase(event.socket); // it may listen again after a shutdown()
        events.push_back(event);
    });
    apply(events);
    if (const uint64_t lost = m_feed->lost(); std::exchange(m_lost, lost) != lost)
        lookAgain(Clock::now());
    tell();
    m_events.wait();
}

void ListenerEvents::apply(const std::vector<listener_event>& events)
{
    std::unordered_map<uint64_t, size_t> last; // event of each socket; earlier ones are outdated
    for (size_t i = 0; i < events.size(); ++i)
        last[events[i].socket] = i;
    std::vector<listener_event> begun; // in the order in which they happened
    for (size_t i = 0; i < events.size(); ++i) {
        const listener_event& event = events[i];
        if (last[event.socket] != i)
            continue;
        if (event.kind == LISTENER_LISTENS)
            begun.push_back(event);
        else
            end(event);
    }
    if (begun.empty())
        return;
    const ByCookie sockets = lookUp(begun);
    for (const listener_event& event : begun) {
        const auto found = sockets.find(event.socket);
        if (found != sockets.end()) // else it has ended already; its event follows
            add(found->second, event);
    }
}

void ListenerEvents::end(const listener_event& event)
{
    if (event.kind == LISTENER_RELEASED && !m_known.find(event.socket) && !m_ended.contains(event.socket))
        lookAgainSoon(); // an MPTCP socket: its listening subflow has another cookie
    m_known.remove(event.socket);
    m_ended.insert(event.socket);
}

ListenerEvents::ByCookie ListenerEvents::lookUp(const std::vector<listener_event>& events)
{
    ByCookie sockets;
    for (const listener_event& event : events) {
        const auto found = m_sockets.find({ event.socket, addressOf(event), event.port });
        if (found && found.value())
            sockets.emplace(event.socket, *found.value());
    }
    if (sockets.size() == events.size())
        return sockets;
    Result<std::vector<ListeningSocket>> dump = m_sockets.dump();
    if (!dump) {
        report(dump.error());
        lookAgainSoon();
        return sockets;
    }
    for (ListeningSocket& socket : dump.value())
        sockets.emplace(socket.cookie, std::move(socket));
    return sockets;
}

void ListenerEvents::add(const ListeningSocket& socket, const listener_event& event)
{
    const uint32_t pid = m_seesKernelPids ? event.process : event.local_process;
    const Process process = processOfEvent(pid, threadOf(event));
    if (pid == 0 || process.name.empty())
        lookAgainSoon();
    if (isPortolan(process) || (pid == 0 && isPortolanThread(process.name)))
        return;
    m_known.advance();
    GuestListener listener = listenerOf(socket, process);
    listener.byNumber = event.by_number != 0;
    m_known.put(std::move(listener));
}

void ListenerEvents::lookAgainSoon() { lookAgain(Clock::now() + soon); }

void ListenerEvents::lookAgain(Clock::time_point when)
{
    when = std::max(when, m_earliestLook);
    if (when >= m_nextLook)
        return;
    m_nextLook = when;
    callAfter(m_timer, when - Clock::now(), [this] {
        look();
        tell();
    });
}

void ListenerEvents::look()
{
    const Clock::time_point started = Clock::now();
    note(readAll());
    const Clock::time_point now = Clock::now();
    m_earliestLook = now + std::min<Clock::duration>((now - started) * lookCostFactor, longestRest);
    m_nextLook = Clock::time_point::max();
    lookAgain(now + (m_feed->reportsOldListeners() ? lookInterval : lookIntervalForOldListeners));
}

Result<Done> ListenerEvents::readAll()
{
    const Result<std::vector<ListeningSocket>> sockets = m_sockets.dump();
    if (!sockets)
        return sockets.error();
    std::vector<SocketOwners::Hint> hints;
    for (const ListeningSocket& socket : sockets.value()) {
        if (const GuestListener* known = m_known.find(socket.cookie); known && known->process.pid != 0)
            hints.push_back({ socket.number, known->process.pid });
    }
    const std::vector<Process> owners = m_owners.find(sockets.value(), hints);

    std::set<uint64_t> present;
    m_known.startList();
    for (size_t i = 0; i < owners.size(); ++i) {
        const ListeningSocket& socket = sockets.value()[i];
        if (m_ended.contains(socket.cookie))
            continue;
        if (isPortolan(owners[i])) {
            m_known.remove(socket.cookie);
            continue;
        }
        present.insert(socket.cookie);
        const GuestListener* known = m_known.find(socket.cookie);
        GuestListener listener = listenerOf(socket, merge(owners[i], known));
        listener.byNumber = known && known->byNumber;
        m_known.put(std::move(listener));
    }
    m_ended.clear();

    std::set<uint64_t> missing;
    for (const auto& [cookie, listener] : m_known.byId()) {
        if (!present.contains(cookie))
            missing.insert(cookie);
    }
    if (missing.empty())
        return Done {};
    // A list may miss a socket while others come and go: remove a listener only if two lists miss it.
    const Result<std::vector<ListeningSocket>> again = m_sockets.dump();
    if (!again)
        return again.error();
    for (const ListeningSocket& socket : again.value())
        missing.erase(socket.cookie);
    for (const uint64_t cookie : missing)
        m_known.remove(cookie);
    return Done {};
}

/// The current owner if it is visible; else the process from the event.
Process ListenerEvents::merge(const Process& owner, const GuestListener* known)
{
    return owner.pid == 0 && known && !known->process.name.empty() ? known->process : owner;
}

} // namespace portolan
