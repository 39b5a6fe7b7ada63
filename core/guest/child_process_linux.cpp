// SPDX-License-Identifier: MIT
#include "core/guest/child_process.h"

#include <QProcess>
#include <QStandardPaths>

#include <sys/resource.h>
#include <unistd.h>

namespace portolan {

namespace {

/// Read before main() raises it.
const rlimit originalDescriptorLimit = [] {
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit;
}();

} // namespace

Command elevated(Command command)
{
    if (::geteuid() == 0)
        return command;
    QStringList arguments { command.program };
    arguments += command.arguments;
    // With a terminal sudo can ask for the password there; without one, a desktop asks in a window of its own.
    const bool terminal = ::isatty(STDIN_FILENO) || ::isatty(STDERR_FILENO);
    const QString pkexec = QStandardPaths::findExecutable(QStringLiteral("pkexec"));
    if (!terminal && !pkexec.isEmpty())
        return { pkexec, arguments };
    arguments.prepend(QStringLiteral("--"));
    if (!terminal)
        arguments.prepend(QStringLiteral("--non-interactive"));
    return { QStringLiteral("sudo"), arguments };
}

void isolate(QProcess& process)
{
    // sudo reads the password from the terminal, which only the terminal's own process group may do.
    const bool ownGroup = ::geteuid() == 0;
    process.setChildProcessModifier([ownGroup] {
        ::setrlimit(RLIMIT_NOFILE, &originalDescriptorLimit);
        if (ownGroup)
            ::setpgid(0, 0);
    });
}

} // namespace portolan
