// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace portolan {

/// The value of `word` in a table of an option's values; nothing for an unknown word.
template <typename Value>
[[nodiscard]] std::optional<Value> valueOf(
    std::string_view word, std::initializer_list<std::pair<std::string_view, Value>> table)
{
    for (const auto& [name, value] : table) {
        if (name == word)
            return value;
    }
    return std::nullopt;
}

} // namespace portolan
