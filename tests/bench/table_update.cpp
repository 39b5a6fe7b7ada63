// SPDX-License-Identifier: MIT
// bench_table_update [ROWS [UPDATES]]: what one snapshot costs the UI thread while a window shows many ports. Every
// snapshot changes the counters of all rows, removes ten rows and adds ten; every tenth brings new rates, as in the
// window. Prints milliseconds from the snapshot's arrival to the end of all models' work, and to the painted window.
#include "tests/ui/fake_core.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/ports/port_table_model.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QTableView>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace portolan;
using Column = PortTableModel::Column;

namespace {

struct Case {
    const char* name;
    std::function<void(QTableView& table, MainWindow& window)> prepare;
};

/// The ports of a busy guest.
class Traffic
{
public:
    explicit Traffic(int rows)
    {
        for (int row = 0; row < rows; ++row)
            m_ports.append(made(quint16(1024 + 30 * row)));
    }

    [[nodiscard]] Snapshot next()
    {
        for (PortFact& port : m_ports) {
            port.connectionsActive = m_random.bounded(20U);
            port.connectionsTotal += 3;
            port.bytesFromGuest += m_random.bounded(2'000'000U);
            port.bytesToGuest += m_random.bounded(50'000U);
        }
        // The new row has a different number, so that rows leave and enter everywhere.
        for (int change = 0; change < 10; ++change) {
            PortFact& port = m_ports[m_random.bounded(int(m_ports.size()))];
            const int block = (port.port.number - 1024) / 30;
            port = made(quint16(1024 + block * 30 + (port.port.number - 1024 + 7) % 30));
        }
        return samples::connected(m_ports);
    }

private:
    [[nodiscard]] PortFact made(quint16 port)
    {
        static const QStringList names { "node", "python3.11", "redis-server", "postgres", "java" };
        if (port % 40 == 0)
            return samples::refused(port, names.at(port % names.size()), port);
        return samples::mirrored(port, names.at(port % names.size()), port, { port % 2 ? "0.0.0.0" : "127.0.0.1" });
    }

    QRandomGenerator m_random { 20260302 };
    QList<PortFact> m_ports;
};

double at(const QList<double>& sorted, double share) { return sorted.at(qsizetype(double(sorted.size() - 1) * share)); }

void measure(const Case& one, int rows, int updates)
{
    FakeCore core;
    Traffic traffic(rows);
    core.show(traffic.next());
    qint64 now = 0;
    MainWindow window(core, nullptr, [&now] { return now; });
    window.resize(1180, 1000);
    auto& table = *window.findChild<QTableView*>("portTable");
    one.prepare(table, window);
    window.show();
    QCoreApplication::processEvents();

    QList<double> applied;
    QList<double> painted;
    for (int update = 0; update < updates; ++update) {
        const Snapshot snapshot = traffic.next();
        now += 100;
        QElapsedTimer timer;
        timer.start();
        core.show(snapshot);
        if (update % 10 == 0)
            window.sampleTraffic();
        applied.append(double(timer.nsecsElapsed()) / 1e6);
        QCoreApplication::sendPostedEvents(); // includes the window's paint request
        painted.append(double(timer.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    }
    std::sort(applied.begin(), applied.end());
    std::sort(painted.begin(), painted.end());
    std::printf("%-28s %7.2f %7.2f %7.2f   %7.2f %7.2f %7.2f\n", one.name, at(applied, 0.5), at(applied, 0.99),
        applied.last(), at(painted, 0.5), at(painted, 0.99), painted.last());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QCoreApplication::arguments();
    const int rows = arguments.size() > 1 ? arguments.at(1).toInt() : 1000;
    const int updates = arguments.size() > 2 ? arguments.at(2).toInt() : 300;
    if (rows < 1 || rows > 2000 || updates < 1) {
        std::fputs("usage: bench_table_update [ROWS (1 to 2000) [UPDATES]]\n", stderr);
        return 2;
    }

    const QList<Case> cases {
        { "sorted by port", [](QTableView&, MainWindow&) {} },
        { "sorted by traffic",
            [](QTableView& table, MainWindow&) { table.sortByColumn(Column::Traffic, Qt::DescendingOrder); } },
        { "sorted by connections",
            [](QTableView& table, MainWindow&) { table.sortByColumn(Column::Connections, Qt::DescendingOrder); } },
        { "sorted by state, filtered",
            [](QTableView& table, MainWindow& window) {
                table.sortByColumn(Column::State, Qt::AscendingOrder);
                window.findChild<QLineEdit*>("filterEdit")->setText("node");
            } },
        { "conflicts, by traffic",
            [](QTableView& table, MainWindow& window) {
                table.sortByColumn(Column::Traffic, Qt::DescendingOrder);
                window.findChild<QAbstractButton*>("chipConflicts")->click();
            } },
        { "all selected, by traffic",
            [](QTableView& table, MainWindow&) {
                table.sortByColumn(Column::Traffic, Qt::DescendingOrder);
                table.selectAll();
            } },
    };
    std::printf("%d rows, %d updates, milliseconds%7s%24s\n", rows, updates, "model", "model and paint");
    std::printf("%-28s %7s %7s %7s   %7s %7s %7s\n", "", "median", "p99", "max", "median", "p99", "max");
    for (const Case& one : cases)
        measure(one, rows, updates);
    return 0;
}
