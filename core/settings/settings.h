// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/mirror/rules.h"

#include <QString>
#include <QStringList>

namespace portolan {

/// What the user decided, as it is kept from one run to the next.
struct UserSettings {
    Rules rules;
    QString guest;   ///< as with --guest; "": the usual one
    QString adapter; ///< "": found by itself
    bool keepGuestRunning = false; ///< a guest that nobody uses is not let go

    friend bool operator==(const UserSettings&, const UserSettings&) = default;
};

/// The user's settings in an INI file that a person can read and edit:
///
///     [Mirroring]
///     paused=false
///     refusal=refuse
///     ephemeral=mirror
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
///     keep-running=false
///
/// A port's words are off, on, ignore, watch (the opposite of ignore), allow and refuse, a space between two. Keys that it does
/// not know, and values that it does not understand, are left as they are. Owned by the engine, used on its thread.
class Settings
{
public:
    explicit Settings(QString path);

    struct Loaded {
        UserSettings settings;
        QStringList problems; ///< sentences: what could not be read, and where the file was kept
    };
    /// A file that is missing gives the defaults. One that is no INI file is moved aside as NAME.broken-DATE, and what could be
    /// read of it is written anew.
    [[nodiscard]] Loaded load();
    /// Writes what differs from what was loaded or saved last; atomically. Errors: PermissionDenied (with the path, and why), also of a full disk;
    /// the file is as before then.
    [[nodiscard]] Result<Done> save(const UserSettings& settings);

    /// Where the settings of an instance lie: portolan.ini for the instance "", portolan-NAME.ini for others.
    [[nodiscard]] static QString pathFor(const QString& instance);

private:
    [[nodiscard]] QString moveAside() const;

    QString m_path;
    UserSettings m_stored; ///< as in the file
};

} // namespace portolan
