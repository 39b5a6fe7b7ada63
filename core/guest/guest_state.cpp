// SPDX-License-Identifier: MIT
#include "core/guest/guest_state.h"

namespace portolan {

QString toString(GuestState state)
{
    switch (state) {
    case GuestState::Starting: return QStringLiteral("starting");
    case GuestState::Connected: return QStringLiteral("connected");
    case GuestState::Stopped: return QStringLiteral("stopped");
    case GuestState::Failed: return QStringLiteral("failed");
    }
    return {};
}

} // namespace portolan
