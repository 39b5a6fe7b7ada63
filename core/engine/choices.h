// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

namespace portolan {

/// Asks the system, which may take a while. Any thread.
[[nodiscard]] Choices availableChoices();

} // namespace portolan
