// SPDX-License-Identifier: MIT
#include "core/guest/launcher.h"

#include "core/guest/demo_launcher.h"
#include "core/guest/netns_launcher.h"
#include "core/guest/wsl_launcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace portolan {

Result<std::unique_ptr<Launcher>> makeLauncher(const QString& guest)
{
    const QString kind = guest.section(QLatin1Char(':'), 0, 0);
    const QString name = guest.section(QLatin1Char(':'), 1);
    const bool named = guest.contains(QLatin1Char(':'));
    if (kind == QLatin1String("demo") && !named)
        return std::unique_ptr<Launcher>(std::make_unique<DemoLauncher>());
    if (kind == QLatin1String("wsl") && (!named || !name.isEmpty()))
        return std::unique_ptr<Launcher>(std::make_unique<WslLauncher>(name));
    if (kind == QLatin1String("netns") && !name.isEmpty() && !name.contains(QLatin1Char('/'))
        && !name.startsWith(QLatin1Char('.')) && !name.startsWith(QLatin1Char('-')))
        return std::unique_ptr<Launcher>(std::make_unique<NetnsLauncher>(name));
    return Error { ErrorCode::InvalidInput, 0,
        '"' + guest.toStdString() + "\" is no guest. Guests are: wsl, wsl:DISTRIBUTION, netns:NAME, demo." };
}

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
             "The program %1 is missing; it belongs to Portolan and should lie at %2. Install Portolan again.")
                .arg(name, tried.join(QStringLiteral(" or "))))
            .toStdString() };
}

QStringList agentOptions()
{
    return qEnvironmentVariable("PORTOLAN_AGENT_OPTIONS").split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace portolan
