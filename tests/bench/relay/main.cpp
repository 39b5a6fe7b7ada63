// SPDX-License-Identifier: MIT
// bench_relay [OPTION...]: what Portolan's relay costs, compared with direct connections and the usual relays. Runs in
// a twin of network namespaces: needs root, sends nothing outside. Prints one Markdown table. See `bench_relay --help`.
#include "tests/bench/machine.h"
#include "tests/bench/relay/contender.h"
#include "tests/bench/relay/measures.h"
#include "tests/bench/relay/process_tree.h"
#include "tests/bench/relay/report.h"
#include "tests/bench/relay/services.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <limits>

#include <sys/resource.h>
#include <unistd.h>

using namespace portolan;
using namespace portolan::bench;

namespace {

volatile std::sig_atomic_t interruption = 0;

bool interrupted() { return interruption != 0; }

[[noreturn]] void fail(const QString& text)
{
    std::fprintf(stderr, "bench_relay: %s\n", qPrintable(text));
    std::exit(1);
}

/// Ctrl+C ends the run in order, even if repeated: `timeout`, for example, sends it twice.
void heedInterruptions()
{
    struct sigaction action { };
    action.sa_handler = [](int) { interruption = 1; };
    action.sa_flags = SA_RESTART;
    for (const int number : { SIGINT, SIGTERM, SIGHUP })
        ::sigaction(number, &action, nullptr);
}

/// Raises the limit for us and for every relay alike, as far as this machine allows. Returns how many connections then
/// fit through one process.
int raiseDescriptorLimit()
{
    const rlimit enough { 131072, 131072 };
    if (::setrlimit(RLIMIT_NOFILE, &enough) == 0)
        return std::numeric_limits<int>::max();
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        fail("no limit of open files");
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    // Two sockets each. And haproxy, which splices, plans one pipe per four connections.
    constexpr double descriptorsEach = 2.5;
    constexpr rlim_t forOtherThings = 1000;
    return static_cast<int>(
        static_cast<double>(limit.rlim_max - std::min(limit.rlim_max, forOtherThings)) / descriptorsEach);
}

/// The members of `all` in a comma-separated list; "" means all.
QStringList chosen(const QString& what, const QString& names, const QStringList& all)
{
    if (names.isEmpty())
        return all;
    const QStringList list = names.split(u',', Qt::SkipEmptyParts);
    for (const QString& name : list) {
        if (!all.contains(name))
            fail(QStringLiteral("there is no %1 \"%2\"; there are: %3").arg(what, name, all.join(", ")));
    }
    return list;
}

int positive(const QCommandLineParser& parser, const QCommandLineOption& option, int otherwise)
{
    if (!parser.isSet(option))
        return otherwise;
    bool number = false;
    const int value = parser.value(option).toInt(&number);
    if (!number || value < 0)
        fail(QStringLiteral("--%1 takes a number").arg(option.names().first()));
    return value;
}

void takeTurn(Row& row, const test::Twin& twin, Services& services, Effort effort)
{
    const Contender& contender = *row.contender;
    if (contender.idleConnections >= 0)
        effort.idleConnections = std::min(effort.idleConnections, contender.idleConnections);
    const auto complain = [&row](const QString& text) {
        if (!row.troubles.contains(text))
            row.troubles << text;
    };
    const auto measure = [&] {
        const std::unique_ptr<Way> way = contender.start(twin);
        row.error = way->error();
        if (!row.error.isEmpty())
            return;
        const Values values = Turn(twin, services, *way, effort, complain, interrupted).measure();
        for (auto value = values.begin(); value != values.end(); ++value)
            row.values[value.key()] << value.value();
    };
    // Measures memory of connections in a fresh process: buffers left from other work would hide it.
    const QStringList groups = effort.groups;
    if (groups.contains("idle")) {
        effort.groups = { "idle" };
        measure();
    }
    effort.groups = groups;
    effort.groups.removeAll("idle");
    if (!effort.groups.isEmpty() && row.error.isEmpty() && !interrupted())
        measure();
}

/// Runs every row in turn, round after round, so that changes in the machine's speed affect all rows. Returns what
/// failed.
QString measureAll(Report& report)
{
    test::Twin twin;
    if (!twin.error().isEmpty())
        return twin.error();
    Services services(twin);
    if (!services.error().isEmpty())
        return services.error();
    for (int round = 0; round < report.rounds; ++round) {
        Effort effort = report.effort;
        if (round > 0)
            effort.groups.removeAll("idle"); // memory does not vary, and takes long
        for (Row& row : report.rows) {
            if (interrupted())
                return {};
            if (!row.error.isEmpty())
                continue;
            std::fprintf(stderr, "round %d of %d: %s\n", round + 1, report.rounds, qPrintable(row.contender->id));
            takeTurn(row, twin, services, effort);
        }
    }
    return {};
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    QStringList ids;
    for (const Contender& contender : contenders())
        ids << contender.id;
    const QStringList groups { "bulk", "http", "pingpong", "idle" };

    QCommandLineParser parser;
    parser.setApplicationDescription("Portolan's relay beside direct connections and other relays. Needs root.");
    parser.addHelpOption();
    const QCommandLineOption rows("rows", "Only these, separated by commas: " + ids.join(", ") + '.', "NAMES");
    const QCommandLineOption columns("columns", "Only these, separated by commas: " + groups.join(", ") + '.', "NAMES");
    const QCommandLineOption seconds("seconds", "Seconds of each measurement; 2 unless told.", "NUMBER");
    const QCommandLineOption rounds("rounds", "Alternating rounds; 3 unless told.", "NUMBER");
    const QCommandLineOption idle("idle", "Idle connections; 10000 unless told.", "NUMBER");
    const QCommandLineOption quick("quick", "One round of one second, 2000 idle connections.");
    const QCommandLineOption json("json", "Also writes the results there.", "FILE");
    parser.addOptions({ rows, columns, seconds, rounds, idle, quick, json });
    parser.process(application);
    if (::geteuid() != 0)
        fail("it makes network namespaces, which takes root");

    Report report;
    report.machine = machine();
    const bool hurry = parser.isSet(quick);
    report.rounds = positive(parser, rounds, hurry ? 1 : 3);
    report.effort.seconds = positive(parser, seconds, hurry ? 1 : 2);
    report.effort.idleConnections = positive(parser, idle, hurry ? 2000 : 10000);
    report.effort.groups = chosen("column", parser.value(columns), groups);
    const QStringList wanted = chosen("row", parser.value(rows), ids);
    for (const Contender& contender : contenders()) {
        if (wanted.contains(contender.id))
            report.rows << Row { &contender, {}, {}, {} };
    }

    if (const int fit = raiseDescriptorLimit(); report.effort.idleConnections > fit) {
        report.effort.idleConnections = fit;
        if (report.effort.groups.contains("idle"))
            std::fprintf(stderr, "The limit of open files allows for %d idle connections only.\n", fit);
    }
    adoptOrphans();
    heedInterruptions();
    if (const QString error = measureAll(report); !error.isEmpty())
        fail(error);
    if (interrupted()) {
        std::fputs("bench_relay: interrupted\n", stderr);
        return 130;
    }
    std::fputs(qPrintable(report.toMarkdown()), stdout);
    if (parser.isSet(json)) {
        QFile file(parser.value(json));
        if (!file.open(QFile::WriteOnly) || file.write(QJsonDocument(report.toJson()).toJson()) < 0)
            fail("cannot write " + file.fileName());
    }
    return 0;
}
