// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <utility>

namespace portolan {

/// Tells the attempts of programs apart from the binds that they consist of: listen(80) in Node tries `::` and then
/// `0.0.0.0`. Pure: the time is given.
class RefusedAttempts
{
public:
    enum class Family { V4, V6 };

    /// Whether a refused bind begins a new attempt: unless the same process was refused the same port in the other
    /// family, and not in this one, within the last 200 ms. `time` must not go back.
    [[nodiscard]] bool begins(uint32_t process, uint16_t port, Family family, std::chrono::nanoseconds time);

private:
    struct Attempt {
        std::chrono::nanoseconds start {};
        Family first = Family::V4;
        bool complete = false; ///< both families were tried
    };
    std::map<std::pair<uint32_t, uint16_t>, Attempt> m_attempts;
};

} // namespace portolan
