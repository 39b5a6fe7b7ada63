// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace portolan {

/// Whether a thread name describes the thread ("MainThread", "worker-3") rather than its program. A heuristic, for
/// processes that have ended already.
[[nodiscard]] bool looksLikeThreadName(std::string_view name);

} // namespace portolan
