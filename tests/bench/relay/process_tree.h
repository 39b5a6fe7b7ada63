// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

namespace portolan::bench {

/// The process and all that descend from it, parents first. Empty: there is no such process.
[[nodiscard]] QList<qint64> treeOf(qint64 pid);

/// Seconds on a processor, by user and kernel, of these processes and of their children that ended and were waited for. To
/// 10 ms.
[[nodiscard]] double processorSeconds(const QList<qint64>& pids);

/// Bytes of memory that these processes keep resident; what several share is divided among them (Pss of smaps_rollup).
[[nodiscard]] double residentBytes(const QList<qint64>& pids);

/// Every orphan among our descendants becomes our child, so that none is out of sight. For the rest of this program.
void adoptOrphans();

/// Kills those of them that still live, and waits for them. They must be descendants of this program.
void endAll(const QList<qint64>& pids);

} // namespace portolan::bench
