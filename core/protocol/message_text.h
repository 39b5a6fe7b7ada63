// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace portolan::protocol {

/// The longest text that a message may hold, in bytes of UTF-8. A reader refuses a longer one; a writer cuts it.
inline constexpr size_t maximumTextLength = 4096;
/// What one byte that is no UTF-8 takes when it is replaced by U+FFFD.
inline constexpr size_t replacementLength = 3;

} // namespace portolan::protocol
