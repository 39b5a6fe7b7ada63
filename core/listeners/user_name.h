// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace portolan {

/// The login name from /etc/passwd; "uid 1234" if that file does not contain the user. Does not use the name service switch,
/// which a static binary cannot load.
[[nodiscard]] std::string userName(uint32_t uid);

} // namespace portolan
