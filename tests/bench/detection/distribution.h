// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace portolan::bench {

/// Summary of many measurements.
struct Distribution {
    size_t count = 0;
    double median = 0;
    double p99 = 0;
    double maximum = 0;
};

[[nodiscard]] inline Distribution distributionOf(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[std::min(values.size() - 1, static_cast<size_t>(share * static_cast<double>(values.size())))];
    };
    return { values.size(), at(0.5), at(0.99), values.back() };
}

} // namespace portolan::bench
