// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>

namespace portolan::bench {

/// What a process has used so far, over all its threads.
struct Usage {
    std::chrono::nanoseconds processor {};
    qint64 wakeUps = 0; ///< how often a thread waited and went on
};

[[nodiscard]] Usage usageOf(qint64 pid);
/// The first child process of `parent`; 0 if none.
[[nodiscard]] qint64 childOf(qint64 parent);

struct Idleness {
    double percent = 0; ///< of one processor
    double wakeUps = 0; ///< per second
};
/// What `pid` used between two moments `time` apart.
[[nodiscard]] Idleness idlenessBetween(const Usage& before, const Usage& after, std::chrono::nanoseconds time);

} // namespace portolan::bench
