// SPDX-License-Identifier: MIT
#include "app/portolan/termination.h"

#include <atomic>

#include <windows.h>

namespace portolan {

namespace {

/// After announcing a logout, Windows kills a program about five seconds later.
constexpr DWORD timeToEndMs = 10000;

std::atomic<Termination*> receiver = nullptr;

/// Runs on a thread of the system's, and only if the program has a console.
BOOL WINAPI handle(DWORD event)
{
    Termination* termination = receiver;
    if (!termination)
        return FALSE;
    QMetaObject::invokeMethod(termination, &Termination::requested, Qt::QueuedConnection);
    // When the console is being closed, the process ends as soon as this returns.
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        ::Sleep(timeToEndMs);
    return TRUE;
}

} // namespace

/// Windows announces the end of a session to windows, and Qt then quits the application.
Termination::Termination(QObject* parent)
    : QObject(parent)
{
    receiver = this;
    ::SetConsoleCtrlHandler(handle, TRUE);
}

Termination::~Termination()
{
    receiver = nullptr;
    ::SetConsoleCtrlHandler(handle, FALSE);
}

} // namespace portolan
