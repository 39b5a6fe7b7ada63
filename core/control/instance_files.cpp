// SPDX-License-Identifier: MIT
#include "core/control/instance_files.h"

#include <QRegularExpression>

namespace portolan {

Result<InstanceFiles> instanceFiles(const QString& name)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9._-]{1,64}$"));
    if (!name.isEmpty() && !allowed.match(name).hasMatch())
        return Error { ErrorCode::InvalidInput, 0,
            "\"" + name.toStdString()
                + "\" is not a valid instance name. Use up to 64 letters, digits, '.', '_' and '-'." };
    const Result<QString> folder = runtimeFolder();
    if (!folder)
        return folder.error();
    const QString base = folder.value() + QLatin1Char('/')
        + (name.isEmpty() ? QStringLiteral("default") : QStringLiteral("instance-") + name);
    return InstanceFiles { base + QStringLiteral(".lock"), base + QStringLiteral(".socket") };
}

} // namespace portolan
