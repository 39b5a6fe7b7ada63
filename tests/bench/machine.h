// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan::bench {

/// This machine's description in tables of results: "2 processors (their name), Linux 6.18.44".
[[nodiscard]] QString machine();

} // namespace portolan::bench
