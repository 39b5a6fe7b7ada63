// SPDX-License-Identifier: MIT
#include "app/portolan/termination.h"

#include <atomic>

#include <windows.h>

namespace portolan {

namespace {

/// The system ends a program that was told of a logout about five seconds later.
constexpr DWORD timeToEndMs = 10000;

std::atomic<Termination*> receiver = nullptr;

/// Called on a thread of the system's, of a program that belongs to a console.
BOOL WINAPI handle(DWORD event)
{
    Termination* termination = receiver;
    if (!termination)
        return FALSE;
    QMetaObject::invokeMethod(termination, &Termination::requested, Qt::QueuedConnection);
    // A program whose console is closed ends when this returns.
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        ::Sleep(timeToEndMs);
    return TRUE;
}

} // namespace

/// The end of a session is told to windows, and Qt quits the application then.
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
