// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

namespace portolan::bench {

/// The process and all its descendants, parents first; empty if there is no such process.
[[nodiscard]] QList<qint64> treeOf(qint64 pid);

/// Seconds of processor time (user and kernel) of these processes and their children that ended and were waited for, in
/// steps of 10 ms.
[[nodiscard]] double processorSeconds(const QList<qint64>& pids);

/// Resident memory of these processes in bytes; shared memory is divided among its users (Pss of smaps_rollup).
[[nodiscard]] double residentBytes(const QList<qint64>& pids);

/// Makes orphaned descendants our children, so that none gets lost. In effect for the rest of this program.
void adoptOrphans();

/// Kills those that still live, and waits for them. They must be descendants of this program.
void endAll(const QList<qint64>& pids);

} // namespace portolan::bench
