// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/user_settings.h"

#include <QString>

#include <variant>

/// What window, tray and command line ask of the engine. The engine keeps rules, labels and preferences in the settings file.
namespace portolan {

/// Sets the port's switch, with or without a listener. A port that is switched off has no listener of ours any more.
struct SetEnabled {
    PortKey port;
    bool enabled = true;
};

/// Allows or refuses guest programs the port while the host uses it. An allowed port is not mirrored.
struct SetAllowedInGuest {
    PortKey port;
    bool allowed = false;
};

/// An ignored port keeps its row, but is neither mirrored nor refused in the guest. `false` outranks the rules about ranges,
/// processes and ephemeral ports, too.
struct SetIgnored {
    PortKey port;
    bool ignored = false;
};

/// The user's own name for the port, with or without a listener; "" removes it. Kept as one line of at most 100 characters.
struct SetLabel {
    PortKey port;
    QString label;
};

/// How a browser speaks to the port.
struct SetScheme {
    PortKey port;
    WebScheme scheme = WebScheme::Http;
};

/// Removes the note about a refused bind from the table. The port stays denied while the host uses it.
struct DismissRefusal {
    PortKey port;
};

/// Closes every mirror until the user resumes; survives a restart.
struct SetPaused {
    bool paused = false;
};

/// Applies at once. A changed guest or adapter takes effect even if the command line chose another. An event reports an invalid
/// guest, and the old one stays.
struct SetPreferences {
    Preferences preferences;
};

/// Looks at the host again and retries every mirror that failed.
struct Retry { };

/// Changes nothing; brings the snapshot up to date without waiting for the guest.
struct Refresh { };

using UserCommand = std::variant<SetEnabled, SetAllowedInGuest, SetIgnored, SetLabel, SetScheme, DismissRefusal, SetPaused,
    SetPreferences, Retry, Refresh>;

} // namespace portolan
