// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>

namespace portolan::bench {

/// What a process has used so far, all its threads together.
struct Usage {
    std::chrono::nanoseconds processor {};
    qint64 wakeUps = 0; ///< how often a thread waited for something and went on
};

[[nodiscard]] Usage usageOf(qint64 pid);
/// The first process that `parent` has started; 0: none.
[[nodiscard]] qint64 childOf(qint64 parent);

struct Idleness {
    double percent = 0; ///< of one processor
    double wakeUps = 0; ///< a second
};
/// What `pid` used between two moments that lie `time` apart.
[[nodiscard]] Idleness idlenessBetween(const Usage& before, const Usage& after, std::chrono::nanoseconds time);

} // namespace portolan::bench
