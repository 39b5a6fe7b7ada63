// SPDX-License-Identifier: MIT
#pragma once

namespace portolan {

/// Lets this process have as many descriptors as the system allows it; a relayed connection takes two. To be called once, by
/// main, before there are other threads.
void raiseDescriptorLimit();

/// How many descriptors may be in use when one more connection is taken; the rest is for what the process needs besides, such as
/// the command line's connections and the start of an agent. INT_MAX before raiseDescriptorLimit(), and where descriptors are
/// not counted.
[[nodiscard]] int descriptorsForConnections();
/// Likewise when one more listener is opened: without connections it is of no use.
[[nodiscard]] int descriptorsForListeners();

/// Sets the limit back to what it was, for a program that this one starts: select() breaks with descriptors above 1,023, and
/// some programs close every descriptor up to the limit one by one. Does nothing where it was not raised. May be called between
/// fork() and exec().
void restoreDescriptorLimit();

} // namespace portolan
