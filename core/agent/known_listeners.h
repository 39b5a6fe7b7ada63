// SPDX-License-Identifier: MIT
#pragma once

#include "core/protocol/messages.h"

#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

namespace portolan {

/// The listeners that the engine knows, and the changes not yet sent to it. Pure.
class KnownListeners
{
public:
    using ById = std::unordered_map<uint64_t, GuestListener>;

    [[nodiscard]] const ById& byId() const { return m_listeners; }
    /// Ordered by port.
    [[nodiscard]] std::vector<GuestListener> all() const;
    /// nullptr: unknown.
    [[nodiscard]] const GuestListener* find(uint64_t id) const;

    /// From now on, new listeners are younger than all that came before. Those between two calls are equally old.
    void advance() { ++m_moment; }
    /// Adds it, or replaces the one with that id. Sets its order: a listener keeps the one that it got first.
    void put(GuestListener listener);
    void remove(uint64_t id);
    /// Replaces all listeners.
    void replace(const ById& now);

    /// The changes since the last call, ordered by port; empty if there are none.
    [[nodiscard]] protocol::Listeners takeChanges();

private:
    ById m_listeners;
    uint64_t m_moment = 0;
    std::set<uint64_t> m_changed; ///< ids; the listener is read when it is sent
    std::set<uint64_t> m_removed;
};

} // namespace portolan
