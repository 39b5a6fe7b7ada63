// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace portolan {

/// How connections cross to the guest. In order, best first.
enum class WayKind : uint8_t {
    Steered, ///< the guest's kernel hands the connection to the service
    Relayed, ///< over the virtual switch to the agent, which connects to the service
};

} // namespace portolan
