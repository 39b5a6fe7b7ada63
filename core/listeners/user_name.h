// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace portolan {

/// The login name of a user of this machine, read from /etc/passwd; "uid 1234" where that file does not list the user.
/// Without the name service switch, which a static binary cannot load.
[[nodiscard]] std::string userName(uint32_t uid);

} // namespace portolan
