// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace portolan {

/// Converts Windows' UTF-16 to UTF-8. Invalid UTF-16 becomes U+FFFD.
[[nodiscard]] std::string utf8(std::wstring_view text);

} // namespace portolan
