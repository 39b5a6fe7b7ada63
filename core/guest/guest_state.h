// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// The one vocabulary for how it stands with a guest: GuestSession makes it, snapshots and the command line show it.
enum class GuestState {
    Starting,  ///< the guest is there, its agent has not told yet what it sees
    Connected, ///< the agent has; it may be silent or starting again for a moment: see GuestKnowledge::Agent
    Stopped,   ///< there is no guest
    Failed,    ///< the agent cannot be started, or is not ours
};

/// "starting", "connected", "stopped", "failed".
[[nodiscard]] QString toString(GuestState state);

} // namespace portolan
