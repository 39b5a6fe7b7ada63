// SPDX-License-Identifier: MIT
#include "core/control/instance_files.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

namespace portolan {

namespace {

/// Anybody who can write there could pass off another socket as ours.
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
    (void)::mkdir(QFile::encodeName(path).constData(), 0700); // it may exist already: see the next line
    if (isOwnFolder(path))
        return path;
    return Error { ErrorCode::PermissionDenied, 0,
        "There is no folder for running programs: XDG_RUNTIME_DIR is not set to a folder that only you can write to, "
        "and others can write to "
            + path.toStdString() + "." };
}

} // namespace portolan
