// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace portolan {

/// Says when the computer has woken up from sleep, by the jump that the time of day makes meanwhile. Who adjusts the clock by more
/// than a few seconds is taken for a sleeper too, which does no harm. Lives on the engine's thread.
class SleepWatch : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::system_clock;
    static constexpr std::chrono::seconds longestPause { 15 }; ///< that a busy computer may make without having slept

    /// `now` and `interval` are replaced in tests.
    explicit SleepWatch(std::function<Clock::time_point()> now = &Clock::now,
        std::chrono::milliseconds interval = std::chrono::seconds(5), QObject* parent = nullptr);

signals:
    void awoke();

private:
    std::function<Clock::time_point()> m_now;
    Clock::time_point m_before;
    QTimer m_timer;
};

} // namespace portolan
