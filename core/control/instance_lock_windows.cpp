// SPDX-License-Identifier: MIT
#include "core/control/instance_lock.h"

#include <io.h>

#include <windows.h>

namespace portolan {

Result<Done> InstanceLock::lock()
{
    OVERLAPPED firstByte {}; // which need not exist
    const auto file = reinterpret_cast<HANDLE>(::_get_osfhandle(m_file.handle()));
    if (::LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &firstByte))
        return Done {};
    Error error = systemError(static_cast<int>(::GetLastError()), failure());
    if (error.osError == ERROR_LOCK_VIOLATION)
        error.code = ErrorCode::InUse;
    return error;
}

} // namespace portolan
