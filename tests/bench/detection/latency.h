// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <chrono>
#include <vector>

namespace portolan::bench {

/// Milliseconds, one value per listener.
struct Latencies {
    std::vector<double> opening; ///< from listen()'s return to a successful connect() to 127.0.0.1 on the host
    std::vector<double> closing; ///< from close()'s return until nobody holds the port on the host's 127.0.0.1 and ::1
    int missed = 0;              ///< listeners that were not forwarded, or not released, within ten seconds
};

/// Opens `count` listeners in `guest` one after the other, each on its own port starting at `firstPort`. Waits a random
/// time of up to `pause` between steps, so that steps hit a poller at any moment of its interval.
[[nodiscard]] Latencies measureLatencies(
    const test::Place& host, const test::Place& guest, quint16 firstPort, int count, std::chrono::milliseconds pause);

} // namespace portolan::bench
