// SPDX-License-Identifier: MIT
#pragma once

#include "core/protocol/messages.h"

#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

namespace portolan {

/// The listeners that the engine has been told of, and what it has still to be told. Pure.
class KnownListeners
{
public:
    using ById = std::unordered_map<uint64_t, GuestListener>;

    [[nodiscard]] const ById& byId() const { return m_listeners; }
    /// In the order of their ports.
    [[nodiscard]] std::vector<GuestListener> all() const;
    /// nullptr: not known.
    [[nodiscard]] const GuestListener* find(uint64_t id) const;

    /// Adds it, or replaces the one of that id.
    void put(const GuestListener& listener);
    void remove(uint64_t id);
    /// Makes it all of the listeners.
    void replace(const ById& now);

    /// What has become another since the last call; in the order of the ports. Empty if nothing has.
    [[nodiscard]] protocol::Listeners takeChanges();

private:
    ById m_listeners;
    std::set<uint64_t> m_changed; ///< listeners to tell of, as they are then
    std::set<uint64_t> m_removed;
};

} // namespace portolan
