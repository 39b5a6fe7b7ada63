// SPDX-License-Identifier: MIT
#pragma once

#include <asio/ip/address.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// An IPv4 or IPv6 address. Asio's type, so that sockets need no conversion.
using Address = asio::ip::address;

/// An address and the length of its network prefix in bits: 0-32 for IPv4, 0-128 for IPv6.
struct InterfaceAddress {
    Address address;
    int prefix = 0;
    std::optional<Address> peer {}; ///< of a point-to-point address: the network is the other end's, not its own

    friend bool operator==(const InterfaceAddress&, const InterfaceAddress&) = default;
};

[[nodiscard]] Address loopback4(); ///< 127.0.0.1
[[nodiscard]] Address loopback6(); ///< ::1

/// Parses a numeric IP address. Never looks up names.
[[nodiscard]] std::optional<Address> parseAddress(std::string_view text);

/// Converts ::ffff:a.b.c.d to a.b.c.d and leaves all other addresses unchanged.
[[nodiscard]] Address unmapped(const Address& address);

/// A number that identifies an address and port, never 0. Distinct for all ports, for IPv4, and for ::1 and its wildcard; other
/// IPv6 addresses are hashed.
[[nodiscard]] uint64_t endpointNumber(const Address& address, uint16_t port);

/// Whether both addresses are in the same network by the longer of their prefixes: WSL's host has /20 and its guest /16,
/// and both are in 172.29.96.0/20. False if the families differ.
[[nodiscard]] bool sameNetwork(const InterfaceAddress& one, const InterfaceAddress& other);

struct AddressRange {
    Address first;
    Address last;
};
/// The first and the last address of the network that contains `address`.
[[nodiscard]] AddressRange networkRange(const InterfaceAddress& address);

} // namespace portolan
