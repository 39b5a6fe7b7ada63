// SPDX-License-Identifier: MIT
#include "core/guest/root_owned_linux.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace portolan {

namespace {

bool isRoots(const QByteArray& path)
{
    struct stat file {
    };
    if (::lstat(path.constData(), &file) != 0)
        return true;
    if (file.st_uid != 0)
        return false;
    // Anybody may create files in a folder like /tmp, but not replace those of others. The rights of a link do not count.
    if (S_ISLNK(file.st_mode) || (S_ISDIR(file.st_mode) && (file.st_mode & S_ISVTX) != 0))
        return true;
    return (file.st_mode & S_IWOTH) == 0 && ::faccessat(AT_FDCWD, path.constData(), W_OK, AT_EACCESS) != 0;
}

} // namespace

bool onlyRootCanChange(const QString& path)
{
    for (const QString& way : { path, QFileInfo(path).canonicalFilePath() }) {
        const QByteArray name = QFile::encodeName(way);
        for (qsizetype end = name.size(); end > 0; end = name.lastIndexOf('/', end - 1)) {
            if (!isRoots(name.first(end)))
                return false;
        }
    }
    return true;
}

} // namespace portolan
