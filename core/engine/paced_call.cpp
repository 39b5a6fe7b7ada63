// SPDX-License-Identifier: MIT
#include "core/engine/paced_call.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

constexpr int restFactor = 4;
constexpr std::chrono::seconds longestRest { 2 }; // the call may have slept with the computer

} // namespace

PacedCall::PacedCall(std::chrono::milliseconds interval, std::function<void()> call, QObject* parent, Clock clock)
    : QObject(parent)
    , m_interval(interval)
    , m_clock(std::move(clock))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this, call = std::move(call)] {
        settle();
        call();
        m_rest = std::min<Time::duration>((m_clock() - *m_last) * restFactor, longestRest);
        m_last = m_clock();
    });
}

void PacedCall::request()
{
    if (pending())
        return;
    const auto interval = std::max(m_interval, std::chrono::ceil<std::chrono::milliseconds>(m_rest));
    const auto passed = m_last ? std::chrono::floor<std::chrono::milliseconds>(m_clock() - *m_last) : interval;
    m_timer.start(std::clamp(interval - passed, std::chrono::milliseconds(0), interval));
}

void PacedCall::settle()
{
    m_timer.stop();
    m_last = m_clock();
}

} // namespace portolan
