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
    if (!known && m_listeners.size() >= m_most && !makeRoomFor(listener)) {
        m_truncated = true;
        return;
    }
    if (known)
        leave(*known);
    enter(listener);
    m_changed.insert(listener.id);
    m_listeners.insert_or_assign(listener.id, std::move(listener));
}

/// Removes the youngest listener of the user who has the most, if that is fair.
bool KnownListeners::makeRoomFor(const GuestListener& listener)
{
    const auto largest
        = std::ranges::max_element(m_shares, {}, [](const auto& each) { return each.second.size(); });
    if (largest == m_shares.end())
        return false;
    const auto own = m_shares.find(listener.uid.value_or(0));
    const size_t ownSize = own == m_shares.end() ? 0 : own->second.size();
    if (!m_chosen.contains(listener.port) && ownSize + 1 >= largest->second.size())
        return false;
    remove(largest->second.rbegin()->second);
    m_truncated = true;
    return true;
}

void KnownListeners::enter(const GuestListener& listener)
{
    if (!m_chosen.contains(listener.port))
        m_shares[listener.uid.value_or(0)].emplace(listener.order, listener.id);
}

void KnownListeners::leave(const GuestListener& listener)
{
    const auto share = m_shares.find(listener.uid.value_or(0));
    if (share != m_shares.end() && share->second.erase({ listener.order, listener.id }) > 0 && share->second.empty())
        m_shares.erase(share);
}

void KnownListeners::choose(std::set<PortKey> ports)
{
    m_chosen = std::move(ports);
    m_shares.clear();
    for (const auto& [id, listener] : m_listeners)
        enter(listener);
}

void KnownListeners::startList()
{
    advance();
    m_truncated = false;
}

void KnownListeners::remove(uint64_t id)
{
    const auto found = m_listeners.find(id);
    if (found == m_listeners.end())
        return;
    leave(found->second);
    m_listeners.erase(found);
    m_changed.erase(id);
    m_removed.insert(id); // harmless if the engine never knew it
}

void KnownListeners::replace(const ById& now)
{
    startList();
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
    changes.truncated = m_truncated;
    for (const uint64_t id : std::exchange(m_changed, {}))
        changes.added.push_back(m_listeners.at(id));
    sortByPort(changes.added);
    const std::set<uint64_t> removed = std::exchange(m_removed, {});
    changes.removed.assign(removed.begin(), removed.end());
    return changes;
}

} // namespace portolan
