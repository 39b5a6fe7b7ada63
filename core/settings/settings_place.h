// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// Where an instance keeps its settings.
struct SettingsPlace {
    QString path;
    bool portable = false; ///< beside the program

    friend bool operator==(const SettingsPlace&, const SettingsPlace&) = default;
};

/// Beside the program where `portolan.ini`, which makes a copy of the program portable, or the instance's own file lies
/// in its folder; else where the user's other settings are. `instance` as in Settings::pathFor().
[[nodiscard]] SettingsPlace settingsPlace(const QString& instance, const QString& programFolder);

} // namespace portolan
