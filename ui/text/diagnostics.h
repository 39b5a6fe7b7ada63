// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

namespace portolan {

/// What a bug report is to say beside the snapshot.
struct DiagnosticsFacts {
    QString instance; ///< "": the usual one
    QString settingsPath;
    QString logPath;
    QStringList desktop; ///< lines about window system, tray and the like; none without a window
    QList<Event> events; ///< oldest first; the last `eventsInDiagnostics` of them are told
};
inline constexpr int eventsInDiagnostics = 20;

/// All that helps to understand a fault, as plain text in English whatever the user's language is: versions, kernels, what the
/// agent can do, addresses, every port with its state and reason, the last events. No secret is in it, nor the names that the
/// user gave to ports, and home folders are shortened to "~".
[[nodiscard]] QString diagnosticsText(const Snapshot& snapshot, const DiagnosticsFacts& facts);

/// `text` with "~" for the home folders in it, which tell people's names.
[[nodiscard]] QString withoutHomes(const QString& text);

} // namespace portolan
