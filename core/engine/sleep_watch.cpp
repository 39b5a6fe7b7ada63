// SPDX-License-Identifier: MIT
#include "core/engine/sleep_watch.h"

#include <utility>

namespace portolan {

SleepWatch::SleepWatch(std::function<Clock::time_point()> now, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_now(std::move(now))
    , m_before(m_now())
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const Clock::time_point time = m_now();
        if (time - std::exchange(m_before, time) > longestPause)
            emit awoke();
    });
    m_timer.start(interval);
}

} // namespace portolan
