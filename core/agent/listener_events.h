// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/descriptor_watch.h"
#include "core/agent/listener_source.h"
#include "core/kernel/listener_event_feed.h"
#include "core/kernel/system_facts.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace portolan {

/// Follows listeners by the kernel's events for each listen() and close. Asks the kernel for what an event does not contain
/// (IPV6_V6ONLY, the inode), one socket at a time. Checks later whether the process still holds the socket, because
/// walking /proc would delay the news. Reads all listeners again every few seconds, and soon after a lost event or an
/// unknown process, so that no error lasts.
class ListenerEvents : public ListenerSource
{
public:
    /// `feed` reports what happens from now on; start() reads the present listeners.
    ListenerEvents(asio::io_context& loop, std::unique_ptr<ListenerEventFeed> feed);

    [[nodiscard]] protocol::Detection detection() const override { return protocol::Detection::Events; }

private:
    using Clock = std::chrono::steady_clock;
    using ByCookie = std::unordered_map<uint64_t, ListeningSocket>;

    void begin() override;
    void takeEvents();
    void apply(const std::vector<listener_event>& events);
    void end(const listener_event& event);
    [[nodiscard]] ByCookie lookUp(const std::vector<listener_event>& events);
    void add(const ListeningSocket& socket, const listener_event& event);
    void lookAgain(Clock::time_point when);
    void lookAgainSoon();
    void look();
    [[nodiscard]] Result<Done> readAll();
    [[nodiscard]] static Process merge(const Process& owner, const GuestListener* known);

    std::unique_ptr<ListenerEventFeed> m_feed;
    DescriptorWatch m_events;
    Clock::time_point m_nextLook;
    Clock::time_point m_earliestLook; ///< limits the share of time spent on looking
    bool m_seesKernelPids = seesKernelPids();
    std::set<uint64_t> m_ended; ///< since the last look; the kernel may still list them briefly
    uint64_t m_lost = 0;
};

} // namespace portolan
