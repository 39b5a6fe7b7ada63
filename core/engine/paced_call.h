// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace portolan {

/// Answers many requests with few calls: the first request after a quiet time on the next turn of the event loop, those that
/// follow with one call, at least `interval` after the last one. A call that takes long is followed by a rest of four times as long,
/// so that the thread keeps time for other things. Lives on its owner's thread.
class PacedCall : public QObject
{
    Q_OBJECT

public:
    using Time = std::chrono::steady_clock::time_point;
    using Clock = std::function<Time()>;

    PacedCall(std::chrono::milliseconds interval, std::function<void()> call, QObject* parent = nullptr,
        Clock clock = &std::chrono::steady_clock::now);

    void request();
    [[nodiscard]] bool pending() const { return m_timer.isActive(); }
    /// The owner does now what the call does: this answers all requests.
    void settle();
    /// Drops the requests.
    void stop() { m_timer.stop(); }

private:
    std::chrono::milliseconds m_interval;
    Clock m_clock;
    std::optional<Time> m_last;
    Time::duration m_rest {}; ///< that the last call asks for
    QTimer m_timer { this }; ///< a child, so that it moves to another thread together with this
};

} // namespace portolan
