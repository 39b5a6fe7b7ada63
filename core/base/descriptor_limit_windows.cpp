// SPDX-License-Identifier: MIT
#include "core/base/descriptor_limit.h"

#include <limits>

namespace portolan {

// Windows has no limit for handles that matters here.
void raiseDescriptorLimit() { }
void restoreDescriptorLimit() { }
int descriptorsForConnections() { return std::numeric_limits<int>::max(); }

int descriptorsForListeners() { return std::numeric_limits<int>::max(); }

} // namespace portolan
