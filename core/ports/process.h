// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace portolan {

/// The process that holds a socket. `pid` 0 and an empty name: unknown. Where only the user is known, `name` is the user's
/// name and `pid` is 0.
struct Process {
    uint32_t pid = 0;
    std::string name; ///< base name of the executable, not a thread's name

    friend bool operator==(const Process&, const Process&) = default;
};

} // namespace portolan
