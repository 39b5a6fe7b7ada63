// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan::bench {

/// This machine as a table of results names it: "2 processors (their name), Linux 6.18.44".
[[nodiscard]] QString machine();

} // namespace portolan::bench
