// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/borrowed_descriptor.h"
#include "core/protocol/line_reader.h"

#include <functional>
#include <string>

namespace portolan {

/// Reads lines from a descriptor. Runs on the agent's loop; owned by the agent.
class LineInput
{
public:
    struct Handlers {
        std::function<void(const std::string&)> line;
        std::function<void(const Error&)> tooLong; ///< no more lines follow
        std::function<void()> ended;               ///< end of input; called last
    };
    /// The caller keeps `descriptor`.
    LineInput(asio::io_context& loop, int descriptor, Handlers handlers);

    void start() { wait(); }
    /// Ignores further lines, and only waits for the end.
    void ignoreRest() { m_ignoring = true; }

private:
    void wait();
    void read();

    Handlers m_handlers;
    BorrowedDescriptor m_descriptor;
    protocol::LineReader m_lines;
    bool m_ignoring = false;
};

} // namespace portolan
