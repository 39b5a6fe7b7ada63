// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "ui/tray/notifier.h"

/// The texts of the notices. Pure functions.
namespace portolan::notices {

inline const QString openKey = QStringLiteral("open");   ///< open the port in the browser
inline const QString allowKey = QStringLiteral("allow"); ///< let the guest use the port
inline const QString offKey = QStringLiteral("off");     ///< switch the port off

/// `ports` must not be empty. Actions exist only for a single port; for several a click shows the window.
[[nodiscard]] Notice conflict(const QList<PortFact>& ports, const GuestFact& guest);
[[nodiscard]] Notice newPort(const QList<PortFact>& ports, const GuestFact& guest);
/// The window was closed for the first time.
[[nodiscard]] Notice closedToTray();

} // namespace portolan::notices
