// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace portolan {

/// The guests that can be chosen on this computer now, as for --guest: on Linux the named network namespaces, and the demo if
/// it is installed. Starts no guest. Blocks until the system answers, up to ten seconds on Windows. Any thread.
[[nodiscard]] QStringList availableGuests();

} // namespace portolan
