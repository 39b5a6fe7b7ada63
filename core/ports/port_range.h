// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace portolan {

/// Ports from `first` to `last`, both of them included.
struct PortRange {
    uint16_t first = 1;
    uint16_t last = 65535;

    [[nodiscard]] size_t size() const { return size_t { last } - first + 1; }
    [[nodiscard]] bool contains(uint16_t port) const { return first <= port && port <= last; }
    friend bool operator==(const PortRange&, const PortRange&) = default;
};

/// What Linux gives to sockets that ask for no port, where nobody says otherwise.
inline constexpr PortRange usualEphemeralPorts { 32768, 60999 };

} // namespace portolan
