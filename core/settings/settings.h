// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/mirror/rules.h"

#include <QString>
#include <QStringList>

namespace portolan {

/// The user's rules in an INI file that a person can read and edit:
///
///     [Mirroring]
///     paused=false
///     refusal=refuse
///     [Ports]
///     3000=off
///     8080=allow
///
/// A port's words are off, on, ignore, watch (the opposite of ignore), allow and refuse, a space between two. Keys that it does
/// not know, and values that it does not understand, are left as they are. Owned by the engine, used on its thread.
class Settings
{
public:
    explicit Settings(QString path);

    struct Loaded {
        Rules rules;
        QStringList problems; ///< sentences: what could not be read, and where the file was kept
    };
    /// A file that is missing gives the defaults. One that is no INI file is moved aside as NAME.broken-DATE, and what could be
    /// read of it is written anew.
    [[nodiscard]] Loaded load();
    /// Writes what differs from what was loaded or saved last; atomically. Errors: PermissionDenied (with the path).
    [[nodiscard]] Result<Done> save(const Rules& rules);

    /// Where the settings of an instance lie: portolan.ini for the instance "", portolan-NAME.ini for others.
    [[nodiscard]] static QString pathFor(const QString& instance);

private:
    [[nodiscard]] QString moveAside() const;

    QString m_path;
    Rules m_stored; ///< as in the file
};

} // namespace portolan
