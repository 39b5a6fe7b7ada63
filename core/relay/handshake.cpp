// SPDX-License-Identifier: MIT
#include "core/relay/handshake.h"

#include "core/base/address.h"

#include <algorithm>

namespace portolan::handshake {

namespace {

constexpr uint8_t currentVersion = 1;
constexpr size_t tokenOffset = 1;
constexpr size_t operationOffset = tokenOffset + protocol::Token::size;
constexpr size_t familyOffset = operationOffset + 1;
constexpr size_t portOffset = familyOffset + 1;
constexpr size_t addressOffset = portOffset + 2;
static_assert(addressOffset + 16 == requestSize);

constexpr uint8_t noFamily = 0;
constexpr uint8_t family4 = 4;
constexpr uint8_t family6 = 6;

Error malformed(const char* what) { return { ErrorCode::InvalidInput, 0, std::string("relay request: ") + what }; }

bool allZero(std::span<const uint8_t> bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](uint8_t byte) { return byte == 0; });
}

} // namespace

RequestBytes encode(const Request& request)
{
    RequestBytes bytes {};
    bytes[0] = currentVersion;
    std::copy(request.token.begin(), request.token.end(), bytes.begin() + tokenOffset);
    bytes[operationOffset] = static_cast<uint8_t>(request.operation);
    if (request.operation == Operation::Probe)
        return bytes;

    const uint16_t port = request.service.port();
    bytes[portOffset] = static_cast<uint8_t>(port >> 8);
    bytes[portOffset + 1] = static_cast<uint8_t>(port & 0xff);
    const Address address = unmapped(request.service.address());
    bytes[familyOffset] = address.is_v4() ? family4 : family6;
    if (address.is_v4()) {
        const auto v4 = address.to_v4().to_bytes();
        std::copy(v4.begin(), v4.end(), bytes.begin() + addressOffset);
    } else {
        const auto v6 = address.to_v6().to_bytes();
        std::copy(v6.begin(), v6.end(), bytes.begin() + addressOffset);
    }
    return bytes;
}

Result<Request> decode(std::span<const uint8_t, requestSize> bytes)
{
    if (bytes[0] != currentVersion)
        return Error { ErrorCode::Version, 0, "relay request: version " + std::to_string(bytes[0]) };

    Request request;
    std::copy_n(bytes.begin() + tokenOffset, request.token.size(), request.token.begin());
    const uint8_t family = bytes[familyOffset];
    const auto port = static_cast<uint16_t>(bytes[portOffset] << 8 | bytes[portOffset + 1]);
    const std::span<const uint8_t> address = bytes.subspan<addressOffset>();

    switch (bytes[operationOffset]) {
    case static_cast<uint8_t>(Operation::Probe):
        request.operation = Operation::Probe;
        if (family != noFamily || port != 0 || !allZero(address))
            return malformed("a probe with a service");
        return request;
    case static_cast<uint8_t>(Operation::Connect): request.operation = Operation::Connect; break;
    default: return malformed("unknown operation");
    }

    if (port == 0)
        return malformed("port 0");
    if (family == family4) {
        asio::ip::address_v4::bytes_type v4;
        if (!allZero(address.subspan(v4.size())))
            return malformed("an IPv4 address that is too long");
        std::copy_n(address.begin(), v4.size(), v4.begin());
        request.service = { asio::ip::address_v4(v4), port };
        return request;
    }
    if (family == family6) {
        asio::ip::address_v6::bytes_type v6;
        std::copy_n(address.begin(), v6.size(), v6.begin());
        const asio::ip::address_v6 decoded(v6);
        if (decoded.is_v4_mapped())
            return malformed("an IPv4 address in IPv6's clothes");
        request.service = { decoded, port };
        return request;
    }
    return malformed("unknown family");
}

std::optional<Answer> decodeAnswer(uint8_t byte)
{
    if (byte < static_cast<uint8_t>(Answer::Ok) || byte > static_cast<uint8_t>(Answer::Resources))
        return std::nullopt;
    return static_cast<Answer>(byte);
}

} // namespace portolan::handshake
