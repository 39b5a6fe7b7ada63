// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

namespace portolan {

/// Where the instance keeps its files, for display.
struct Places {
    QString instance; ///< its name; "": the default instance
    QString settings;
    bool portable = false; ///< the settings lie beside the program
    QString log;           ///< "": there is no log
};

/// What a bug report adds to the snapshot.
struct DiagnosticsFacts {
    Places places;
    QStringList desktop; ///< lines about window system, tray and the like; none without a window
    QList<Event> events; ///< oldest first; only the last `eventsInDiagnostics` are used
};
inline constexpr int eventsInDiagnostics = 20;

/// All that helps to understand a fault, always in English: versions, kernels, the agent's abilities, addresses, every port
/// with its state and reason, the last events. Contains no secrets and no port labels; home folders become "~".
[[nodiscard]] QString diagnosticsText(const Snapshot& snapshot, const DiagnosticsFacts& facts);

/// Replaces home folders in `text` by "~", because they contain people's names.
[[nodiscard]] QString withoutHomes(const QString& text);

} // namespace portolan
