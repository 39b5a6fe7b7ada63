// SPDX-License-Identifier: MIT
#pragma once

#include <asio/ip/address.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// An IPv4 or IPv6 address as a value. Asio's, so that facts and sockets need no conversion between them.
using Address = asio::ip::address;

/// An address with the length of its network prefix in bits: 0-32 for IPv4, 0-128 for IPv6.
struct InterfaceAddress {
    Address address;
    int prefix = 0;

    friend bool operator==(const InterfaceAddress&, const InterfaceAddress&) = default;
};

[[nodiscard]] Address loopback4(); ///< 127.0.0.1
[[nodiscard]] Address loopback6(); ///< ::1

/// The address in `text`, or nothing where the text is no IP address in numbers. Names are never looked up.
[[nodiscard]] std::optional<Address> parseAddress(std::string_view text);

/// ::ffff:a.b.c.d as a.b.c.d, every other address as it is.
[[nodiscard]] Address unmapped(const Address& address);

/// A number for an address and port, to name a listener by where no two can share them. Different ones for different ports and
/// for all of 127.0.0.0/8, ::1 and the wildcards; never 0.
[[nodiscard]] uint64_t endpointNumber(const Address& address, uint16_t port);

/// Whether both lie in one network when the longer of the two prefixes decides; the article's host has /20 and its guest
/// /16, and both lie in 172.29.96.0/20. False for addresses of two families.
[[nodiscard]] bool sameNetwork(const InterfaceAddress& one, const InterfaceAddress& other);

/// The first and the last address of the network that `address` lies in.
struct AddressRange {
    Address first;
    Address last;
};
[[nodiscard]] AddressRange networkRange(const InterfaceAddress& address);

} // namespace portolan
