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

/// The files of the instance `name` ("": the default one). Errors: InvalidInput if the name does not consist of 1-64 letters,
/// digits, '.', '_' and '-'; PermissionDenied if no folder belongs to this user alone.
[[nodiscard]] Result<InstanceFiles> instanceFiles(const QString& name);

/// The folder for the files of running instances, which belongs to this user alone. Creates it. It may or may not outlive the
/// session. On Linux below $XDG_RUNTIME_DIR, else below /run/user/UID, else in the folder for temporary files.
[[nodiscard]] Result<QString> runtimeFolder();

} // namespace portolan
