// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_key.h"

#include <string_view>

namespace portolan {

/// What a guest program is told when it binds a port that the host uses.
enum class RefusalError {
    Eacces,     ///< "permission denied"
    Eaddrinuse, ///< "address already in use", with which many development servers try the next port
};
/// "EACCES", "EADDRINUSE".
[[nodiscard]] constexpr std::string_view toString(RefusalError error)
{
    return error == RefusalError::Eaddrinuse ? "EADDRINUSE" : "EACCES";
}

/// A port that guest programs may not bind, on the wildcard, 127.0.0.1, ::1 and the interface's addresses.
struct DeniedPort {
    PortKey port;
    bool wholeLoopback = false; ///< on every 127.x address as well: the host program holds the wildcard
    RefusalError error = RefusalError::Eacces;

    friend auto operator<=>(const DeniedPort&, const DeniedPort&) = default;
};

} // namespace portolan
