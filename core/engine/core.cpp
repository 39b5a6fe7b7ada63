// SPDX-License-Identifier: MIT
#include "core/engine/core.h"

namespace portolan {

void Core::publish(const Snapshot& snapshot)
{
    if (m_snapshot == snapshot)
        return;
    m_snapshot = snapshot;
    emit snapshotChanged(m_snapshot);
}

} // namespace portolan
