// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

namespace portolan::bench {

/// Microseconds that one connect(), accept() and close() over the loopback of `place` takes, the mean of `count`.
/// Negative: it failed.
[[nodiscard]] double connectionCost(const test::Place& place, int count);

} // namespace portolan::bench
