// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/ports/port_key.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace portolan {

/// The program's exit codes. Scripts rely on them.
namespace exitcode {
inline constexpr int done = 0;
inline constexpr int refused = 1; ///< with the reason on stderr
inline constexpr int usage = 2;
inline constexpr int noInstance = 3;
} // namespace exitcode

/// What the user typed.
struct CommandLine {
    enum class Action { Run, Help, Version, Remote, PrintManual, PrintCompletion, PrintChoices };
    Action action = Action::Run;

    // Only for Run
    QString guest; ///< "": the one in the settings, or the default
    QString adapter;
    QString guestInterface;
    bool hidden = false;
    bool headless = false;

    // Only for Remote: a command for the running instance
    QString verb;
    std::optional<PortKey> port; ///< nothing: the verb takes none
    QString text;     ///< a label
    QString scheme;   ///< "http", "https"; "": unchanged
    bool json = false;

    QString kind; ///< of completion or choices

    QString instance; ///< "": the default instance

    friend bool operator==(const CommandLine&, const CommandLine&) = default;
};

/// The arguments with which a session manager starts this instance again: those that were `typed`, hidden or not as it is now.
[[nodiscard]] QStringList restartArguments(const QStringList& typed, bool hidden);

/// Options may stand before and after the verb. `arguments` do not include the program's name.
/// Those that Qt takes for itself, such as -session ID, say nothing here. Errors: InvalidInput with a sentence for stderr.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList& arguments);

} // namespace portolan
