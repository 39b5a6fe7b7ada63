// SPDX-License-Identifier: MIT
#include "core/agent/outbox.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <utility>

#include <unistd.h>

namespace portolan {

namespace {

constexpr size_t listenersInALine = 2000; // far below protocol::maximumLineLength even with the longest names
constexpr size_t listenerMessagesInTheQueue = 32;
constexpr size_t listenersInTheQueue = 8000;
constexpr size_t othersInTheQueue = 256;

bool isListeners(const protocol::AgentMessage& message) { return std::holds_alternative<protocol::Listeners>(message); }

bool isFullList(const protocol::AgentMessage& message)
{
    const auto* listeners = std::get_if<protocol::Listeners>(&message);
    return listeners && listeners->reset;
}

} // namespace

Outbox::Outbox(asio::io_context& loop, int descriptor, Handlers handlers)
    : m_handlers(std::move(handlers))
    , m_descriptor(loop, descriptor)
{
}

void Outbox::send(protocol::AgentMessage message)
{
    if (m_broken)
        return;
    const bool isState = std::holds_alternative<protocol::Interfaces>(message)
        || std::holds_alternative<protocol::RelayEndpoint>(message)
        || std::holds_alternative<protocol::SteeringStatus>(message);
    const bool ofListeners = isListeners(message);
    if (isState)
        std::erase_if(m_items, [kind = message.index()](const auto& queued) { return queued.index() == kind; });
    if (ofListeners && std::ranges::any_of(m_items, isFullList))
        return; // it is filled when it is sent
    m_items.push_back(std::move(message));
    if (ofListeners)
        boundListeners();
    else if (!isState)
        boundOthers();
    if (!m_waiting)
        write();
}

void Outbox::whenWritten(std::function<void()> done)
{
    m_whenWritten = std::move(done);
    if (!m_waiting)
        write();
}

void Outbox::boundListeners()
{
    size_t messages = 0;
    size_t listeners = 0;
    for (const protocol::AgentMessage& message : m_items) {
        if (const auto* queued = std::get_if<protocol::Listeners>(&message)) {
            ++messages;
            listeners += queued->added.size() + queued->removed.size();
        }
    }
    if (messages <= 1 || (messages <= listenerMessagesInTheQueue && listeners <= listenersInTheQueue))
        return;
    std::erase_if(m_items, isListeners);
    m_items.push_back(protocol::Listeners { true, {}, {} });
}

void Outbox::boundOthers()
{
    const auto isOther = [](const protocol::AgentMessage& message) {
        return std::holds_alternative<protocol::Refused>(message) || std::holds_alternative<protocol::Problem>(message)
            || std::holds_alternative<protocol::Admitted>(message) || std::holds_alternative<protocol::Pong>(message);
    };
    if (static_cast<size_t>(std::ranges::count_if(m_items, isOther)) > othersInTheQueue)
        m_items.erase(std::ranges::find_if(m_items, isOther));
}

/// Converts the next item to lines. False if there is none.
bool Outbox::fillLines()
{
    if (m_items.empty())
        return false;
    protocol::AgentMessage message = std::move(m_items.front());
    m_items.pop_front();
    if (isFullList(message))
        addLines(m_handlers.allListeners());
    else if (auto* listeners = std::get_if<protocol::Listeners>(&message))
        addLines(std::move(*listeners));
    else
        m_lines.push_back(protocol::encode(message) + '\n');
    return true;
}

/// Splits long lists into several lines, because the engine limits the length of a line.
void Outbox::addLines(protocol::Listeners listeners)
{
    const auto takeFrom = [](auto& all, size_t count) {
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()));
        std::remove_reference_t<decltype(all)> part(std::make_move_iterator(all.begin()), std::make_move_iterator(end));
        all.erase(all.begin(), end);
        return part;
    };
    do {
        protocol::Listeners part;
        part.reset = std::exchange(listeners.reset, false);
        part.truncated = listeners.truncated;
        part.removed = takeFrom(listeners.removed, listenersInALine);
        if (listeners.removed.empty()) // `removed` first, then `added`
            part.added = takeFrom(listeners.added, listenersInALine);
        part.more = !listeners.removed.empty() || !listeners.added.empty();
        m_lines.push_back(protocol::encode(protocol::AgentMessage(std::move(part))) + '\n');
    } while (!listeners.removed.empty() || !listeners.added.empty());
}

void Outbox::write()
{
    while (!m_broken && (!m_lines.empty() || fillLines())) {
        const std::string& line = m_lines.front();
        const ssize_t written = ::write(m_descriptor.fd(), line.data() + m_written, line.size() - m_written);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno == EAGAIN)
            return waitUntilWritable();
        if (written < 0)
            return fail();
        m_written += static_cast<size_t>(written);
        if (m_written == line.size()) {
            m_lines.pop_front();
            m_written = 0;
        }
    }
    if (!m_broken && m_whenWritten)
        std::exchange(m_whenWritten, {})();
}

void Outbox::waitUntilWritable()
{
    m_waiting = true;
    m_descriptor->async_wait(asio::posix::stream_descriptor::wait_write, [this](const asio::error_code& error) {
        if (error == asio::error::operation_aborted)
            return;
        m_waiting = false;
        if (error)
            fail();
        else
            write();
    });
}

void Outbox::fail()
{
    m_broken = true;
    m_items.clear();
    m_lines.clear();
    m_handlers.broken();
}

} // namespace portolan
