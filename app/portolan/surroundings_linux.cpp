// SPDX-License-Identifier: MIT
#include "app/portolan/surroundings.h"

#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace portolan::surroundings {

namespace {

/// An opener either hands the URL to the browser and exits, or is the browser and stays. One that fails exits sooner
/// than this.
constexpr int openerFailsWithinMs = 3000;

} // namespace

QStringList arguments(int argc, char* argv[])
{
    QStringList list;
    for (int i = 1; i < argc; ++i)
        list << QString::fromLocal8Bit(argv[i]);
    return list;
}

bool hasDisplay()
{
    for (const char* variable : { "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM" }) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    return false;
}

QString usualGuest() { return QStringLiteral("demo"); }

QString activationToken()
{
    // Some Wayland desktops set the older variable only.
    const QString token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return token.isEmpty() ? qEnvironmentVariable("DESKTOP_STARTUP_ID") : token;
}

/// Nothing to do: the token is enough.
void yieldFrontTo(qint64) { }

bool openInBrowser(const QString& url)
{
    std::string program = "xdg-open";
    std::string address = url.toStdString();
    char* const arguments[] = { program.data(), address.data(), nullptr };
    // A browser that stays must not write to this terminal, end with it, or inherit what useStandardStreams() changed.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF);
    sigset_t restored;
    ::sigemptyset(&restored);
    ::sigaddset(&restored, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes, &restored);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    for (const int descriptor : { STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO })
        ::posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
    pid_t child = 0;
    const int failure = ::posix_spawnp(&child, program.c_str(), &files, &attributes, arguments, environ);
    ::posix_spawn_file_actions_destroy(&files);
    ::posix_spawnattr_destroy(&attributes);
    if (failure != 0)
        return false;
    const int process = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    pollfd ended { process, POLLIN, 0 };
    const bool stays = ::poll(&ended, 1, openerFailsWithinMs) == 0;
    ::close(process);
    int status = 0;
    return stays || (::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

void useStandardStreams() { std::signal(SIGPIPE, SIG_IGN); }

/// In a shell the user decides that with '&'.
void standAlone() { }

void complain(const QString& sentence)
{
    std::fputs(qUtf8Printable(QStringLiteral("portolan: ") + sentence + QLatin1Char('\n')), stderr);
    std::fflush(stderr);
}

/// Nothing to do: desktop styles apply by themselves.
void useDesktopLook() { }

bool onTerminal() { return ::isatty(STDOUT_FILENO) != 0; }

TerminalSize terminalSize()
{
    winsize size {};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        return {};
    return { size.ws_col, size.ws_row };
}

} // namespace portolan::surroundings
