// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "ui/tray/notifier.h"

/// The words of the notices. Pure.
namespace portolan::notices {

inline const QString openKey = QStringLiteral("open");   ///< the port in the browser
inline const QString allowKey = QStringLiteral("allow"); ///< the port in the guest
inline const QString offKey = QStringLiteral("off");     ///< the port's switch

/// `ports` are not empty. The actions concern the only one; of several a click shows the window.
[[nodiscard]] Notice conflict(const QList<PortFact>& ports, const GuestFact& guest);
[[nodiscard]] Notice newPort(const QList<PortFact>& ports, const GuestFact& guest);
/// The window was closed for the first time.
[[nodiscard]] Notice closedToTray();

} // namespace portolan::notices
