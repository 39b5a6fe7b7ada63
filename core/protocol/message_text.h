// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace portolan::protocol {

/// Maximum length of a text in a message, in bytes of UTF-8. Readers reject longer texts; writers truncate them.
inline constexpr size_t maximumTextLength = 4096;
/// Length of U+FFFD, which replaces each byte that is not UTF-8.
inline constexpr size_t replacementLength = 3;

} // namespace portolan::protocol
