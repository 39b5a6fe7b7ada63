// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// The manual page portolan(1) as roff source.
[[nodiscard]] QString manualPage();

} // namespace portolan
