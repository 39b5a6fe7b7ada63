// SPDX-License-Identifier: MIT
#include "core/agent/line_input.h"

#include <array>
#include <cerrno>
#include <utility>

#include <unistd.h>

namespace portolan {

LineInput::LineInput(asio::io_context& loop, int descriptor, Handlers handlers)
    : m_handlers(std::move(handlers))
    , m_descriptor(loop, descriptor)
{
}

void LineInput::wait()
{
    m_descriptor->async_wait(asio::posix::stream_descriptor::wait_read, [this](const asio::error_code& error) {
        if (error == asio::error::operation_aborted)
            return;
        if (error) // a file or /dev/null: there is no engine
            m_handlers.ended();
        else
            read();
    });
}

void LineInput::read()
{
    std::array<char, size_t { 64 } * 1024> buffer;
    const ssize_t size = ::read(m_descriptor.fd(), buffer.data(), buffer.size());
    if (size == 0 || (size < 0 && errno != EINTR && errno != EAGAIN))
        return m_handlers.ended();
    if (size > 0 && !m_ignoring) {
        const Result<Done> appended = m_lines.append({ buffer.data(), static_cast<size_t>(size) });
        for (std::optional<std::string> line; !m_ignoring && (line = m_lines.next());)
            m_handlers.line(*line);
        if (!appended && !m_ignoring) {
            m_ignoring = true;
            m_handlers.tooLong(appended.error());
        }
    }
    wait();
}

} // namespace portolan
