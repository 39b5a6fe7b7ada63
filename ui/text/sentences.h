// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QString>

/// The core's codes and facts as sentences for people, translated. No widgets: the terminal and the status use them
/// too. Any thread, as long as no translator is being installed.
namespace portolan::sentences {

/// One or two words: "Mirrored", "Conflict", "Off", "Ignored", "Waiting".
[[nodiscard]] QString stateWord(PortState state);
/// What the state column says: "Conflict: nginx (pid 871) has this port; node was told EACCES".
[[nodiscard]] QString portState(const PortFact& port, const GuestFact& guest);
/// What happened, which port, who, and what to do about it; "" where there is nothing to explain. The status'
/// "message".
[[nodiscard]] QString portMessage(const PortFact& port, const GuestFact& guest);
/// "node 1204", "node", "pid 1204", "unknown".
[[nodiscard]] QString process(const ProcessFact& process);
/// The line of the event list. `guestName` as given with --guest.
[[nodiscard]] QString event(const Event& event, const QString& guestName);
/// "connected", "starting…", "stopped", "failed", or "unreachable".
[[nodiscard]] QString guestState(const GuestFact& guest);
/// What the window says below the picture about the guest when it is not simply connected: why and what to do; else "".
[[nodiscard]] QString guestMessage(const GuestFact& guest);
/// That it does not run, and what starts it; that Portolan has let go of it. `guestName` as given with --guest.
[[nodiscard]] QString guestNotRunning(const QString& guestName);
[[nodiscard]] QString guestLetGo(const QString& guestName);
/// That new connections are reset for want of descriptors, memory or ports, and what to do: here, or in the guest.
[[nodiscard]] QString hostExhausted();
[[nodiscard]] QString agentExhausted(const QString& guestName);
/// Both ends and what is between them, as sentences for who cannot see the picture.
[[nodiscard]] QString connectionSummary(const Snapshot& snapshot);
/// "Detection: polling · Refusal: EACCES".
[[nodiscard]] QString agentSummary(const AgentFact& agent);
/// What that means, and what would make it better: how it detects, how it refuses, how connections come to services,
/// its version; a paragraph each.
[[nodiscard]] QStringList agentExplanation(const AgentFact& agent);
/// How connections come to a port's service; "" for a port that is not mirrored.
[[nodiscard]] QString pathTaken(PortPath path);
/// "Info", "Warning", "Error".
[[nodiscard]] QString levelWord(Event::Level level);
/// The guest's name for people: "Ubuntu" for "wsl:Ubuntu", "WSL" for "wsl", "guest" for "netns:guest".
[[nodiscard]] QString guestTitle(const QString& guestName);
/// "Windows host", or "This computer".
[[nodiscard]] QString hostTitle();
using portolan::portUrl; // a fact and no sentence, but found here with them
/// The same of a port that is known by its number only: "http://localhost:3000"; "" when none of `hostAddresses`
/// listens.
[[nodiscard]] QString url(PortKey hostPort, const QStringList& hostAddresses, WebScheme scheme);
/// What a terminal has to run so that this user may listen on `port`; "" where no command helps.
[[nodiscard]] QString permissionCommand(PortKey hostPort);
/// "4 mirrored · 1 conflict · 1 off"; "no ports" where there are none.
[[nodiscard]] QString portCounts(const Snapshot& snapshot);
/// "12.4 MB", in powers of ten.
[[nodiscard]] QString bytes(quint64 bytes);
/// "12.4 MB/s".
[[nodiscard]] QString rate(double bytesPerSecond);

} // namespace portolan::sentences
