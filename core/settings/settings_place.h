// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// Where an instance keeps its settings.
struct SettingsPlace {
    QString path;
    bool portable = false; ///< the path is beside the program

    friend bool operator==(const SettingsPlace&, const SettingsPlace&) = default;
};

/// Beside the program if its folder contains the instance's own file, or `portolan.ini`, which makes the program portable. Else
/// among the user's other settings. `instance` as in Settings::pathFor().
[[nodiscard]] SettingsPlace settingsPlace(const QString& instance, const QString& programFolder);

} // namespace portolan
