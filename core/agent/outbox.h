// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/borrowed_descriptor.h"
#include "core/protocol/messages.h"

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace portolan {

/// Queue of messages to the engine. Never blocks the loop; bounded while the engine does not read. Keeps only the newest
/// state. If many listener changes accumulate, replaces them by the full list. Of all other messages it drops the oldest.
/// Runs on the agent's loop; owned by the agent.
class Outbox
{
public:
    struct Handlers {
        std::function<protocol::Listeners()> allListeners; ///< called when a full list is sent
        std::function<void()> broken;                             ///< once; nobody will ever read
    };
    /// The caller keeps `descriptor`, and must ignore SIGPIPE.
    Outbox(asio::io_context& loop, int descriptor, Handlers handlers);

    /// Fills a full list of listeners (`reset`) itself.
    void send(protocol::AgentMessage message);
    /// Calls `done` when everything sent so far is written, immediately if it is. Never after `broken`.
    void whenWritten(std::function<void()> done);

private:
    void boundListeners();
    void boundOthers();
    void write();
    void waitUntilWritable();
    [[nodiscard]] bool fillLines();
    void addLines(protocol::Listeners listeners);
    void fail();

    Handlers m_handlers;
    BorrowedDescriptor m_descriptor;
    std::deque<protocol::AgentMessage> m_items;
    std::deque<std::string> m_lines; ///< of the latest item; the first may be partly written
    size_t m_written = 0;            ///< bytes of the first line
    std::function<void()> m_whenWritten;
    bool m_waiting = false;
    bool m_broken = false;
};

} // namespace portolan
