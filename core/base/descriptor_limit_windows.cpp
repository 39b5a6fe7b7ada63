// SPDX-License-Identifier: MIT
#include "core/base/descriptor_limit.h"

namespace portolan {

// A process has as many handles as it likes.
void raiseDescriptorLimit() { }
void restoreDescriptorLimit() { }

} // namespace portolan
