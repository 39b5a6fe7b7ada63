// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan::protocol {

/// A secret of one session: 32 random bytes that the engine generates and sends to the agent over stdin. One grants access to
/// the relay in the guest; with another one the relay shows that it is the agent's. Never logged.
class Token
{
public:
    static constexpr size_t size = 32;

    Token() = default; ///< all zero; matches nothing
    /// From the operating system's random source.
    [[nodiscard]] static Token random();
    [[nodiscard]] static std::optional<Token> fromHex(std::string_view text);
    [[nodiscard]] std::string toHex() const;

    [[nodiscard]] const std::array<uint8_t, size>& bytes() const { return m_bytes; }
    /// Compares in constant time. False if this token is all zero.
    [[nodiscard]] bool matches(const uint8_t* bytes) const;

    friend bool operator==(const Token&, const Token&) = default;

private:
    std::array<uint8_t, size> m_bytes {};
};

} // namespace portolan::protocol
