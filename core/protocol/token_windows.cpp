// SPDX-License-Identifier: MIT
#include "core/protocol/token.h"

#include <windows.h>

#include <bcrypt.h>

namespace portolan::protocol {

Token Token::random()
{
    Token token;
    // On failure the token stays zero, which grants nothing.
    if (::BCryptGenRandom(nullptr, token.m_bytes.data(), size, BCRYPT_USE_SYSTEM_PREFERRED_RNG) < 0)
        return {};
    return token;
}

} // namespace portolan::protocol
