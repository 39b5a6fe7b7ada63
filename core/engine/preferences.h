// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "core/settings/settings.h"

namespace portolan {

[[nodiscard]] MirroringPreferences preferencesOf(const UserSettings& settings);
/// `settings` with `preferences` in place of what they say about it, put in order: each range its smaller end first, nothing
/// empty, nothing twice.
[[nodiscard]] UserSettings withPreferences(UserSettings settings, const MirroringPreferences& preferences);

/// Asks the system; takes its time. Any thread.
[[nodiscard]] Choices availableChoices();

} // namespace portolan
