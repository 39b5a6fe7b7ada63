// SPDX-License-Identifier: MIT
// bench_detection [OPTION...]: how soon a guest's listener is on the host's localhost, and gone from there, and what
// detection costs; also for pasta, which forwards ports automatically, too. Runs in a twin of network namespaces: needs
// root, sends nothing outside. Prints Markdown tables. See `bench_detection --help`.
#include "tests/bench/detection/connection_cost.h"
#include "tests/bench/detection/distribution.h"
#include "tests/bench/detection/idle.h"
#include "tests/bench/detection/latency.h"
#include "tests/bench/machine.h"
#include "tests/support/portolan_instance.h"
#include "tests/support/tcp.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cstdio>
#include <deque>

#include <unistd.h>

using namespace portolan;
using namespace portolan::bench;
using namespace portolan::test;
using namespace std::chrono_literals;

namespace {

/// A way for the agent to learn about listeners, and the options that force it.
struct Rung {
    const char* name;
    QStringList agentOptions;
    std::chrono::milliseconds pause; ///< between the steps; longer than it needs at most
    int share;                       ///< of the requested number of listeners, in percent
};

const QList<Rung>& rungs()
{
    static const QList<Rung> all {
        { "Portolan, events", {}, 20ms, 100 },
        { "Portolan, events as on Linux 5.15 to 6.9", { "--events=cookie" }, 20ms, 100 },
        { "Portolan, events as on Linux 5.9 to 5.14", { "--events=bind" }, 20ms, 100 },
        { "Portolan, polling", { "--detection=polling" }, 200ms, 50 },
    };
    return all;
}

[[noreturn]] void fail(const QString& text)
{
    std::fprintf(stderr, "bench_detection: %s\n", qPrintable(text));
    std::exit(1);
}

void say(const QString& line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

QString inMilliseconds(double value) { return QString::number(value, 'f', value < 10 ? 2 : 0); }

QString cells(const Distribution& times)
{
    return QStringLiteral("%1 | %2 | %3")
        .arg(inMilliseconds(times.median), inMilliseconds(times.p99), inMilliseconds(times.maximum));
}

QJsonObject toJson(const Distribution& times)
{
    return { { "count", static_cast<qint64>(times.count) }, { "median", times.median }, { "p99", times.p99 },
        { "maximum", times.maximum } };
}

/// Portolan, with options for the agent.
class Portolan
{
public:
    Portolan(const Twin& twin, const QStringList& agentOptions)
        : m_instance(twin)
    {
        m_instance.setEnvironment("PORTOLAN_AGENT_OPTIONS", agentOptions.join(u' '));
        if (!m_instance.startAndConnect())
            fail("Portolan did not start: " + m_instance.process().errors());
    }

    [[nodiscard]] QString detection() const
    {
        return m_instance.status().value("guest").toObject().value("agent").toObject().value("detection").toString();
    }
    [[nodiscard]] int mirrored() const
    {
        int count = 0;
        for (const QJsonValue port : m_instance.status().value("ports").toArray())
            count += port.toObject().value("state").toString() == "mirrored" ? 1 : 0;
        return count;
    }
    [[nodiscard]] qint64 pid() { return m_instance.process().pid(); }

private:
    PortolanInstance m_instance;
};

/// pasta on the twin's host, with its own network namespace as the guest.
class Pasta
{
public:
    explicit Pasta(const Twin& twin)
        : m_name(QStringLiteral("portolan-bench-%1").arg(::getpid()))
    {
        m_guest.networkNamespace = "/run/netns/" + m_name;
        if (test::run({}, "ip", { "netns", "add", m_name }).exitCode != 0)
            fail("cannot make a network namespace");
        m_process = std::make_unique<Program>(twin.host(), "pasta",
            QStringList { "--foreground", "--quiet", "--runas", "0", "--config-net", "--interface", "vEthernet(WSL)",
                "--address", Twin::hostAddress, "--netmask", "20", "--gateway", "172.29.96.2", "--tcp-ports", "auto",
                "--netns", m_guest.networkNamespace });
        // It is ready once it forwards.
        Listener first(m_guest, "127.0.0.1", 19999);
        if (!QTest::qWaitFor([&] { return Connection(twin.host(), "127.0.0.1", 19999).open(); }, 20000))
            fail("pasta forwards nothing: " + m_process->errors());
    }
    ~Pasta()
    {
        m_process->stop();
        (void)test::run({}, "ip", { "netns", "delete", m_name });
    }

    [[nodiscard]] const Place& guest() const { return m_guest; }
    [[nodiscard]] qint64 pid() const { return m_process->pid(); }

private:
    QString m_name;
    Place m_guest;
    std::unique_ptr<Program> m_process;
};

QJsonObject tellLatencies(const QString& name, const QString& detection, const Latencies& latencies)
{
    const Distribution opening = distributionOf(latencies.opening);
    const Distribution closing = distributionOf(latencies.closing);
    say(QStringLiteral("| %1 | %2 | %3 | %4 | %5 |")
            .arg(name)
            .arg(opening.count)
            .arg(cells(opening), cells(closing))
            .arg(latencies.missed));
    return { { "name", name }, { "detection", detection }, { "opening", toJson(opening) },
        { "closing", toJson(closing) }, { "missed", latencies.missed } };
}

QJsonArray measureAllLatencies(const Twin& twin, int count, int pastaCount)
{
    say("## From listen() and close() in the guest to the host's localhost\n");
    say("Milliseconds: from listen()'s return to a successful connect() to 127.0.0.1 on the host, and from close()'s "
        "return");
    say("until nobody listens there.\n");
    say("| | listeners | open: median | p99 | max | closed: median | p99 | max | missed |");
    say("|---|---|---|---|---|---|---|---|---|");
    QJsonArray results;
    quint16 port = 20000;
    for (const Rung& rung : rungs()) {
        Portolan portolan(twin, rung.agentOptions);
        const int listeners = std::max(1, count * rung.share / 100);
        const QString detection = portolan.detection();
        results << tellLatencies(
            rung.name, detection, measureLatencies(twin.host(), twin.guest(), port, listeners, rung.pause));
        port += static_cast<quint16>(listeners);
    }
    if (pastaCount > 0) {
        const Pasta pasta(twin);
        results << tellLatencies(
            "pasta -t auto", "polling", measureLatencies(twin.host(), pasta.guest(), port, pastaCount, 1000ms));
    }
    return results;
}

QJsonObject tellIdleness(const QString& name, const Idleness& idleness)
{
    say(QStringLiteral("| %1 | %2 | %3 |")
            .arg(name, QString::number(idleness.percent, 'f', 3), QString::number(idleness.wakeUps, 'f', 1)));
    return { { "name", name }, { "percent", idleness.percent }, { "wakeUps", idleness.wakeUps } };
}

/// What the processes use at rest.
QList<Idleness> measureIdle(const QList<qint64>& pids, int seconds)
{
    QTest::qWait(10000); // the effects of the last change are over
    QList<Usage> before;
    for (const qint64 pid : pids)
        before << usageOf(pid);
    QElapsedTimer clock;
    clock.start();
    QTest::qWait(seconds * 1000);
    QList<Idleness> found;
    for (qsizetype i = 0; i < pids.size(); ++i)
        found << idlenessBetween(before[i], usageOf(pids[i]), std::chrono::nanoseconds(clock.nsecsElapsed()));
    return found;
}

QJsonArray measureAllIdle(const Twin& twin, int seconds, bool withPasta)
{
    constexpr int listeners = 20;
    say(QStringLiteral("\n## At rest, over %1 seconds with %2 listeners\n").arg(seconds).arg(listeners));
    say("| | % of a processor | wake-ups a second |");
    say("|---|---|---|");
    const auto listen = [](const Place& guest) {
        std::deque<Listener> open;
        for (quint16 i = 0; i < listeners; ++i)
            open.emplace_back(guest, "127.0.0.1", quint16(30000 + i));
        return open;
    };
    QJsonArray results;
    for (const Rung& rung : { rungs().first(), rungs().last() }) {
        Portolan portolan(twin, rung.agentOptions);
        const std::deque<Listener> open = listen(twin.guest());
        if (!QTest::qWaitFor([&] { return portolan.mirrored() == listeners; }, 20000))
            fail("not every listener was mirrored");
        const QList<Idleness> idle = measureIdle({ portolan.pid(), childOf(portolan.pid()) }, seconds);
        const QString name = rung.name;
        results << tellIdleness(name + ": application", idle[0]) << tellIdleness(name + ": agent", idle[1])
                << tellIdleness(
                       name + ": together", { idle[0].percent + idle[1].percent, idle[0].wakeUps + idle[1].wakeUps });
    }
    if (withPasta) {
        const Pasta pasta(twin);
        const std::deque<Listener> open = listen(pasta.guest());
        results << tellIdleness("pasta -t auto", measureIdle({ pasta.pid() }, seconds).first());
    }
    return results;
}

QJsonObject measureConnectionCost(const Twin& twin, int rounds)
{
    constexpr int connections = 20000;
    std::vector<double> without;
    std::vector<double> with;
    std::vector<double> added;
    for (int round = 0; round < rounds; ++round) {
        without.push_back(connectionCost(twin.guest(), connections));
        const Portolan portolan(twin, {});
        with.push_back(connectionCost(twin.guest(), connections));
        added.push_back(with.back() - without.back());
    }
    const double median = distributionOf(added).median;
    say("\n## An unrelated connection inside the guest\n");
    say(QStringLiteral(
        "connect(), accept() and close(): %3 us without the agent, %4 us with it (medians of %1 alternating rounds of "
        "%2). The median difference of a pair of rounds is %5 us.")
            .arg(rounds)
            .arg(connections)
            .arg(distributionOf(without).median, 0, 'f', 2)
            .arg(distributionOf(with).median, 0, 'f', 2)
            .arg(median, 0, 'f', 2));
    return { { "without", distributionOf(without).median }, { "with", distributionOf(with).median },
        { "added", median } };
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription("How soon Portolan sees listeners of a guest, and what that costs. Needs root.");
    parser.addHelpOption();
    const QCommandLineOption listeners(
        "listeners", "Listeners to open with events; half with polling.", "NUMBER", "400");
    const QCommandLineOption pasta("pasta", "Listeners to open for pasta; 0: without it.", "NUMBER", "60");
    const QCommandLineOption idle("idle", "Seconds to measure at rest; 0: not.", "SECONDS", "60");
    const QCommandLineOption rounds("rounds", "Rounds of connections inside the guest; 0: none.", "NUMBER", "9");
    const QCommandLineOption json("json", "Also writes the results there.", "FILE");
    parser.addOptions({ listeners, pasta, idle, rounds, json });
    parser.process(application);
    if (::geteuid() != 0)
        fail("it makes network namespaces, which takes root");

    const Twin twin;
    if (!twin.error().isEmpty())
        fail(twin.error());
    const int pastaCount = parser.value(pasta).toInt();
    QJsonObject results { { "machine", machine() } };
    say("On " + machine() + ".\n");
    if (const int count = parser.value(listeners).toInt(); count > 0)
        results["latency"] = measureAllLatencies(twin, count, pastaCount);
    if (const int seconds = parser.value(idle).toInt(); seconds > 0)
        results["idle"] = measureAllIdle(twin, seconds, pastaCount > 0);
    if (const int count = parser.value(rounds).toInt(); count > 0)
        results["connection"] = measureConnectionCost(twin, count);
    if (parser.isSet(json)) {
        QFile file(parser.value(json));
        if (!file.open(QFile::WriteOnly) || file.write(QJsonDocument(results).toJson()) < 0)
            fail("cannot write " + parser.value(json));
    }
    return 0;
}
