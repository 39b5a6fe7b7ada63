// SPDX-License-Identifier: MIT
#include "core/agent/thread_name.h"

#include <algorithm>
#include <array>
#include <string>

namespace portolan {

bool looksLikeThreadName(std::string_view name)
{
    std::string lower(name);
    std::ranges::transform(
        lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    constexpr std::array<std::string_view, 6> words { "thread", "worker", "tokio", "pool-", "executor", "eventloop" };
    return std::ranges::any_of(
        words, [&lower](std::string_view word) { return lower.find(word) != std::string::npos; });
}

} // namespace portolan
