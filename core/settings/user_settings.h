// SPDX-License-Identifier: MIT
#pragma once

#include "core/mirror/rules.h"
#include "core/settings/port_notes.h"

#include <QString>

#include <set>

namespace portolan {

/// Which guest to mirror, and how to reach it.
struct GuestPreferences {
    QString guest;   ///< as with --guest; "": the default one
    QString adapter; ///< of the host; "": found automatically
    QString interface; ///< of the guest; "": found automatically
    bool keepGuestRunning = false; ///< keep a guest (WSL's) that would end when nobody uses it

    friend bool operator==(const GuestPreferences&, const GuestPreferences&) = default;
};

/// What the user decided about more than one port.
struct Preferences : CommonRules, GuestPreferences {
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// All that the user decided, as it is kept from one run to the next.
struct UserSettings : GuestPreferences {
    Rules rules;
    PortNotes notes;

    /// The ports that the user gave a rule, a label or a scheme.
    [[nodiscard]] std::set<PortKey> chosenPorts() const;
    [[nodiscard]] Preferences preferences() const { return { rules, *this }; }
    /// Takes the preferences in a tidy form: the smaller end of a range first, nothing empty, nothing twice, the limit in its range.
    void setPreferences(const Preferences& preferences);

    friend bool operator==(const UserSettings&, const UserSettings&) = default;
};

} // namespace portolan
