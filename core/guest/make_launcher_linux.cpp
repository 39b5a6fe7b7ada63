// SPDX-License-Identifier: MIT
#include "core/guest/launcher.h"

#include "core/guest/demo_launcher.h"
#include "core/guest/netns_launcher.h"
#include "core/guest/wsl_launcher.h"

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
        '"' + guest.toStdString() + "\" is not a guest. Guests are: wsl, wsl:DISTRIBUTION, netns:NAME, demo." };
}

} // namespace portolan
