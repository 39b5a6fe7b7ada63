// SPDX-License-Identifier: MIT
#include "core/guest/launcher.h"

#include "core/guest/wsl_launcher.h"

namespace portolan {

Result<std::unique_ptr<Launcher>> makeLauncher(const QString& guest)
{
    const QString kind = guest.section(QLatin1Char(':'), 0, 0);
    const QString name = guest.section(QLatin1Char(':'), 1);
    if (kind == QLatin1String("wsl") && (!guest.contains(QLatin1Char(':')) || !name.isEmpty()))
        return std::unique_ptr<Launcher>(std::make_unique<WslLauncher>(name));
    return Error { ErrorCode::InvalidInput, 0,
        '"' + guest.toStdString() + "\" is not a guest. Guests are: wsl, wsl:DISTRIBUTION." };
}

} // namespace portolan
