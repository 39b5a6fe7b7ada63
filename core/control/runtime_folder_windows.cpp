// SPDX-License-Identifier: MIT
#include "core/control/instance_files.h"

#include <QDir>
#include <QStandardPaths>

namespace portolan {

Result<QString> runtimeFolder()
{
    const QString path = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const QString own = path + QStringLiteral("/portolan");
    if (!path.isEmpty() && QDir().mkpath(own))
        return own;
    return Error { ErrorCode::PermissionDenied, 0,
        "The folder for the programs of this user (LocalAppData) is missing or cannot be written: " + own.toStdString() };
}

} // namespace portolan
