// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace portolan::protocol {

/// Splits a byte stream into lines. Rejects lines longer than `maximumLineLength` bytes, so a caller that drains next()
/// after each append() never buffers more than one line and the latest bytes. Not thread-safe.
class LineReader
{
public:
    /// Errors: InvalidInput when a line is too long, and at every call after that.
    [[nodiscard]] Result<Done> append(std::string_view bytes);
    /// The next complete line without its line end ("\n" or "\r\n"), if there is one. Skips empty lines.
    [[nodiscard]] std::optional<std::string> next();

private:
    std::string m_buffer;
    size_t m_read = 0;       ///< everything before this was returned
    size_t m_unfinished = 0; ///< bytes at the end of the buffer, of a line that is not complete yet
    bool m_broken = false;
};

} // namespace portolan::protocol
