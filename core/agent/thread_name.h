// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace portolan {

/// Whether the kernel's name of a thread says what the thread does ("MainThread", "worker-3") rather than which program
/// it is of. A guess, for the case that nothing better can be known any more.
[[nodiscard]] bool looksLikeThreadName(std::string_view name);

} // namespace portolan
