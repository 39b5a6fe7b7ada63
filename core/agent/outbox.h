// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/borrowed_descriptor.h"
#include "core/protocol/messages.h"

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace portolan {

/// The agent's messages on their way to the engine. Never blocks the loop: what the descriptor does not take yet waits
/// here, within bounds. Of state only the newest is kept; where changes of the listeners pile up, all of the listeners
/// are told anew instead; of everything else the oldest is dropped. Runs on the loop it is given; owned by the agent.
class Outbox
{
public:
    struct Handlers {
        std::function<std::vector<GuestListener>()> allListeners; ///< asked when changes have piled up
        std::function<void()> broken;                                       ///< nobody will ever read; once
    };
    /// `descriptor` stays the caller's. SIGPIPE must be ignored.
    Outbox(asio::io_context& loop, int descriptor, Handlers handlers);

    void send(protocol::AgentMessage message);
    /// Calls `done` when everything sent so far has been written, at once if it has. Never after `broken`.
    void whenWritten(std::function<void()> done);

private:
    /// A place in the queue where all of the listeners are told.
    struct AllListeners {
    };
    using Item = std::variant<protocol::AgentMessage, AllListeners>;

    void boundListeners();
    void boundOthers();
    void write();
    void waitUntilWritable();
    [[nodiscard]] bool fillLines();
    void addLines(protocol::Listeners listeners);
    void fail();

    Handlers m_handlers;
    BorrowedDescriptor m_descriptor;
    std::deque<Item> m_items;
    std::deque<std::string> m_lines; ///< what the last item became; the first may be written in part
    size_t m_written = 0;            ///< bytes of the first line
    std::function<void()> m_whenWritten;
    bool m_waiting = false;
    bool m_broken = false;
};

} // namespace portolan
