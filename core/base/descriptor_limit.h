// SPDX-License-Identifier: MIT
#pragma once

namespace portolan {

/// Raises this process' descriptor limit to the maximum; a relayed connection takes two descriptors. main() calls it once,
/// before it starts threads.
void raiseDescriptorLimit();

/// How many descriptors may be in use when a connection is accepted. The rest is reserved for other needs, such as connections of
/// the command line and starting an agent. INT_MAX before raiseDescriptorLimit(), and on systems without a limit.
[[nodiscard]] int descriptorsForConnections();
/// The same for opening a listener; it is lower, because a listener needs connections to be useful.
[[nodiscard]] int descriptorsForListeners();

/// Restores the original limit for a child program: select() breaks with descriptors above 1,023, and some programs close every
/// descriptor up to the limit, one by one. Does nothing if the limit was not raised. Safe between fork() and exec().
void restoreDescriptorLimit();

} // namespace portolan
