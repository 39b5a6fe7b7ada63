// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

namespace portolan::bench {

/// The mean time, in microseconds, of `count` rounds of connect(), accept() and close() over the loopback of `place`.
/// Negative if it failed.
[[nodiscard]] double connectionCost(const test::Place& place, int count);

} // namespace portolan::bench
