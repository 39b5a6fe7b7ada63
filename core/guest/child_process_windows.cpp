// SPDX-License-Identifier: MIT
#include "core/guest/child_process.h"

#include <QProcess>

#include <windows.h>

namespace portolan {

/// In WSL, every user can run commands as root.
Command elevated(Command command) { return command; }

void isolate(QProcess& process)
{
    process.setCreateProcessArgumentsModifier([](QProcess::CreateProcessArguments* arguments) {
        arguments->flags |= CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP;
    });
}

} // namespace portolan
