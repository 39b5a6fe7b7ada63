// SPDX-License-Identifier: MIT
#include "core/guest/child_process.h"

#include "core/base/descriptor_limit.h"
#include "core/guest/root_owned_linux.h"

#include <QProcess>
#include <QStandardPaths>

#include <unistd.h>

namespace portolan {

namespace {

/// On a computer of one's own a warning is enough: whoever can change these files can also wait for the next sudo.
QString warningOf(const QStringList& words)
{
    for (const QString& word : words) {
        if (word.startsWith(QLatin1Char('/')) && !onlyRootCanChange(word))
            return QStringLiteral("%1 is started as root, but not only root can change this file. A harmful program of yours could. "
                                  "If that matters here, install Portolan for all users: from its package or with "
                                  "\"sudo cmake --install\".")
                .arg(word);
    }
    return {};
}

} // namespace

Command elevated(Command command)
{
    if (::geteuid() == 0)
        return command;
    QStringList arguments { command.program };
    arguments += command.arguments;
    const QString warning = warningOf(arguments);
    // sudo asks for the password in the terminal. Without a terminal, pkexec asks in a window.
    const bool terminal = ::isatty(STDIN_FILENO) || ::isatty(STDERR_FILENO);
    const QString pkexec = QStandardPaths::findExecutable(QStringLiteral("pkexec"));
    if (!terminal && !pkexec.isEmpty())
        return { pkexec, arguments, true, warning };
    arguments.prepend(QStringLiteral("--"));
    if (!terminal)
        arguments.prepend(QStringLiteral("--non-interactive"));
    return { QStringLiteral("sudo"), arguments, true, warning };
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
