// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>

namespace portolan {

/// Where an instance is found by others of the same user: in the user's runtime folder.
struct InstanceFiles {
    QString lock;
    QString socket;
};

/// The files of the instance called `name` ("": the usual one); makes their folder. Errors: InvalidInput for a name that is not
/// made of 1-64 letters, digits, '.', '_' and '-'; PermissionDenied where there is no folder that is this user's alone.
[[nodiscard]] Result<InstanceFiles> instanceFiles(const QString& name);

/// A folder of this user's alone that is gone with the session, or survives it and does no harm.
/// On Linux $XDG_RUNTIME_DIR, else /run/user/UID, else a folder of our own under the folder for temporary files.
[[nodiscard]] Result<QString> runtimeFolder();

} // namespace portolan
