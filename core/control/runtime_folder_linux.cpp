// SPDX-License-Identifier: MIT
#include "core/control/instance_files.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

namespace portolan {

namespace {

/// Whoever may write there could pass a socket of his own off as ours.
bool isOwnFolder(const QString& path)
{
    struct stat folder {
    };
    return ::lstat(QFile::encodeName(path).constData(), &folder) == 0 && S_ISDIR(folder.st_mode)
        && folder.st_uid == ::geteuid() && (folder.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

} // namespace

Result<QString> runtimeFolder()
{
    const QString user = QString::number(::geteuid());
    for (const QString& path : { qEnvironmentVariable("XDG_RUNTIME_DIR"), QStringLiteral("/run/user/") + user }) {
        if (!path.isEmpty() && isOwnFolder(path))
            return path;
    }
    const QString path = QDir::tempPath() + QStringLiteral("/portolan-") + user;
    (void)::mkdir(QFile::encodeName(path).constData(), 0700); // that it may be there already is what is asked next
    if (isOwnFolder(path))
        return path;
    return Error { ErrorCode::PermissionDenied, 0,
        "There is no folder for running programs: XDG_RUNTIME_DIR is not set to a folder of yours, and "
            + path.toStdString() + " is not yours alone." };
}

} // namespace portolan
