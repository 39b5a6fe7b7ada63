// SPDX-License-Identifier: MIT
#include "core/guest/launcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace portolan {

Result<QString> siblingProgram(const QString& name)
{
    const QDir own(QCoreApplication::applicationDirPath());
    QStringList tried;
    for (const QString& folder : { QStringLiteral("."), QStringLiteral(PORTOLAN_PROGRAMS_FROM_BIN) }) {
        const QString path = QDir::cleanPath(own.absoluteFilePath(folder + QLatin1Char('/') + name));
        const QFileInfo file(path);
        if (file.isFile() && file.isExecutable())
            return path;
        tried << path;
    }
    return Error { ErrorCode::NotAvailable, 0,
        (QStringLiteral(
             "The program %1 is missing. It belongs to Portolan and should be at %2. Reinstall Portolan.")
                .arg(name, tried.join(QStringLiteral(" or "))))
            .toStdString() };
}

QStringList agentOptions()
{
    return qEnvironmentVariable("PORTOLAN_AGENT_OPTIONS").split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace portolan
