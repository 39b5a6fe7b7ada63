// SPDX-License-Identifier: MIT
#include "app/portolan/unhurried_output.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace portolan {

using namespace std::chrono_literals;

struct UnhurriedOutput::Queue
{
    std::FILE* stream;
    std::mutex mutex;
    std::condition_variable changed;
    QByteArray lines;
    QByteArray screen;
    qsizetype dropped = 0; ///< lines dropped since the last one that fitted
    bool writing = false;
    bool ended = false;

    [[nodiscard]] bool empty() const { return lines.isEmpty() && screen.isEmpty() && dropped == 0; }
};

UnhurriedOutput::UnhurriedOutput(std::FILE* stream)
    : m_queue(std::make_shared<Queue>())
{
    m_queue->stream = stream;
    // Nothing can interrupt a write() to a reader that has stopped, so nobody waits for the thread.
    std::thread([queue = m_queue] { write(*queue); }).detach();
}

UnhurriedOutput::~UnhurriedOutput()
{
    std::unique_lock lock(m_queue->mutex);
    m_queue->changed.wait_for(lock, 500ms, [this] { return m_queue->empty() && !m_queue->writing; });
    m_queue->ended = true;
    m_queue->changed.notify_all();
}

void UnhurriedOutput::line(const QByteArray& text)
{
    const std::scoped_lock lock(m_queue->mutex);
    // After a gap, drop lines until its note is written: that keeps the order.
    if (m_queue->dropped > 0 || m_queue->lines.size() + text.size() > lineLimit)
        ++m_queue->dropped;
    else
        m_queue->lines += text;
    m_queue->changed.notify_all();
}

void UnhurriedOutput::screen(const QByteArray& text)
{
    const std::scoped_lock lock(m_queue->mutex);
    m_queue->screen = text;
    m_queue->changed.notify_all();
}

void UnhurriedOutput::write(Queue& queue)
{
    std::unique_lock lock(queue.mutex);
    while (true) {
        queue.changed.wait(lock, [&queue] { return queue.ended || !queue.empty(); });
        if (queue.empty())
            return;
        QByteArray text = std::exchange(queue.lines, {});
        if (const qsizetype dropped = std::exchange(queue.dropped, 0); dropped > 0)
            text += "(" + QByteArray::number(dropped) + " lines were dropped: nobody read them.)\n";
        text += std::exchange(queue.screen, {});
        queue.writing = true;
        lock.unlock();
        std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), queue.stream);
        std::fflush(queue.stream);
        lock.lock();
        queue.writing = false;
        queue.changed.notify_all();
    }
}

} // namespace portolan
