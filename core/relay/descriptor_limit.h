// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace portolan {

/// Lets this process have as many descriptors as the system allows it; a relayed connection takes two. Returns the limit that
/// held before, or nothing where there is none or it cannot be read. To be called by main, before there are other threads.
std::optional<uint64_t> raiseDescriptorLimit();

/// Sets the limit back, for a program that this one starts: select() breaks with descriptors above 1,023, and some programs
/// close every descriptor up to the limit one by one. May be called between fork() and exec().
void restoreDescriptorLimit(std::optional<uint64_t> limit);

} // namespace portolan
