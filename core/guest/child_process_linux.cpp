// SPDX-License-Identifier: MIT
#include "core/guest/child_process.h"

#include "core/base/descriptor_limit.h"

#include <QProcess>
#include <QStandardPaths>

#include <unistd.h>

namespace portolan {

Command elevated(Command command)
{
    if (::geteuid() == 0)
        return command;
    QStringList arguments { command.program };
    arguments += command.arguments;
    // sudo asks for the password in the terminal. Without a terminal, pkexec asks in a window.
    const bool terminal = ::isatty(STDIN_FILENO) || ::isatty(STDERR_FILENO);
    const QString pkexec = QStandardPaths::findExecutable(QStringLiteral("pkexec"));
    if (!terminal && !pkexec.isEmpty())
        return { pkexec, arguments, true };
    arguments.prepend(QStringLiteral("--"));
    if (!terminal)
        arguments.prepend(QStringLiteral("--non-interactive"));
    return { QStringLiteral("sudo"), arguments, true };
}

void isolate(QProcess& process)
{
    // sudo reads the password from the terminal, which only the terminal's foreground process group may do.
    const bool ownGroup = ::geteuid() == 0;
    process.setChildProcessModifier([ownGroup] {
        restoreDescriptorLimit();
        if (ownGroup)
            ::setpgid(0, 0);
    });
}

} // namespace portolan
