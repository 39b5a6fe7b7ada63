// SPDX-License-Identifier: MIT
#include "core/relay/handshake.h"

#include "core/base/address_bytes.h"

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

constexpr uint8_t family4 = 4;
constexpr uint8_t family6 = 6;

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
    std::ranges::copy(bytesOf(address), bytes.begin() + addressOffset);
    return bytes;
}

Result<Request> decode(std::span<const uint8_t, requestSize> bytes)
{
    if (bytes[0] != currentVersion)
        return Error { ErrorCode::Version, 0, "relay request: version " + std::to_string(bytes[0]) };

    Request request;
    std::copy_n(bytes.begin() + tokenOffset, request.token.size(), request.token.begin());
    request.operation = static_cast<Operation>(bytes[operationOffset]);
    const bool probe = request.operation == Operation::Probe;
    const auto port = static_cast<uint16_t>(bytes[portOffset] << 8 | bytes[portOffset + 1]);
    if (!probe)
        request.service = { addressFrom(&bytes[addressOffset], bytes[familyOffset] == family4), port };
    // There is one encoding for each request, and every other one is malformed.
    const bool known = probe || (request.operation == Operation::Connect && port != 0);
    if (!known || !std::ranges::equal(encode(request), bytes))
        return Error { ErrorCode::InvalidInput, 0, "malformed relay request" };
    return request;
}

AnswerBytes encode(Answer answer, const protocol::Token& proof)
{
    AnswerBytes bytes { static_cast<uint8_t>(answer) };
    std::ranges::copy(proof.bytes(), bytes.begin() + 1);
    return bytes;
}

std::optional<Answer> decodeAnswer(uint8_t byte)
{
    if (byte < static_cast<uint8_t>(Answer::Ok) || byte > static_cast<uint8_t>(Answer::Resources))
        return std::nullopt;
    return static_cast<Answer>(byte);
}

} // namespace portolan::handshake
