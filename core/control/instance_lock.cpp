// SPDX-License-Identifier: MIT
#include "core/control/instance_lock.h"

namespace portolan {

Result<Done> InstanceLock::take()
{
    if (!m_file.open(QIODevice::ReadWrite))
        return Error { ErrorCode::PermissionDenied, 0, failure() + ": " + m_file.errorString().toStdString() };
    const Result<Done> locked = lock();
    if (!locked)
        m_file.close();
    return locked;
}

} // namespace portolan
