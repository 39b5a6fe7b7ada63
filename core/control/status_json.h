// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QJsonObject>
#include <QString>

#include <functional>

namespace portolan {

/// The sentence for people about a port. The ui provides it.
using PortMessage = std::function<QString(const PortFact&, const GuestFact&)>;

/// The snapshot as the object that scripts read. Keys may be added, never renamed. Unknown values are null.
[[nodiscard]] QJsonObject statusObject(const Snapshot& snapshot, const PortMessage& message);

} // namespace portolan
