// SPDX-License-Identifier: MIT
#include "core/control/instance_lock.h"

#include <cerrno>

#include <sys/file.h>

namespace portolan {

Result<Done> InstanceLock::lock()
{
    if (::flock(m_file.handle(), LOCK_EX | LOCK_NB) == 0)
        return Done {};
    Error error = systemError(errno, failure());
    if (error.osError == EWOULDBLOCK)
        error.code = ErrorCode::InUse;
    return error;
}

} // namespace portolan
