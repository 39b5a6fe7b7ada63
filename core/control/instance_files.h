// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>

namespace portolan {

/// How other programs of the same user find an instance: files in the user's runtime folder.
struct InstanceFiles {
    QString lock;
    QString socket;
};

/// The files of the instance `name` ("": the default one). Creates their folder. Errors: InvalidInput if the name does not
/// consist of 1-64 letters, digits, '.', '_' and '-'; PermissionDenied if no folder belongs to this user alone.
[[nodiscard]] Result<InstanceFiles> instanceFiles(const QString& name);

/// A folder that only this user can write to. It may or may not outlive the session.
/// On Linux $XDG_RUNTIME_DIR, else /run/user/UID, else a folder of our own in the folder for temporary files.
[[nodiscard]] Result<QString> runtimeFolder();

} // namespace portolan
