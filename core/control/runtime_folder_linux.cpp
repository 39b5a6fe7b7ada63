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

/// Creates the folder if it is missing. Only this user may enter it: whoever can open the lock's file can hold the lock.
bool makeOwnFolder(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    (void)::mkdir(name.constData(), 0700); // it may exist already: see the next line
    return isOwnFolder(path) && ::chmod(name.constData(), 0700) == 0;
}

} // namespace

Result<QString> runtimeFolder()
{
    const QString user = QString::number(::geteuid());
    const QString own = QStringLiteral("/portolan");
    for (const QString& path : { qEnvironmentVariable("XDG_RUNTIME_DIR"), QStringLiteral("/run/user/") + user }) {
        if (!path.isEmpty() && isOwnFolder(path) && makeOwnFolder(path + own))
            return path + own;
    }
    const QString path = QDir::tempPath() + own + u'-' + user;
    if (makeOwnFolder(path))
        return path;
    return Error { ErrorCode::PermissionDenied, 0,
        "There is no folder for running programs: XDG_RUNTIME_DIR is not set to a folder that only you can write to, "
        "and "
            + path.toStdString() + " belongs to another user, or others can write to it." };
}

} // namespace portolan
