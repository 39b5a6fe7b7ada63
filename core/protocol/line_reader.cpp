// SPDX-License-Identifier: MIT
#include "core/protocol/line_reader.h"

#include "core/protocol/messages.h"

namespace portolan::protocol {

Result<Done> LineReader::append(std::string_view bytes)
{
    size_t lineLength = m_unfinished;
    for (std::string_view rest = bytes; !m_broken && !rest.empty();) {
        const size_t end = rest.find('\n');
        lineLength += end == std::string_view::npos ? rest.size() : end;
        m_broken = lineLength > maximumLineLength;
        if (end == std::string_view::npos)
            break;
        rest.remove_prefix(end + 1);
        lineLength = 0;
    }
    if (m_broken) {
        *this = LineReader();
        m_broken = true;
        return Error { ErrorCode::InvalidInput, 0,
            "a line is longer than " + std::to_string(maximumLineLength) + " bytes" };
    }

    m_buffer.erase(0, m_read);
    m_read = 0;
    m_buffer += bytes;
    m_unfinished = lineLength;
    return Done();
}

std::optional<std::string> LineReader::next()
{
    while (m_read < m_buffer.size() - m_unfinished) {
        const size_t end = m_buffer.find('\n', m_read);
        std::string_view line = std::string_view(m_buffer).substr(m_read, end - m_read);
        m_read = end + 1;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty())
            return std::string(line);
    }
    return std::nullopt;
}

} // namespace portolan::protocol
