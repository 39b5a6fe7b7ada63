// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace portolan::protocol {

/// Cuts a byte stream into lines. Holds at most one line of `maximumLineLength` bytes.
class LineReader
{
public:
    /// Errors: InvalidInput when a line grows too long; the stream cannot be used any further.
    [[nodiscard]] Result<Done> append(std::string_view bytes);
    /// The next whole line without its end ("\n" or "\r\n"), or nothing yet. Empty lines are passed over.
    [[nodiscard]] std::optional<std::string> next();

private:
    std::string m_buffer;
    size_t m_read = 0; ///< what lies before has been handed out
};

} // namespace portolan::protocol
