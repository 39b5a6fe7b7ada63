// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

namespace portolan {

/// An event as a line of the log, without its end:
///
///     2026-03-02T12:01:44.120+01:00 warning port 80: refused; process node (pid 2311); owner nginx (pid 871)
///
/// Codes and facts are English in every language, so that anybody can search the log. Always one line, whatever the facts
/// contain.
[[nodiscard]] QString logLine(const Event& event);

/// The same for what is not an event of the core: the program's start and end, and the guest's agent.
[[nodiscard]] QString logLine(const QDateTime& time, Event::Level level, const QString& text);

/// "version 0.2.0; kernel 6.1.0; detection polling (why); refusal EACCES".
[[nodiscard]] QString logText(const AgentFact& agent);

} // namespace portolan
