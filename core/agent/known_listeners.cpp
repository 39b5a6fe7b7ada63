// SPDX-License-Identifier: MIT
#include "core/agent/known_listeners.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace portolan {

namespace {

void sortByPort(std::vector<GuestListener>& listeners)
{
    std::ranges::sort(listeners, {},
        [](const GuestListener& each) { return std::tuple(each.port, each.address, each.id); });
}

} // namespace

std::vector<GuestListener> KnownListeners::all() const
{
    std::vector<GuestListener> listeners;
    listeners.reserve(m_listeners.size());
    for (const auto& [id, listener] : m_listeners)
        listeners.push_back(listener);
    sortByPort(listeners);
    return listeners;
}

const GuestListener* KnownListeners::find(uint64_t id) const
{
    const auto found = m_listeners.find(id);
    return found == m_listeners.end() ? nullptr : &found->second;
}

void KnownListeners::put(GuestListener listener)
{
    const GuestListener* known = find(listener.id);
    listener.order = known ? known->order : m_moment;
    if (known && *known == listener)
        return;
    m_changed.insert(listener.id);
    m_listeners.insert_or_assign(listener.id, std::move(listener));
}

void KnownListeners::remove(uint64_t id)
{
    if (m_listeners.erase(id) == 0)
        return;
    m_changed.erase(id);
    m_removed.insert(id); // harmless if the engine never knew it
}

void KnownListeners::replace(const ById& now)
{
    advance();
    for (const auto& [id, listener] : ById(m_listeners)) { // a copy, because remove() changes the original
        if (!now.contains(id))
            remove(id);
    }
    for (const auto& [id, listener] : now)
        put(listener);
}

protocol::Listeners KnownListeners::takeChanges()
{
    protocol::Listeners changes;
    for (const uint64_t id : std::exchange(m_changed, {}))
        changes.added.push_back(m_listeners.at(id));
    sortByPort(changes.added);
    const std::set<uint64_t> removed = std::exchange(m_removed, {});
    changes.removed.assign(removed.begin(), removed.end());
    return changes;
}

} // namespace portolan
