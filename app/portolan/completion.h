// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>

namespace portolan {

/// The script that completes commands, options and their values in a shell. Errors: InvalidInput unless `shell` is
/// "bash".
[[nodiscard]] Result<QString> completionScript(const QString& shell);

} // namespace portolan
