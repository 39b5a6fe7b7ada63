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
    // Up to 256 bytes are read completely or not at all. On failure the token stays zero, which grants nothing.
    if (read != static_cast<ssize_t>(size))
        return {};
    return token;
}

} // namespace portolan::protocol
