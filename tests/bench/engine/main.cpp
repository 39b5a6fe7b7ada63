// SPDX-License-Identifier: MIT
// bench_engine: what a restless guest costs. Measures the processor time of application and agent while a guest process
// tries a refused bind 3,000 times a second, and while 200 listeners a second come and go. Runs in a twin of network
// namespaces: needs root, sends nothing anywhere else. Prints a Markdown table. $PORTOLAN_BIN chooses the programs.
#include "tests/bench/detection/idle.h"
#include "tests/bench/machine.h"
#include "tests/support/portolan_instance.h"
#include "tests/support/tcp.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <cerrno>
#include <cstdio>
#include <deque>
#include <thread>

using namespace portolan;
using namespace portolan::bench;
using namespace portolan::test;
using namespace std::chrono_literals;

namespace {

constexpr auto duration = 10s;
constexpr quint16 refusedPort = 4000;

[[noreturn]] void fail(const QString& text)
{
    std::fprintf(stderr, "bench_engine: %s\n", qPrintable(text));
    std::exit(1);
}

QJsonObject rowOf(const PortolanInstance& portolan, quint16 port)
{
    for (const QJsonValue row : portolan.status().value("ports").toArray()) {
        if (row.toObject().value("port").toInt() == port)
            return row.toObject();
    }
    return {};
}

/// Calls `step` at that rate for ten seconds and prints the cost. Returns the number of calls.
template <typename Step> int measure(PortolanInstance& portolan, const char* name, int perSecond, const Step& step)
{
    const qint64 application = portolan.process().pid();
    const qint64 agent = childOf(application);
    const Usage before[] { usageOf(application), usageOf(agent) };
    const auto start = std::chrono::steady_clock::now();
    int calls = 0;
    std::chrono::nanoseconds passed {};
    for (; passed < duration; passed = std::chrono::steady_clock::now() - start) {
        for (; calls < passed * perSecond / 1s; ++calls)
            step(calls);
        std::this_thread::sleep_for(1ms);
    }
    const Idleness used[] { idlenessBetween(before[0], usageOf(application), passed),
        idlenessBetween(before[1], usageOf(agent), passed) };
    std::printf("| %s | %.0f | %.1f | %.1f |\n", name, calls / std::chrono::duration<double>(passed).count(), used[0].percent,
        used[1].percent);
    std::fflush(stdout);
    return calls;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    Twin twin;
    if (!twin.error().isEmpty())
        fail(twin.error());
    PortolanInstance portolan(twin);
    if (!portolan.startAndConnect())
        fail("Portolan did not start: " + portolan.process().errors());
    std::printf("On %s.\n\n| | a second | application, %% of a processor | agent |\n|---|---|---|---|\n", qPrintable(machine()));
    (void)measure(portolan, "nothing", 0, [](int) {});

    const Listener host(twin.host(), "127.0.0.1", refusedPort);
    const auto isRefused = [&] { return Listener(twin.guest(), "127.0.0.1", refusedPort).error() == EACCES; };
    if (!QTest::qWaitFor(isRefused, 10000))
        fail("binds are not refused here");
    const auto count = [&] { return rowOf(portolan, refusedPort).value("refused").toObject().value("count").toInt(); };
    if (!QTest::qWaitFor([&] { return count() > 0; }, 10000))
        fail("the refusal was not told");
    const int before = count();
    const int refused = measure(portolan, "refused binds", 3000, [&](int) { (void)isRefused(); });
    (void)QTest::qWaitFor([&] { return count() - before == refused; }, 5000);

    std::deque<Listener> listeners;
    (void)measure(portolan, "listeners that come, and as many that go", 200, [&](int call) {
        listeners.emplace_back(twin.guest(), "127.0.0.1", static_cast<quint16>(20000 + call % 2000));
        if (listeners.size() > 50)
            listeners.pop_front();
    });
    std::printf("\nOf %d refused binds, %d were counted.\n", refused, count() - before);
    return 0;
}
