// SPDX-License-Identifier: MIT
#include "core/protocol/token.h"

namespace portolan::protocol {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

/// 0-15, or -1 if it is not a hexadecimal digit.
int digitValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

} // namespace

std::optional<Token> Token::fromHex(std::string_view text)
{
    if (text.size() != size * 2)
        return std::nullopt;
    Token token;
    for (size_t i = 0; i < size; ++i) {
        const int high = digitValue(text[i * 2]);
        const int low = digitValue(text[i * 2 + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        token.m_bytes[i] = static_cast<uint8_t>(high << 4 | low);
    }
    return token;
}

std::string Token::toHex() const
{
    std::string text;
    text.reserve(size * 2);
    for (const uint8_t byte : m_bytes) {
        text += hexDigits[byte >> 4];
        text += hexDigits[byte & 15];
    }
    return text;
}

bool Token::matches(const uint8_t* bytes) const
{
    // Always compares every byte: the time must not reveal anything about the secret.
    unsigned difference = 0;
    unsigned content = 0;
    for (size_t i = 0; i < size; ++i) {
        difference |= static_cast<unsigned>(m_bytes[i] ^ bytes[i]);
        content |= m_bytes[i];
    }
    return difference == 0 && content != 0;
}

} // namespace portolan::protocol
