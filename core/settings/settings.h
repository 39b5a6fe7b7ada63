// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/settings/user_settings.h"

#include <QString>
#include <QStringList>

namespace portolan {

/// The user's settings in an INI file that people can read and edit:
///
///     [Mirroring]
///     paused=false
///     refusal=refuse
///     refusal-error=EACCES
///     ephemeral=mirror
///     mirror-limit=3000
///     ignored-ports=5000-5010, 9229
///     ignored-processes=steam, code*
///     [Ports]
///     3000=off
///     8080=allow
///     [Labels]
///     3000=shop
///     [Schemes]
///     8443=https
///     [Guest]
///     guest=netns:guest
///     adapter=veth0
///     interface=eth0
///     keep-running=false
///
/// The key of a UDP port is written as 5353\udp, since QSettings escapes the slash; 5353/udp is read, too.
/// A port's words are off, on, ignore, watch (the opposite of ignore), allow and refuse, separated by spaces. Keeps keys that
/// it does not know and values that it does not understand. Owned by the engine, used on its thread.
class Settings
{
public:
    explicit Settings(QString path);

    struct Loaded {
        UserSettings settings;
        QStringList problems; ///< sentences: what could not be read, and where the broken file is
    };
    /// A missing file gives the defaults. A file that is not INI is renamed to NAME.broken-DATE, and what could be read is
    /// written to a new file.
    [[nodiscard]] Loaded load();
    /// Writes what differs from the last load or save; atomically. Errors: PermissionDenied with the path and the reason, also
    /// for a full disk. The file is unchanged then.
    [[nodiscard]] Result<Done> save(const UserSettings& settings);

    /// The settings file of an instance: portolan.ini for the instance "", portolan-NAME.ini for others.
    [[nodiscard]] static QString pathFor(const QString& instance);

private:
    [[nodiscard]] QString moveAside() const;

    QString m_path;
    UserSettings m_stored; ///< what the file contains
};

} // namespace portolan
