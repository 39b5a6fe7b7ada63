// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QString>

/// The core's codes and facts as sentences for people, translated. No widgets: the terminal and the status use them too.
namespace portolan::sentences {

/// One or two words: "Mirrored", "Conflict", "Off", "Ignored", "Waiting".
[[nodiscard]] QString stateWord(PortState state);
/// What the state column says: "Conflict: nginx (pid 871) has this port; node was told EACCES".
[[nodiscard]] QString portState(const PortFact& port, const GuestFact& guest);
/// What happened, which port, who, and what to do about it; "" where there is nothing to explain. The status' "message".
[[nodiscard]] QString portMessage(const PortFact& port, const GuestFact& guest);
/// "node 1204", "node", "unknown".
[[nodiscard]] QString process(const ProcessFact& process);
/// The line of the event list.
[[nodiscard]] QString event(const Event& event, const QString& guestName);
/// "connected", "starting…", "stopped", "failed", or "unreachable".
[[nodiscard]] QString guestState(const GuestFact& guest);
/// What the window says below the picture about the guest when it is not simply connected: why and what to do; else "".
[[nodiscard]] QString guestMessage(const GuestFact& guest);
/// "12.4 MB", in powers of ten.
[[nodiscard]] QString bytes(quint64 bytes);

} // namespace portolan::sentences
