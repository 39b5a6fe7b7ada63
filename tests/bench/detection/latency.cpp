// SPDX-License-Identifier: MIT
#include "tests/bench/detection/latency.h"

#include "tests/support/tcp.h"

#include <functional>
#include <random>
#include <thread>

namespace portolan::bench {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// The other processors do the measured work. If there are few, they need this one too.
constexpr auto betweenTries = 20us;
constexpr auto patience = 10s;

/// Milliseconds from `start` until `condition` holds; negative if it did not in time.
double timeUntil(Clock::time_point start, const std::function<bool()>& condition)
{
    while (!condition()) {
        if (Clock::now() - start > patience)
            return -1;
        std::this_thread::sleep_for(betweenTries);
    }
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

bool connects(const test::Place& host, quint16 port)
{
    test::Connection connection(host, QStringLiteral("127.0.0.1"), port);
    if (!connection.open())
        return false;
    connection.reset(); // no TIME_WAIT
    return true;
}

bool nobodyHolds(const test::Place& host, quint16 port)
{
    test::ListenOptions options;
    options.listen = false;
    options.v6Only = true;
    return test::Listener(host, QStringLiteral("127.0.0.1"), port, options).error() == 0
        && test::Listener(host, QStringLiteral("::1"), port, options).error() == 0;
}

} // namespace

Latencies measureLatencies(
    const test::Place& host, const test::Place& guest, quint16 firstPort, int count, std::chrono::milliseconds pause)
{
    std::mt19937 chance(1);
    std::uniform_int_distribution<int64_t> microseconds(0, std::chrono::microseconds(pause).count());
    const auto waitSome = [&] { std::this_thread::sleep_for(std::chrono::microseconds(microseconds(chance))); };

    Latencies latencies;
    test::ListenOptions options;
    options.listen = false;
    for (int i = 0; i < count; ++i) {
        const auto port = static_cast<quint16>(firstPort + i);
        test::Listener listener(guest, QStringLiteral("127.0.0.1"), port, options);
        waitSome();
        if (listener.error() != 0 || listener.listenNow() != 0) {
            ++latencies.missed;
            continue;
        }
        const double opening = timeUntil(Clock::now(), [&] { return connects(host, port); });
        waitSome();
        listener.close();
        const double closing = timeUntil(Clock::now(), [&] { return nobodyHolds(host, port); });
        if (opening < 0 || closing < 0)
            ++latencies.missed;
        if (opening >= 0)
            latencies.opening.push_back(opening);
        if (opening >= 0 && closing >= 0)
            latencies.closing.push_back(closing);
    }
    return latencies;
}

} // namespace portolan::bench
