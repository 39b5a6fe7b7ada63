// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

enum class Protocol : uint8_t { Tcp, Udp };
/// "tcp", "udp".
[[nodiscard]] std::string_view toString(Protocol protocol);

/// What identifies a port: its number and its protocol. A bare number is a TCP port, on the command line and here.
/// Ordered by number first, so that 53/tcp and 53/udp stand side by side.
struct PortKey {
    uint16_t number = 0; ///< 1-65535; 0: none
    Protocol protocol = Protocol::Tcp;

    constexpr PortKey() = default;
    constexpr PortKey(uint16_t portNumber, Protocol portProtocol = Protocol::Tcp) // NOLINT(google-explicit-constructor)
        : number(portNumber)
        , protocol(portProtocol)
    {
    }

    friend auto operator<=>(const PortKey&, const PortKey&) = default;
};

/// "3000", "5353/udp". What parsePortKey() reads.
[[nodiscard]] std::string textOf(const PortKey& port);
/// Reads "3000", "3000/tcp" or "3000/udp". Nothing for any other text: leading zeros, or a number that is not 1-65535.
[[nodiscard]] std::optional<PortKey> parsePortKey(std::string_view text);

} // namespace portolan
