// SPDX-License-Identifier: MIT
#include "core/base/address.h"

#include "core/base/address_bytes.h"

#include <algorithm>
#include <cstring>

namespace portolan {

std::vector<uint8_t> bytesOf(const Address& address)
{
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return { bytes.begin(), bytes.end() };
    }
    const auto bytes = address.to_v6().to_bytes();
    return { bytes.begin(), bytes.end() };
}

Address addressFrom(const void* bytes, bool v4)
{
    asio::ip::address_v4::bytes_type bytes4;
    asio::ip::address_v6::bytes_type bytes6;
    if (v4) {
        std::memcpy(bytes4.data(), bytes, bytes4.size());
        return asio::ip::address_v4(bytes4);
    }
    std::memcpy(bytes6.data(), bytes, bytes6.size());
    return asio::ip::address_v6(bytes6);
}

Address loopback4() { return asio::ip::address_v4::loopback(); }
Address loopback6() { return asio::ip::address_v6::loopback(); }

std::optional<Address> parseAddress(std::string_view text)
{
    // Windows also accepts a port, fewer numbers, and octal ones. Everything after a NUL is ignored on all systems.
    if (text.find_first_of(std::string_view("[]\0", 3)) != std::string_view::npos)
        return std::nullopt;
    asio::error_code error;
    const Address address = asio::ip::make_address(std::string(text), error);
    // IPv4 addresses have one accepted spelling.
    if (error || (address.is_v4() && address.to_string() != text))
        return std::nullopt;
    return address;
}

Address unmapped(const Address& address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address;
}

uint64_t endpointNumber(const Address& address, uint16_t port)
{
    uint64_t number = 0;
    if (address.is_v4()) {
        number = uint64_t { 4 } << 40 | address.to_v4().to_uint();
    } else {
        number = 0xcbf29ce484222325; // FNV-1a
        for (const uint8_t byte : bytesOf(address))
            number = (number ^ byte) * 0x100000001b3;
        number = uint64_t { 6 } << 40 | (number & 0xffffffffff);
    }
    return number << 16 | port;
}

AddressRange networkRange(const InterfaceAddress& address)
{
    std::vector<uint8_t> first = bytesOf(address.peer.value_or(address.address));
    std::vector<uint8_t> last = first;
    for (size_t i = 0; i < first.size(); ++i) {
        const int bits = std::clamp(address.prefix - static_cast<int>(i) * 8, 0, 8);
        const auto mask = static_cast<uint8_t>(0xff00 >> bits);
        first[i] &= mask;
        last[i] |= static_cast<uint8_t>(~mask);
    }
    const bool v4 = address.address.is_v4();
    return { addressFrom(first.data(), v4), addressFrom(last.data(), v4) };
}

bool sameNetwork(const InterfaceAddress& one, const InterfaceAddress& other)
{
    if (one.address.is_v4() != other.address.is_v4())
        return false;
    const int prefix = std::max(one.prefix, other.prefix);
    return networkRange({ one.address, prefix, one.peer }).first
        == networkRange({ other.address, prefix, other.peer }).first;
}

} // namespace portolan
