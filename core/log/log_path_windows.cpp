// SPDX-License-Identifier: MIT
#include "core/log/log_path.h"

#include <QStandardPaths>

namespace portolan {

QString logPath(const QString& instance)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const QString name = instance.isEmpty() ? QStringLiteral("portolan") : QStringLiteral("portolan-%1").arg(instance);
    return QStringLiteral("%1/portolan/%2.log").arg(folder, name);
}

} // namespace portolan
