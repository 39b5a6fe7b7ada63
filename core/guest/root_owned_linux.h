// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// Whether neither this process' user nor any other but root can replace the file: it, its folders, and the links on the way belong to
/// root and are not writable. The right of a group counts only if this user is in it, as /usr/local may belong to one for
/// administrators. True if it cannot be looked at.
[[nodiscard]] bool onlyRootCanChange(const QString& path);

} // namespace portolan
