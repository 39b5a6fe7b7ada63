// SPDX-License-Identifier: MIT
#include "core/control/instance_files.h"

#include <QStandardPaths>

namespace portolan {

Result<QString> runtimeFolder()
{
    const QString path = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    if (!path.isEmpty())
        return path;
    return Error { ErrorCode::PermissionDenied, 0, "Windows has no folder for the programs of this user (LocalAppData)." };
}

} // namespace portolan
