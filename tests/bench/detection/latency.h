// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <chrono>
#include <vector>

namespace portolan::bench {

/// Milliseconds, one of each a listener.
struct Latencies {
    std::vector<double> opening; ///< from listen()'s return to a connect() to 127.0.0.1 on the host that succeeds
    std::vector<double> closing; ///< from close()'s return until nobody holds the port on the host's 127.0.0.1 and ::1
    int missed = 0;              ///< listeners that were not forwarded, or not let go, within ten seconds
};

/// Opens `count` listeners one after the other in `guest`, each on another port from `firstPort` on. `pause`: the longest
/// time between two steps, of which a part by chance is waited, so that whoever looks now and then is met at any moment.
[[nodiscard]] Latencies measureLatencies(
    const test::Place& host, const test::Place& guest, quint16 firstPort, int count, std::chrono::milliseconds pause);

} // namespace portolan::bench
