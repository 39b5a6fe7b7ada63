// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace portolan::protocol {

/// Cuts a byte stream into lines. Refuses lines longer than `maximumLineLength` bytes, so that with next() called until
/// it has no more, it never holds more than one line and what append() was given last. Not thread-safe.
class LineReader
{
public:
    /// Errors: InvalidInput when a line grows too long; the stream cannot be used any further: every later call says so
    /// too.
    [[nodiscard]] Result<Done> append(std::string_view bytes);
    /// The next whole line without its end ("\n" or "\r\n"), or nothing yet. Empty lines are passed over.
    [[nodiscard]] std::optional<std::string> next();

private:
    std::string m_buffer;
    size_t m_read = 0;       ///< what lies before has been handed out
    size_t m_unfinished = 0; ///< bytes at the buffer's end that belong to a line without an end yet
    bool m_broken = false;
};

} // namespace portolan::protocol
