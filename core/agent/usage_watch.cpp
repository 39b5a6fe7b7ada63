// SPDX-License-Identifier: MIT
#include "core/agent/usage_watch.h"

#include "core/net/call_after.h"

#include <utility>

namespace portolan {

UsageWatch::UsageWatch(asio::io_context& loop, Handlers handlers, std::chrono::milliseconds interval)
    : m_timer(loop)
    , m_handlers(std::move(handlers))
    , m_interval(interval)
{
}

void UsageWatch::enable(bool on)
{
    if (std::exchange(m_enabled, on) == on)
        return;
    m_timer.cancel();
    m_unusedLooks = 0;
    m_told.reset();
    if (on)
        lookLater();
}

void UsageWatch::lookLater()
{
    callAfter(m_timer, m_interval, [this] {
        if (!m_enabled)
            return;
        look();
        lookLater();
    });
}

void UsageWatch::look()
{
    if (m_handlers.isUsed()) {
        m_unusedLooks = 0;
        if (m_told != true)
            m_handlers.tell(true);
        m_told = true;
    } else if (++m_unusedLooks >= looksUntilUnused && (m_unusedLooks - looksUntilUnused) % looksUntilToldAgain == 0) {
        m_handlers.tell(false);
        m_told = false;
    }
}

} // namespace portolan
