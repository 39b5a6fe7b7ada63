// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace portolan {

/// The guests that can be chosen on this computer now, as for --guest: on Linux the network namespaces that have a name, and the
/// demo where it is installed. Starts no guest. May take as long as the system takes to answer; any thread.
[[nodiscard]] QStringList availableGuests();

} // namespace portolan
