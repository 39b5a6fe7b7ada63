// SPDX-License-Identifier: MIT
#include "tests/bench/relay/measures.h"

#include "tests/bench/detection/distribution.h"
#include "tests/bench/relay/process_tree.h"
#include "tests/support/tcp.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <cstring>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace portolan::bench {

using test::Connection;
using test::Outcome;

namespace {

void setNoDelay(const Connection& connection)
{
    const int on = 1;
    ::setsockopt(connection.descriptor(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

/// Sends one byte and waits until it is echoed.
bool pingPong(const Connection& connection)
{
    char byte = 'p';
    return ::send(connection.descriptor(), &byte, 1, MSG_NOSIGNAL) == 1
        && ::recv(connection.descriptor(), &byte, 1, 0) == 1;
}

/// Converts times as wrk prints them ("1.23ms") to milliseconds.
double wrkTime(const QString& text)
{
    static const QRegularExpression form("^([0-9.]+)(us|ms|s|m)$");
    static const QMap<QString, double> factors { { "us", 0.001 }, { "ms", 1 }, { "s", 1000 }, { "m", 60000 } };
    const QRegularExpressionMatch match = form.match(text);
    return match.captured(1).toDouble() * factors.value(match.captured(2));
}

} // namespace

const QList<Measure>& measures()
{
    static const QList<Measure> all {
        { "toGuest", "bulk", "Gbit/s", true },
        { "fromGuest", "bulk", "Gbit/s", true },
        { "toGuest8", "bulk", "Gbit/s", true },
        { "fromGuest8", "bulk", "Gbit/s", true },
        { "bothWays", "bulk", "Gbit/s", true },
        { "keptRequests", "http", "1/s", true },
        { "keptP50", "http", "ms" },
        { "keptP99", "http", "ms" },
        { "newRequests", "http", "1/s", true },
        { "newP50", "http", "ms" },
        { "newP99", "http", "ms" },
        { "pingPongP50", "pingpong", "us", true },
        { "pingPongP99", "pingpong", "us" },
        { "idleHost", "idle", "bytes" },
        { "idleGuest", "idle", "bytes" },
        { "processorHost", "bulk", "s/GB" },
        { "processorGuest", "bulk", "s/GB" },
        { "bulkRetries", "bulk", "starts" },
    };
    return all;
}

Turn::Turn(const test::Twin& twin, Services& services, const Way& way, const Effort& effort,
    std::function<void(const QString&)> complain, std::function<bool()> interrupted)
    : m_twin(twin)
    , m_services(services)
    , m_way(way)
    , m_effort(effort)
    , m_complain(std::move(complain))
    , m_interrupted(std::move(interrupted))
{
}

Values Turn::measure()
{
    if (m_effort.groups.contains("bulk"))
        measureBulk();
    if (m_effort.groups.contains("http")) {
        measureHttp("kept", {});
        measureHttp("new", { "--header", "Connection: close" });
    }
    if (m_effort.groups.contains("pingpong"))
        measurePingPong();
    if (m_effort.groups.contains("idle") && m_effort.idleConnections > 0 && !m_way.hostProcesses().isEmpty())
        measureIdle();
    return m_values;
}

void Turn::measureBulk()
{
    struct Case {
        const char* id;
        QStringList arguments;
    };
    static const Case cases[]
        = { { "toGuest", {} }, { "fromGuest", { "--reverse" } }, { "toGuest8", { "--parallel", "8" } },
              { "fromGuest8", { "--parallel", "8", "--reverse" } }, { "bothWays", { "--bidir" } } };
    double bytes = 0;
    const QList<qint64> host = m_way.hostProcesses();
    const QList<qint64> guest = m_way.guestProcesses();
    const double hostBefore = processorSeconds(host);
    const double guestBefore = processorSeconds(guest);
    for (const Case& one : cases) {
        if (m_interrupted())
            return;
        if (const double rate = iperf(one.arguments, bytes); rate > 0)
            m_values[one.id] = rate;
    }
    if (bytes > 0 && !host.isEmpty()) {
        // Counts processes that lived before and still live. A child's time is in its parent's sum after it has ended.
        QTest::qWait(200);
        m_values["processorHost"] = (processorSeconds(host) - hostBefore) / bytes * 1e9;
        m_values["processorGuest"] = (processorSeconds(guest) - guestBefore) / bytes * 1e9;
    }
}

double Turn::iperf(const QStringList& arguments, double& bytes)
{
    const Target target = m_way.target(Service::Bulk);
    const QStringList all = QStringList { "--client", target.address, "--port", QString::number(target.port), "--time",
        QString::number(m_effort.seconds), "--json" }
        + arguments;
    QJsonObject end;
    QString error;
    // The server reopens its listener for every client, and may still be busy with the previous one, whose data waits
    // in a relay's buffers. A client that comes too early is refused, reset or told that the server is busy, so retry.
    // Only a measurement that has begun can fail.
    const QDeadlineTimer patience(20000);
    for (int attempt = 0; !m_interrupted() && (attempt == 0 || !patience.hasExpired()); ++attempt) {
        QTest::qWait(attempt == 0 ? 100 : 300);
        m_values["bulkRetries"] += attempt > 0;
        const Outcome outcome = client("iperf3", all);
        const QJsonObject result = QJsonDocument::fromJson(outcome.output.toUtf8()).object();
        end = result.value("end").toObject();
        error = outcome.exitCode == 0 ? QString() : result.value("error").toString(outcome.errors.trimmed());
        if (outcome.exitCode == 0 || !result.value("intervals").toArray().isEmpty())
            break;
    }
    double rate = 0;
    for (const char* direction : { "sum_received", "sum_received_bidir_reverse" }) {
        const QJsonObject sum = end.value(QLatin1String(direction)).toObject();
        rate += sum.value("bits_per_second").toDouble();
        bytes += sum.value("bytes").toDouble();
    }
    if (rate <= 0 || !error.isEmpty())
        failed((QStringList { "iperf3" } + arguments).join(u' '), error);
    return rate / 1e9;
}

void Turn::measureHttp(const QString& prefix, const QStringList& arguments)
{
    if (m_interrupted())
        return;
    const Target target = m_way.target(Service::Http);
    const Outcome outcome = client("wrk",
        QStringList { "--threads", "1", "--connections", "32", "--latency", "--duration",
            QStringLiteral("%1s").arg(m_effort.seconds) }
            + arguments + QStringList { QStringLiteral("http://%1:%2/").arg(target.address).arg(target.port) });
    static const QRegularExpression rate("Requests/sec:\\s*([0-9.]+)");
    static const QRegularExpression p50("50%\\s+(\\S+)");
    static const QRegularExpression p99("99%\\s+(\\S+)");
    static const QRegularExpression errors("(Socket errors:.*|Non-2xx.*)");
    const double requests = rate.match(outcome.output).captured(1).toDouble();
    if (outcome.exitCode != 0 || requests <= 0) {
        failed("wrk", outcome.errors.trimmed() + outcome.output.trimmed());
        return;
    }
    if (const QRegularExpressionMatch match = errors.match(outcome.output); match.hasMatch())
        m_complain("wrk, " + prefix + " connections: " + match.captured(1));
    m_values[prefix + "Requests"] = requests;
    m_values[prefix + "P50"] = wrkTime(p50.match(outcome.output).captured(1));
    m_values[prefix + "P99"] = wrkTime(p99.match(outcome.output).captured(1));
}

void Turn::measurePingPong()
{
    const Target target = m_way.target(Service::Echo);
    Connection connection(m_twin.host(), target.address, target.port);
    setNoDelay(connection);
    std::vector<double> times;
    QElapsedTimer clock;
    clock.start();
    const qint64 end = qint64(m_effort.seconds) * 1'000'000'000;
    while (connection.open() && clock.nsecsElapsed() < end && !m_interrupted()) {
        const qint64 before = clock.nsecsElapsed();
        if (!pingPong(connection))
            break;
        times.push_back(static_cast<double>(clock.nsecsElapsed() - before) / 1000);
    }
    connection.reset();
    if (times.size() < 100) {
        failed("ping-pong", connection.open() ? "the connection ended" : std::strerror(connection.error()));
        return;
    }
    times.erase(times.begin(), times.begin() + 20); // without the connection's set-up through the relay
    const Distribution distribution = distributionOf(times);
    m_values["pingPongP50"] = distribution.median;
    m_values["pingPongP99"] = distribution.p99;
}

void Turn::measureIdle()
{
    const Target target = m_way.target(Service::Echo);
    {
        // Allocations that a relay makes once, for its first connection, are not the cost of one more.
        Connection first(m_twin.host(), target.address, target.port);
        (void)(first.send("i") && first.receive(1).size() == 1);
        first.reset();
        QTest::qWait(500);
    }
    const double hostBefore = residentBytes(m_way.hostProcesses());
    const double guestBefore = residentBytes(m_way.guestProcesses());
    std::vector<Connection> connections;
    QString problem;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < m_effort.idleConnections && problem.isEmpty() && !m_interrupted(); ++i) {
        Connection& connection = connections.emplace_back(m_twin.host(), target.address, target.port);
        // Used once, then idle, like a kept connection. The byte comes back later, while others are opened.
        if (!connection.open() || !connection.send("i"))
            problem = QStringLiteral("connection %1: %2").arg(i + 1).arg(std::strerror(connection.error()));
        if (clock.elapsed() > 60000)
            problem = QStringLiteral("only %1 connections in a minute").arg(i + 1);
    }
    for (Connection& connection : connections) {
        if (!problem.isEmpty() || m_interrupted())
            break;
        if (connection.receive(1).size() != 1)
            problem = "a connection does not answer";
    }
    QTest::qWait(m_interrupted() ? 0 : 2000);
    if (problem.isEmpty() && !m_interrupted()) {
        const double count = static_cast<double>(connections.size());
        m_values["idleHost"] = (residentBytes(m_way.hostProcesses()) - hostBefore) / count;
        m_values["idleGuest"] = (residentBytes(m_way.guestProcesses()) - guestBefore) / count;
    } else if (!m_interrupted()) {
        failed("idle connections", problem);
    }
    // Resets from the far end first, so that nothing stays in TIME_WAIT for the next relay.
    m_services.echo().resetAll();
    QTest::qWait(500);
    for (Connection& connection : connections)
        connection.reset();
    QTest::qWait(500);
}

Outcome Turn::client(const QString& program, const QStringList& arguments) const
{
    test::Program process(m_twin.host(), program, arguments);
    process.closeInput();
    const QDeadlineTimer deadline((m_effort.seconds + 20) * 1000);
    while (process.running() && !m_interrupted() && !deadline.hasExpired())
        (void)process.waitForEnd(100);
    if (process.running())
        process.kill();
    return { process.waitForEnd(), process.output(), process.errors() };
}

void Turn::failed(const QString& what, const QString& why)
{
    if (!m_interrupted())
        m_complain(what + ": " + why);
}

} // namespace portolan::bench
