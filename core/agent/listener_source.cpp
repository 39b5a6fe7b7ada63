// SPDX-License-Identifier: MIT
#include "core/agent/listener_source.h"

#include "core/listeners/process_name.h"

#include <utility>

namespace portolan {

namespace {

constexpr size_t mostUsers = 256; // with user namespaces, one person has 65,536 of them

} // namespace

void ListenerSource::start(Handlers handlers)
{
    m_handlers = std::move(handlers);
    begin();
    (void)m_known.takeChanges(); // listeners() contains them
}

void ListenerSource::tell()
{
    protocol::Listeners changes = m_known.takeChanges();
    const bool news = std::exchange(m_toldTruncated, changes.truncated) != changes.truncated;
    if (news || !changes.added.empty() || !changes.removed.empty())
        m_handlers.changed(std::move(changes));
}

GuestListener ListenerSource::listenerOf(const ListeningSocket& socket, const Process& process)
{
    if (m_users.size() >= mostUsers)
        m_users.clear();
    const auto [user, isNew] = m_users.try_emplace(socket.uid);
    if (isNew)
        user->second = userName(socket.uid);
    return { socket.cookie, socket.address, socket.port, socket.v6Only, process, socket.uid, user->second };
}

void ListenerSource::note(const Result<Done>& read)
{
    if (read)
        m_reported.clear();
    else
        report(read.error());
}

void ListenerSource::report(const Error& error)
{
    if (std::exchange(m_reported, error.context) != error.context)
        m_handlers.failed(error);
}

} // namespace portolan
