// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/tcp.h"

#include <vector>

namespace portolan::test {

/// Every client asks a question of a size of its own, the services answer what depends on every byte of it, and each ends its
/// direction. Several talk at once; all connections are closed afterwards. Gives how many answers were wrong.
[[nodiscard]] int exchange(std::vector<Connection>& clients, std::vector<Connection>& services);

} // namespace portolan::test
