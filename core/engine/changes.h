// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QList>

namespace portolan {

/// What happened between two snapshots, as the events that tell it; without their time. Pure.
[[nodiscard]] QList<Event> changesBetween(const Snapshot& before, const Snapshot& after);
/// What the user decided, as far as no snapshot tells it: a rule may be about a port that has no row.
[[nodiscard]] QList<Event> changesBetween(const Rules& before, const Rules& after);

} // namespace portolan
