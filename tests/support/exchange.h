// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/tcp.h"

#include <vector>

namespace portolan::test {

/// Every client sends a question of a different size, the service sends an answer that depends on every byte of it, and
/// each side ends its direction. Several run at once. Closes all connections and returns the number of wrong answers.
[[nodiscard]] int exchange(std::vector<Connection>& clients, std::vector<Connection>& services);

} // namespace portolan::test
