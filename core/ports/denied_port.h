// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_key.h"

namespace portolan {

/// A port that guest programs may not bind, on the wildcard, 127.0.0.1, ::1 and the interface's addresses.
struct DeniedPort {
    PortKey port;
    bool wholeLoopback = false; ///< on every 127.x address as well: the host program holds the wildcard

    friend auto operator<=>(const DeniedPort&, const DeniedPort&) = default;
};

} // namespace portolan
