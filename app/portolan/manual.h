// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// The manual page portolan(1), as the source that man reads.
[[nodiscard]] QString manualPage();

} // namespace portolan
