// SPDX-License-Identifier: MIT
#include "tests/bench/relay/report.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>

namespace portolan::bench {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
const QString dash = QStringLiteral("-");

QString number(double value, int decimals) { return std::isnan(value) ? dash : QString::number(value, 'f', decimals); }

/// Two values of one kind in a cell; a single dash if both are missing.
QString pair(const QString& first, const QString& second)
{
    return first == dash && second == dash ? dash : first + " / " + second;
}

/// A column of the table, with one or two measures.
struct Column {
    QString group;
    QString title;
};

QList<Column> columns()
{
    return {
        { "bulk", "1 to guest" },
        { "bulk", "1 from guest" },
        { "bulk", "8 to guest" },
        { "bulk", "8 from guest" },
        { "bulk", "both ways" },
        { "http", "requests/s, kept" },
        { "http", "p50 / p99 ms" },
        { "http", "requests/s, new" },
        { "http", "p50 / p99 ms" },
        { "pingpong", "ping-pong p50 us" },
        { "pingpong", "p99 us" },
        { "idle", "idle KiB, host + guest" },
        { "bulk", "CPU s/GB, host + guest" },
    };
}

} // namespace

double Row::median(const QString& measure) const
{
    QList<double> sorted = values.value(measure);
    if (sorted.isEmpty())
        return nothing;
    std::ranges::sort(sorted);
    const qsizetype half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

double Report::ratio(const Row& row, const QString& measure) const
{
    const auto direct = std::ranges::find_if(rows, [](const Row& one) { return one.contender->id == "direct"; });
    return direct == rows.end() ? nothing : row.median(measure) / direct->median(measure);
}

QString Report::cell(const Row& row, const QString& measure, int decimals) const
{
    const QString value = number(row.median(measure), decimals);
    const QString share = number(ratio(row, measure), 2);
    return value == dash || share == dash || row.contender->id == "direct" ? value : value + " (" + share + ')';
}

QString Report::toMarkdown() const
{
    QStringList titles;
    for (const Column& column : columns()) {
        if (effort.groups.contains(column.group))
            titles << column.title;
    }
    QString text = "| | " + titles.join(" | ") + " |\n|---|" + QString("---|").repeated(titles.size()) + '\n';
    for (const Row& row : rows) {
        QStringList cells;
        const auto add = [&](const QString& group, const QString& content) {
            if (effort.groups.contains(group))
                cells << content;
        };
        const auto both = [&](const QString& first, const QString& second, int decimals, double unit = 1) {
            return pair(number(row.median(first) / unit, decimals), number(row.median(second) / unit, decimals));
        };
        const auto sum = [&](const QString& host, const QString& guest, int decimals, double unit = 1) {
            const double atHost = row.median(host) / unit;
            const double inGuest = row.median(guest) / unit;
            return std::isnan(atHost)
                ? dash
                : QStringLiteral("%1 (%2 + %3)")
                      .arg(number(atHost + inGuest, decimals), number(atHost, decimals), number(inGuest, decimals));
        };
        for (const char* bulk : { "toGuest", "fromGuest", "toGuest8", "fromGuest8", "bothWays" })
            add("bulk", cell(row, bulk, 1));
        add("http", cell(row, "keptRequests", 0));
        add("http", both("keptP50", "keptP99", 2));
        add("http", cell(row, "newRequests", 0));
        add("http", both("newP50", "newP99", 2));
        add("pingpong", cell(row, "pingPongP50", 1));
        add("pingpong", number(row.median("pingPongP99"), 1));
        add("idle", sum("idleHost", "idleGuest", 2, 1024));
        add("bulk", sum("processorHost", "processorGuest", 2));
        if (!row.error.isEmpty()) {
            cells.fill(dash);
            cells.first() = "not available";
        }
        text += "| " + row.contender->name + " | " + cells.join(" | ") + " |\n";
    }

    text += QStringLiteral(
        "\nOn %1. Medians of %2 alternating rounds of %3 s per measurement; brackets show the ratio to "
        "direct. Host and guest are network namespaces of one machine.\n\n")
                .arg(machine)
                .arg(rounds)
                .arg(effort.seconds);
    text += "- bulk: iperf3, Gbit/s of payload, with one and with eight connections; both ways at once: the sum of one "
            "connection each.\n"
            "- requests: wrk, one thread with 32 connections, to nginx with a small answer; with kept connections, and "
            "with a new one\n  for each request (wrk's latency counts from the request, not from connect()).\n"
            "- ping-pong: one byte there and back on one connection.\n";
    text += QStringLiteral(
        "- idle: resident memory (Pss) per connection, with %1 connections that have carried a byte each way.\n")
                .arg(effort.idleConnections);
    text += "- CPU: of the relay's processes over all bulk columns, without the kernel's work outside of their system "
            "calls.\n";
    for (const Row& row : rows) {
        text += "- " + row.contender->name + ": " + row.contender->notes + '\n';
        if (const double retries = row.median("bulkRetries"); retries > 0)
            text += QStringLiteral("  iperf3 had to be started again %1 times in a round.\n").arg(retries);
        if (!row.error.isEmpty())
            text += "  Not available: " + row.error + ".\n";
        for (const QString& trouble : row.troubles)
            text += "  Trouble: " + trouble + '\n';
    }
    return text;
}

QJsonObject Report::toJson() const
{
    QJsonArray all;
    for (const Row& row : rows) {
        QJsonObject values;
        for (const Measure& measure : measures()) {
            if (!row.values.contains(measure.id))
                continue;
            QJsonArray turns;
            for (const double value : row.values.value(measure.id))
                turns << value;
            QJsonObject one { { "unit", measure.unit }, { "median", row.median(measure.id) }, { "turns", turns } };
            if (const double share = ratio(row, measure.id); measure.comparable && !std::isnan(share))
                one["ratioToDirect"] = share;
            values[measure.id] = one;
        }
        all << QJsonObject { { "id", row.contender->id }, { "name", QString(row.contender->name).remove('*') },
            { "configuration", row.contender->notes },
            { "error", row.error.isEmpty() ? QJsonValue() : QJsonValue(row.error) },
            { "troubles", QJsonArray::fromStringList(row.troubles) }, { "values", values } };
    }
    return { { "machine", machine }, { "rounds", rounds }, { "seconds", effort.seconds },
        { "idleConnections", effort.idleConnections }, { "rows", all } };
}

} // namespace portolan::bench
