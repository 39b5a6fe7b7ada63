// SPDX-License-Identifier: MIT
#include "ui/addresses/dash_stream.h"

#include <algorithm>
#include <cmath>

namespace portolan {

namespace {

constexpr double slowest = 22;
constexpr double fastest = 95;
constexpr double loosest = 110;
constexpr double densest = 24;

} // namespace

void DashStream::setRate(double bytesPerSecond)
{
    if (bytesPerSecond < 0.5) {
        m_spacing = 0;
        return;
    }
    // From 100 B/s, an occasional keystroke, to 1 GB/s.
    const double share = std::clamp((std::log10(bytesPerSecond) - 2) / 7, 0.0, 1.0);
    m_speed = slowest + (fastest - slowest) * share;
    m_spacing = loosest + (densest - loosest) * share;
}

void DashStream::advance(double seconds, double length)
{
    for (double& head : m_heads)
        head += m_speed * seconds;
    m_heads.removeIf([length](double head) { return head - dashLength > length; });
    if (m_spacing <= 0)
        return;
    if (m_heads.isEmpty())
        m_heads.append(0);
    // Dashes that should have started during a long pause between calls are added, so that there is no gap.
    while (m_heads.last() >= m_spacing)
        m_heads.append(m_heads.last() - m_spacing);
}

void DashStream::settle(double length)
{
    m_heads.clear();
    if (m_spacing <= 0)
        return;
    for (double head = length; head >= 0; head -= m_spacing)
        m_heads.append(head);
}

} // namespace portolan
