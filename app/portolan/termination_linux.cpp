// SPDX-License-Identifier: MIT
#include "app/portolan/termination.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace portolan {

namespace {

constexpr int terminationSignals[] = { SIGINT, SIGTERM, SIGHUP };

/// Signal handlers can do little: this one writes a byte that the notifier reads.
int wakeUp[2] = { -1, -1 };

void handle(int)
{
    const int saved = errno;
    const char byte = 0;
    (void)!::write(wakeUp[1], &byte, 1);
    errno = saved;
}

void drain()
{
    char bytes[16];
    while (::read(wakeUp[0], bytes, sizeof bytes) > 0) { }
}

} // namespace

Termination::Termination(QObject* parent)
    : QObject(parent)
{
    if (::pipe2(wakeUp, O_CLOEXEC | O_NONBLOCK) != 0)
        return; // without this class the signals end the program at once
    auto* notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        drain();
        emit requested();
    });
    struct sigaction action {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    for (int number : terminationSignals) {
        struct sigaction inherited {};
        ::sigaction(number, nullptr, &inherited);
        if (inherited.sa_handler != SIG_IGN) // nohup ignores SIGHUP on purpose
            ::sigaction(number, &action, nullptr);
    }
}

Termination::~Termination()
{
    // A signal during the last moments finds no pipe and does nothing.
    for (int& end : wakeUp) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}
} // namespace portolan
