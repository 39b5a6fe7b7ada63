// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QList>

namespace portolan {

/// What happened between two snapshots, as the events that tell it; without their time. Pure.
[[nodiscard]] QList<Event> changesBetween(const Snapshot& before, const Snapshot& after);

} // namespace portolan
