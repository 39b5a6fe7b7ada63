// SPDX-License-Identifier: MIT
#pragma once

#include "core/listeners/listener.h"

#include <cstdint>
#include <string_view>

namespace portolan {

/// The process of that number with its name: its executable's, or, of one that has ended a moment ago, the `thread`'s as
/// the kernel noted it, unless that says what the thread does. The process may end any moment: to be called at once.
[[nodiscard]] Process processOfEvent(uint32_t pid, std::string_view thread);

/// Whether it is this agent, however its file is called, another instance's, or portolan itself: what listens there must
/// not be mirrored back. Without a pid the name is a user's.
[[nodiscard]] bool isPortolan(const Process& process);
/// Whether a thread of that name is one of such a process. A guess, for processes that have no number here.
[[nodiscard]] bool isPortolanThread(std::string_view name);

} // namespace portolan
