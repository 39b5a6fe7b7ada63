// SPDX-License-Identifier: MIT
#include "app/portolan/surroundings.h"

#include <csignal>

#include <sys/ioctl.h>
#include <unistd.h>

namespace portolan::surroundings {

bool hasDisplay()
{
    for (const char* variable : { "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM" }) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    return false;
}

QString usualGuest() { return QStringLiteral("demo"); }

void surviveClosedOutput() { std::signal(SIGPIPE, SIG_IGN); }

bool onTerminal() { return ::isatty(STDOUT_FILENO) != 0; }

TerminalSize terminalSize()
{
    winsize size {};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        return {};
    return { size.ws_col, size.ws_row };
}

} // namespace portolan::surroundings
