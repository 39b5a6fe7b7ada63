// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

/// What the table, the details and the export say about one port. Pure functions of its facts.
namespace portolan::cells {

/// "—", for an empty value.
[[nodiscard]] QString dash();

/// The distinct processes of the row: those that listen, or else the refused one.
[[nodiscard]] QList<ProcessFact> processes(const PortFact& port);
/// The same in words: "node 1204".
[[nodiscard]] QStringList processWords(const PortFact& port);
/// The name of the first process; "unknown" or a dash if there is none.
[[nodiscard]] QString processName(const PortFact& port);
/// Its pid, and the number of other processes: "1204 +2".
[[nodiscard]] QString processDetail(const PortFact& port);
/// The distinct addresses that the guest listens on.
[[nodiscard]] QStringList listenerAddresses(const PortFact& port);
[[nodiscard]] QString listensOn(const PortFact& port);
[[nodiscard]] QString onHost(const PortFact& port);

/// Conflicts first: what needs the user comes on top.
[[nodiscard]] int urgency(PortState state);
/// Whether connections can currently be counted.
[[nodiscard]] bool carries(const PortFact& port);

/// "3 open, 128 in all, 2 failed".
[[nodiscard]] QString connections(const PortFact& port);
/// "1.2 GB from the guest, 20 MB to it".
[[nodiscard]] QString volume(const PortFact& port);
/// "120 MB/s from the guest, 2 MB/s to it": the highest rates so far; "" before any traffic.
[[nodiscard]] QString fastest(const PortFact& port);

/// Where the host finds the port: "127.0.0.1:3000", "[::1]:3000".
[[nodiscard]] QString endpoint(const QString& address, PortKey port);
/// The first host address with the port; "" if Portolan does not listen.
[[nodiscard]] QString hostEndpoint(const PortFact& port);
/// Where the service is in the guest's network: on the guest's own address if it listens there, else where it listens;
/// "" without a listener.
[[nodiscard]] QString guestEndpoint(const PortFact& port, const GuestFact& guest);

/// Everything that the filter searches, in one text.
[[nodiscard]] QString searchText(const PortFact& port, const GuestFact& guest);

/// Whether two facts about one port look the same, apart from traffic.
[[nodiscard]] bool sameButCounters(const PortFact& one, const PortFact& other);

} // namespace portolan::cells
