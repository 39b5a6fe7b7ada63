// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cstdio>
#include <memory>

namespace portolan {

/// Writes to a stream whose reader may be slow or stopped (a pager, a terminal halted by Ctrl+S) without blocking the
/// caller: a thread of its own writes. Only the newest screen is kept waiting. Lines are queued up to `lineLimit`
/// bytes; more are dropped, and a note in the output tells how many.
class UnhurriedOutput
{
public:
    static constexpr qsizetype lineLimit = 1024 * 1024; ///< bytes

    /// `stream` must stay open while the thread may write: for good if its reader has stopped.
    explicit UnhurriedOutput(std::FILE* stream);
    UnhurriedOutput(const UnhurriedOutput&) = delete;
    UnhurriedOutput& operator=(const UnhurriedOutput&) = delete;
    /// Waits up to half a second for unwritten output.
    ~UnhurriedOutput();

    /// `text` ends with a line break.
    void line(const QByteArray& text);
    /// Replaces a screen that was not written yet.
    void screen(const QByteArray& text);

private:
    struct Queue;

    static void write(Queue& queue);

    std::shared_ptr<Queue> m_queue; ///< the thread may outlive this object
};

} // namespace portolan
