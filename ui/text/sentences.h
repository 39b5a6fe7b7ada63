// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QString>

/// Turns the core's codes and facts into translated sentences. No widgets: the terminal and the status use them too. Any
/// thread, as long as no translator is being installed.
namespace portolan::sentences {

/// One or two words: "Mirrored", "Conflict", "Off", "Ignored", "Waiting".
[[nodiscard]] QString stateWord(PortState state);
/// The text of the state column: "Used by nginx (pid 871) on this computer; node in Ubuntu got EACCES".
[[nodiscard]] QString portState(const PortFact& port, const GuestFact& guest);
/// What happened, to which port, who caused it and what to do; "" where there is nothing to explain. The "message" of
/// status --json.
[[nodiscard]] QString portMessage(const PortFact& port, const GuestFact& guest);
/// "node 1204", "node", "pid 1204", "unknown".
[[nodiscard]] QString process(const ProcessFact& process);
/// The line of the event list. `guestName` as given with --guest.
[[nodiscard]] QString event(const Event& event, const QString& guestName);
/// "connected", "starting…", "stopped", "failed", or "unreachable".
[[nodiscard]] QString guestState(const GuestFact& guest);
/// The note below the picture when the guest is not simply connected: why, and what to do; else "".
[[nodiscard]] QString guestMessage(const GuestFact& guest);
/// What was dialled and from where, what the system answered, and the likeliest cause.
[[nodiscard]] QString dialMessage(const DialFact& dial);
/// The guest is not running, and how to start it; Portolan has disconnected so that it can stop. `guestName` as given with
/// --guest.
[[nodiscard]] QString guestNotRunning(const QString& guestName);
[[nodiscard]] QString guestLetGo(const QString& guestName);
/// Descriptors, memory or ports have run out, on this computer or in the guest, and what to do.
[[nodiscard]] QString hostExhausted();
[[nodiscard]] QString agentExhausted(const QString& guestName);
/// The guest has so many listeners that the agent leaves some out.
[[nodiscard]] QString listTruncated(const QString& guestName);
/// Both ends and the line between them, for people who cannot see the picture.
[[nodiscard]] QString connectionSummary(const Snapshot& snapshot);
/// What is slower or missing in this guest, in a few words: "Slower detection: polling"; "" where all is as it should be.
[[nodiscard]] QString agentSummary(const AgentFact& agent);
/// How the agent detects, how it refuses, how connections reach services, and its version: a paragraph each, with the reason
/// and the remedy where something is not at its best.
[[nodiscard]] QStringList agentExplanation(const AgentFact& agent);
/// How connections reach a port's service; "" for a port that is not mirrored.
[[nodiscard]] QString pathTaken(PortPath path);
/// "Info", "Warning", "Error".
[[nodiscard]] QString levelWord(Event::Level level);
/// The guest's name for people: "Ubuntu" for "wsl:Ubuntu", "WSL" for "wsl", "guest" for "netns:guest".
[[nodiscard]] QString guestTitle(const QString& guestName);
/// "Windows host", or "This computer".
[[nodiscard]] QString hostTitle();
/// portUrl() for a port known only by its number: "http://localhost:3000"; "" when none of `hostAddresses` listens.
[[nodiscard]] QString url(PortKey hostPort, const QStringList& hostAddresses, WebScheme scheme);
/// The command that lets this user listen on `hostPort`; "" where no command helps.
[[nodiscard]] QString permissionCommand(PortKey hostPort);
/// "4 mirrored · 1 conflict · 1 off"; "no ports" where there are none.
[[nodiscard]] QString portCounts(const Snapshot& snapshot);
/// "12.4 MB", in powers of ten.
[[nodiscard]] QString bytes(quint64 bytes);
/// "12.4 MB/s".
[[nodiscard]] QString rate(double bytesPerSecond);

} // namespace portolan::sentences
