// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace portolan {

/// The program's exit codes; scripts rely on them.
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

    // Run
    QString guest; ///< "": the one of the settings, or the usual one
    QString adapter;
    bool hidden = false;
    bool headless = false;

    // Remote: a command for the instance that runs
    QString verb;
    quint16 port = 0; ///< 0: the verb takes none
    QString text;     ///< a label
    QString scheme;   ///< "http", "https"; "": as remembered
    bool json = false;

    QString kind; ///< of completion or choices

    QString instance; ///< "": the usual one

    friend bool operator==(const CommandLine&, const CommandLine&) = default;
};

/// Options may stand before and after the verb. `arguments` are without the program's name.
/// Errors: InvalidInput with a sentence for stderr.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList& arguments);

} // namespace portolan
