// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"
#include "core/settings/settings.h"

#include <QList>

namespace portolan {

/// The events that describe what happened between two snapshots; without their time. Pure.
[[nodiscard]] QList<Event> changesBetween(const Snapshot& before, const Snapshot& after);
/// A program of the guest was refused. `row`: the port's, which may have gone already; null then.
[[nodiscard]] Event refusalEvent(
    PortKey port, const ProcessFact& process, const QString& error, const PortFact* row);
/// The user's decisions that no snapshot shows: a rule may be about a port that has no row.
[[nodiscard]] QList<Event> changesBetween(const UserSettings& before, const UserSettings& after);

} // namespace portolan
