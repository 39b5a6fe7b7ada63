// SPDX-License-Identifier: MIT
#include "core/log/log_path.h"

#include <QDir>

namespace portolan {

QString logPath(const QString& instance)
{
    // QStandardPaths knows this folder since Qt 6.7.
    QString folder = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(folder)) // the specification says to ignore it then
        folder = QDir::homePath() + QStringLiteral("/.local/state");
    const QString name = instance.isEmpty() ? QStringLiteral("portolan") : QStringLiteral("portolan-%1").arg(instance);
    return QStringLiteral("%1/portolan/%2.log").arg(folder, name);
}

} // namespace portolan
