// SPDX-License-Identifier: MIT
#include "core/settings/settings_place.h"

#include "core/settings/settings.h"

#include <QDir>
#include <QFileInfo>

namespace portolan {

SettingsPlace settingsPlace(const QString& instance, const QString& programFolder)
{
    const QDir folder(programFolder);
    const QString usual = Settings::pathFor(instance);
    const QString beside = folder.filePath(QFileInfo(usual).fileName());
    for (const QString& sign : { beside, folder.filePath(QFileInfo(Settings::pathFor({})).fileName()) }) {
        if (QFileInfo(sign).isFile())
            return { beside, true };
    }
    return { usual, false };
}

} // namespace portolan
