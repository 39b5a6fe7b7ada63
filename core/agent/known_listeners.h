// SPDX-License-Identifier: MIT
#pragma once

#include "core/protocol/messages.h"

#include <cstdint>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace portolan {

/// The listeners that the engine knows, and the changes not yet sent to it. Keeps at most `most`. Where there are more, every user
/// has a fair share, so that nobody can crowd out another: those with few listeners keep all of them. Ports that the engine chose
/// come first. What is left out comes in when it is put again and there is room. Pure.
class KnownListeners
{
public:
    using ById = std::unordered_map<uint64_t, GuestListener>;

    explicit KnownListeners(size_t most = protocol::mostListeners)
        : m_most(most)
    {
    }

    [[nodiscard]] const ById& byId() const { return m_listeners; }
    /// Ordered by port.
    [[nodiscard]] std::vector<GuestListener> all() const;
    /// Whether some were left out since the last startList().
    [[nodiscard]] bool truncated() const { return m_truncated; }
    /// nullptr: unknown.
    [[nodiscard]] const GuestListener* find(uint64_t id) const;

    /// The ports whose listeners are left out last.
    void choose(std::set<PortKey> ports);
    /// From now on, new listeners are younger than all that came before. Those between two calls are equally old.
    void advance() { ++m_moment; }
    /// Like advance(); all listeners that there are will be put now.
    void startList();
    /// Adds it, or replaces the one with that id. Sets its order: a listener keeps the one that it got first.
    void put(GuestListener listener);
    void remove(uint64_t id);
    /// Replaces all listeners.
    void replace(const ById& now);

    /// The changes since the last call, ordered by port; empty if there are none.
    [[nodiscard]] protocol::Listeners takeChanges();

private:
    /// The listeners of one user that may be left out, oldest first.
    using Share = std::set<std::pair<uint64_t, uint64_t>>; ///< order and id

    [[nodiscard]] bool makeRoomFor(const GuestListener& listener);
    void enter(const GuestListener& listener);
    void leave(const GuestListener& listener);

    const size_t m_most;
    std::set<PortKey> m_chosen;
    std::unordered_map<uint32_t, Share> m_shares; ///< by uid; without listeners on chosen ports
    bool m_truncated = false;
    ById m_listeners;
    uint64_t m_moment = 0;
    std::set<uint64_t> m_changed; ///< ids; the listener is read when it is sent
    std::set<uint64_t> m_removed;
};

} // namespace portolan
