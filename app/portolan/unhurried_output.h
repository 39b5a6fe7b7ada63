// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cstdio>
#include <memory>

namespace portolan {

/// Writes to a stream whose reader may be slow or stop altogether (a pager, a terminal halted by Ctrl+S) without making its
/// caller wait: a thread of its own writes. Of the screens only the newest waits; lines wait in order up to `lineLimit` bytes, more
/// are dropped and the gap is told.
class UnhurriedOutput
{
public:
    static constexpr qsizetype lineLimit = 1024 * 1024; ///< bytes

    /// `stream` stays open while the thread may write: for good, when its reader has stopped.
    explicit UnhurriedOutput(std::FILE* stream);
    UnhurriedOutput(const UnhurriedOutput&) = delete;
    UnhurriedOutput& operator=(const UnhurriedOutput&) = delete;
    /// Waits for what is unwritten, half a second at most.
    ~UnhurriedOutput();

    /// `text` ends with a line break.
    void line(const QByteArray& text);
    /// Takes the place of a screen that was not written yet.
    void screen(const QByteArray& text);

private:
    struct Queue;

    static void write(Queue& queue);

    std::shared_ptr<Queue> m_queue; ///< shared with the thread, which may outlive this
};

} // namespace portolan
