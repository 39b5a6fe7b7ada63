// SPDX-License-Identifier: MIT
#include "core/protocol/token.h"

#include <cerrno>

#include <sys/random.h>

namespace portolan::protocol {

Token Token::random()
{
    Token token;
    ssize_t read;
    do {
        read = ::getrandom(token.m_bytes.data(), size, 0);
    } while (read < 0 && errno == EINTR);
    // Up to 256 bytes come whole or not at all; without them the token stays zero, which lets nobody in.
    if (read != static_cast<ssize_t>(size))
        return {};
    return token;
}

} // namespace portolan::protocol
