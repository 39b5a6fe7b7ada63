// SPDX-License-Identifier: MIT
#include "core/agent/listener_source.h"

#include <utility>

namespace portolan {

void ListenerSource::start(Handlers handlers)
{
    m_handlers = std::move(handlers);
    begin();
    (void)m_known.takeChanges(); // listeners() contains them
}

void ListenerSource::tell()
{
    protocol::Listeners changes = m_known.takeChanges();
    if (!changes.added.empty() || !changes.removed.empty())
        m_handlers.changed(std::move(changes));
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
