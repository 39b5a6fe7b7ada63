// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace portolan {

/// Windows' UTF-16 as UTF-8. What is no valid UTF-16 becomes U+FFFD.
[[nodiscard]] std::string utf8(std::wstring_view text);

} // namespace portolan
