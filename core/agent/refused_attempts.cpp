// SPDX-License-Identifier: MIT
#include "core/agent/refused_attempts.h"

namespace portolan {

namespace {

constexpr std::chrono::nanoseconds window = std::chrono::milliseconds(200);

} // namespace

bool RefusedAttempts::begins(uint32_t process, uint16_t port, Family family, std::chrono::nanoseconds time)
{
    std::erase_if(m_attempts, [time](const auto& each) { return time - each.second.start > window; });

    const auto [found, isNew] = m_attempts.try_emplace({ process, port }, Attempt { time, family, false });
    if (isNew)
        return true;
    Attempt& attempt = found->second;
    if (attempt.complete || attempt.first == family) {
        attempt = { time, family, false };
        return true;
    }
    attempt.complete = true;
    return false;
}

} // namespace portolan
