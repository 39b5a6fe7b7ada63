// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/descriptor_watch.h"
#include "core/agent/known_listeners.h"
#include "core/agent/listener_source.h"
#include "core/kernel/listener_event_feed.h"
#include "core/kernel/system_facts.h"
#include "core/listeners/listening_sockets.h"
#include "core/listeners/socket_owners.h"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace portolan {

/// Follows listeners by the kernel's events for each listen() and close. Asks the kernel for what an event does not contain
/// (IPV6_V6ONLY, the inode), one socket at a time. Checks later whether the process still holds the socket, because
/// walking /proc would delay the news. Reads all listeners again every few seconds, and soon after a lost event or an
/// unknown process, so that no error lasts. Runs on the agent's loop; owned by the agent.
class ListenerEvents : public ListenerSource
{
public:
    /// `feed` reports what happens from now on; start() reads the present listeners.
    ListenerEvents(asio::io_context& loop, std::unique_ptr<ListenerEventFeed> feed);

    [[nodiscard]] protocol::Detection detection() const override { return protocol::Detection::Events; }
    void start(Handlers handlers) override;
    [[nodiscard]] std::vector<GuestListener> listeners() const override { return m_known.all(); }

private:
    using Clock = std::chrono::steady_clock;
    using ByCookie = std::unordered_map<uint64_t, ListeningSocket>;

    void takeEvents();
    void apply(const std::unordered_map<uint64_t, listener_event>& events);
    void end(const listener_event& event);
    [[nodiscard]] ByCookie lookUp(const std::vector<listener_event>& events);
    void add(const ListeningSocket& socket, const listener_event& event);
    void lookAgain(Clock::time_point when);
    void lookAgainSoon();
    void look();
    [[nodiscard]] Result<Done> readAll();
    [[nodiscard]] Process merge(const Process& owner, uint64_t cookie) const;
    void tell();
    void report(const Error& error);

    std::unique_ptr<ListenerEventFeed> m_feed;
    Handlers m_handlers;
    DescriptorWatch m_events;
    asio::steady_timer m_timer;
    Clock::time_point m_nextLook;
    Clock::time_point m_earliestLook; ///< limits the share of time spent on looking
    PidNamespace m_pidNamespace;
    ListeningSockets m_sockets;
    SocketOwners m_owners;
    KnownListeners m_known;
    std::set<uint64_t> m_ended; ///< since the last look; the kernel may still list them briefly
    uint64_t m_lost = 0;
    std::string m_reported;
};

} // namespace portolan
