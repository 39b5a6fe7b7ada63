// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/descriptor_watch.h"
#include "core/agent/known_listeners.h"
#include "core/kernel/listener_event_feed.h"
#include "core/agent/listener_source.h"
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

/// Learns of listeners as the kernel tells of each listen() and close. What an event does not tell (IPV6_V6ONLY, the
/// inode) the kernel is asked for, one socket at a time. Whether the process of the event still holds the socket is
/// looked up later: walking through /proc would delay the news. Every few seconds, and soon after an event was lost or a
/// process could not be named, all listeners are read anew, so that no mistake lasts. Runs on the loop it is given; owned
/// by the agent.
class ListenerEvents : public ListenerSource
{
public:
    /// `feed` tells of what happens from now on; start() reads what was before.
    ListenerEvents(asio::io_context& loop, std::unique_ptr<ListenerEventFeed> feed);

    [[nodiscard]] protocol::Detection detection() const override { return protocol::Detection::Events; }
    void start(Handlers handlers) override;
    [[nodiscard]] std::vector<GuestListener> listeners() const override { return m_known.all(); }

private:
    using Clock = std::chrono::steady_clock;
    using ByCookie = std::unordered_map<uint64_t, ListeningSocket>;

    [[nodiscard]] Result<Done> follow();
    void wait();
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
    Clock::time_point m_earliestLook; ///< a look must not take more than a small part of the time
    PidNamespace m_pidNamespace;
    ListeningSockets m_sockets;
    SocketOwners m_owners;
    KnownListeners m_known;
    std::set<uint64_t> m_ended; ///< since the last look; they may still be in the kernel's list for a moment
    uint64_t m_lost = 0;
    std::string m_reported;
};

} // namespace portolan
