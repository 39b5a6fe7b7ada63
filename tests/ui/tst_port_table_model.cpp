// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/look/marks.h"
#include "ui/ports/port_table_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using Column = PortTableModel::Column;
using Tester = QAbstractItemModelTester;

namespace {

QList<PortKey> portsOf(const PortTableModel& model)
{
    QList<PortKey> ports;
    for (int row = 0; row < model.rowCount(); ++row)
        ports.append(model.index(row, 0).data(PortTableModel::KeyRole).value<PortKey>());
    return ports;
}

QString text(const PortTableModel& model, quint16 port, Column column)
{
    return model.indexOf(port).siblingAtColumn(column).data().toString();
}

Snapshot withPorts(const QList<PortKey>& ports)
{
    QList<PortFact> facts;
    for (const PortKey port : ports)
        facts.append(samples::mirrored(port, "node", 1, { "0.0.0.0" }));
    return samples::connected(facts);
}

} // namespace

class tst_PortTableModel : public QObject
{
    Q_OBJECT

private slots:
    void showsTheColumns();
    void differencesOnly_data();
    void differencesOnly();
    void neverResets();
    void unsortedSnapshot();
    void countersTouchTheirColumnsOnly();
    void guestChangeUpdatesTheTexts();
    void trafficComesFromTheMeter();
    void switchShowsTheRequestAtOnce();
    void lastOfTwoRequestsCounts();
    void label();
    void onlySwitchAndLabelCanBeSet();
    void oneSignalForAllCounters();
    void neighboursShareASignal();
    void saysWhatItShows();
    void toolTipsAreNoHtml();
    void marksDifferByState();
    void sortValuesAreNumbers();
};

void tst_PortTableModel::showsTheColumns()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.apply(samples::six());
    QCOMPARE(portsOf(model), QList<PortKey>({ 80, 3000, 5173, 5432, 6379, 8080 }));
    QCOMPARE(text(model, 3000, Column::Port), "3000");
    QCOMPARE(text(model, 3000, Column::Process), "node");
    QCOMPARE(model.indexOf(3000).siblingAtColumn(Column::Process).data(PortTableModel::DetailRole).toString(), "1204");
    QCOMPARE(text(model, 6379, Column::ListensOn), "127.0.0.1, ::1");
    QCOMPARE(text(model, 6379, Column::OnHost), "127.0.0.1, ::1");
    QCOMPARE(text(model, 5432, Column::OnHost), "—");
    QCOMPARE(text(model, 80, Column::Process), "node");
    QCOMPARE(text(model, 80, Column::ListensOn), "refused");
    QCOMPARE(text(model, 80, Column::State), "Used by nginx (pid 871) on this computer; node in Ubuntu got EACCES");
    QCOMPARE(text(model, 80, Column::Connections), "—");
    QCOMPARE(text(model, 3000, Column::Connections), "3");
    QCOMPARE(text(model, 8080, Column::Traffic), "idle");
    QCOMPARE(model.indexOf(5432).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    QCOMPARE(model.indexOf(3000).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY(model.indexOf(80).siblingAtColumn(Column::State).data(Qt::ToolTipRole).toString().contains("Stop nginx"));
    QVERIFY(!model.indexOf(81).isValid());
    QCOMPARE(model.fact({}), PortFact());
}

void tst_PortTableModel::differencesOnly_data()
{
    QTest::addColumn<QList<PortKey>>("before");
    QTest::addColumn<QList<PortKey>>("after");
    QTest::addColumn<int>("removals");
    QTest::addColumn<int>("insertions");

    using Ports = QList<PortKey>;
    QTest::newRow("same") << Ports { 1, 2 } << Ports { 1, 2 } << 0 << 0;
    QTest::newRow("all new") << Ports {} << Ports { 1, 2, 3 } << 0 << 1;
    QTest::newRow("all gone") << Ports { 1, 2, 3 } << Ports {} << 1 << 0;
    QTest::newRow("first") << Ports { 2, 3 } << Ports { 1, 2, 3 } << 0 << 1;
    QTest::newRow("last") << Ports { 1, 2 } << Ports { 1, 2, 3 } << 0 << 1;
    QTest::newRow("between") << Ports { 1, 9 } << Ports { 1, 4, 5, 9 } << 0 << 1;
    QTest::newRow("two gaps") << Ports { 1, 5, 9 } << Ports { 1, 3, 5, 7, 9 } << 0 << 2;
    QTest::newRow("leave from the middle") << Ports { 1, 2, 3, 4 } << Ports { 1, 4 } << 1 << 0;
    QTest::newRow("leave twice") << Ports { 1, 2, 3, 4, 5 } << Ports { 1, 3, 5 } << 2 << 0;
    QTest::newRow("exchange") << Ports { 1, 2, 3 } << Ports { 4, 5 } << 1 << 1;
    QTest::newRow("both") << Ports { 1, 3, 5 } << Ports { 2, 3, 6 } << 2 << 2;
}

void tst_PortTableModel::differencesOnly()
{
    QFETCH(QList<PortKey>, before);
    QFETCH(QList<PortKey>, after);
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.apply(withPorts(before));
    const QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.apply(withPorts(after));
    QCOMPARE(portsOf(model), after);
    QTEST(int(removals.size()), "removals");
    QTEST(int(insertions.size()), "insertions");
    QCOMPARE(changes.size(), 0);
}

void tst_PortTableModel::neverResets()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    QRandomGenerator random(20260302);
    for (int round = 0; round < 200; ++round) {
        QList<PortKey> ports;
        for (quint16 port = 1; port < 60; ++port) {
            if (random.bounded(2))
                ports.append(port);
        }
        model.apply(withPorts(ports));
        QCOMPARE(portsOf(model), ports);
    }
    QCOMPARE(resets.size(), 0);
    QCOMPARE(layouts.size(), 0);
}

void tst_PortTableModel::unsortedSnapshot()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.apply(withPorts({ 9, 1, 5 }));
    QCOMPARE(portsOf(model), QList<PortKey>({ 1, 5, 9 }));
}

void tst_PortTableModel::countersTouchTheirColumnsOnly()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    Snapshot snapshot = samples::six();
    model.apply(snapshot);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

    snapshot.ports[1].bytesFromGuest += 1000;
    model.apply(snapshot);
    QCOMPARE(changes.size(), 0);
    QCOMPARE(model.fact(model.indexOf(3000)).bytesFromGuest, quint64(1000));

    snapshot.ports[1].connectionsActive += 1;
    model.apply(snapshot);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).at(0).toModelIndex().column(), int(Column::Connections));
    QCOMPARE(text(model, 3000, Column::Connections), "4");

    snapshot.ports[1].state = PortState::Off;
    model.apply(snapshot);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.at(1).at(0).toModelIndex(), model.indexOf(3000));
    QCOMPARE(text(model, 3000, Column::State), "Off");
}

void tst_PortTableModel::guestChangeUpdatesTheTexts()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    Snapshot snapshot = samples::six();
    model.apply(snapshot);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    snapshot.ports.first().refused->error = "EPERM";
    model.apply(snapshot);
    QVERIFY(changes.size() > 0);
    QCOMPARE(text(model, 80, Column::State), "Used by nginx (pid 871) on this computer; node in Ubuntu got EPERM");
}

void tst_PortTableModel::trafficComesFromTheMeter()
{
    QLocale::setDefault(QLocale::C);
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.apply(samples::six());
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    TrafficRate rate;
    rate.toGuest = 100'000;
    rate.fromGuest = 12'000'000;
    rate.history = { 1.0, 2.0 };
    model.setTraffic({ { 3000, rate } });
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).at(0).toModelIndex(), model.indexOf(3000).siblingAtColumn(Column::Traffic));
    QCOMPARE(text(model, 3000, Column::Traffic), "12.1 MB/s");
    QCOMPARE(model.indexOf(3000).data(PortTableModel::HistoryRole).value<QList<double>>(), rate.history);
    model.setTraffic({ { 3000, rate } });
    QCOMPARE(changes.size(), 1);
}

void tst_PortTableModel::switchShowsTheRequestAtOnce()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    Snapshot snapshot = samples::six();
    model.apply(snapshot);
    const QSignalSpy requests(&model, &PortTableModel::enabledRequested);
    QVERIFY(model.setData(model.indexOf(3000), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.at(0), QVariantList({ QVariant::fromValue(PortKey(3000)), false }));
    QCOMPARE(model.indexOf(3000).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);

    // A snapshot from before the command does not switch it back.
    snapshot.ports[1].connectionsActive = 9;
    model.apply(snapshot);
    QCOMPARE(model.indexOf(3000).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    // After the command, the snapshot is right, whatever it says.
    model.settleEnabled(3000);
    QCOMPARE(model.indexOf(3000).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
}

void tst_PortTableModel::lastOfTwoRequestsCounts()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.apply(samples::six());
    const auto checked = [&model] { return model.indexOf(3000).data(Qt::CheckStateRole).value<Qt::CheckState>(); };
    model.setEnabled(3000, false);
    model.setEnabled(3000, true);
    model.setEnabled(3000, false);
    // The first command is done, but its snapshot is already outdated: the row must not flicker.
    model.settleEnabled(3000);
    model.settleEnabled(3000);
    QCOMPARE(checked(), Qt::Unchecked);
    QCOMPARE(model.fact(model.indexOf(3000)).enabled, false);
    model.settleEnabled(3000);
    QCOMPARE(checked(), Qt::Checked);
    model.settleEnabled(3000); // for a row that was away meanwhile
    QCOMPARE(checked(), Qt::Checked);
}

void tst_PortTableModel::label()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    Snapshot snapshot = samples::six();
    snapshot.ports[1].label = "shop";
    model.apply(snapshot);
    const QModelIndex cell = model.indexOf(3000).siblingAtColumn(Column::Port);
    QCOMPARE(cell.data().toString(), "3000");
    QCOMPARE(cell.data(PortTableModel::DetailRole).toString(), "shop");
    QCOMPARE(cell.data(Qt::EditRole).toString(), "shop");
    QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), "3000, shop");
    QVERIFY(cell.data(PortTableModel::SearchRole).toString().contains("shop"));

    const QSignalSpy requests(&model, &PortTableModel::labelRequested);
    QVERIFY(model.setData(cell, "  the \n new shop ", Qt::EditRole));
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.at(0), QVariantList({ QVariant::fromValue(PortKey(3000)), QStringLiteral("the new shop") }));
    QCOMPARE(cell.data(PortTableModel::DetailRole).toString(), "the new shop");
    QCOMPARE(model.fact(cell).label, "the new shop");
    // Setting the current value requests nothing.
    QVERIFY(model.setData(cell, "the new shop", Qt::EditRole));
    QCOMPARE(requests.size(), 1);
    // The core may have refused it.
    model.settleLabel(3000);
    QCOMPARE(cell.data(PortTableModel::DetailRole).toString(), "shop");
    QVERIFY(model.setData(cell, QString(300, 'x'), Qt::EditRole));
    QCOMPARE(requests.last().at(1).toString().size(), PortTableModel::longestLabel);
    QVERIFY(model.setData(cell, "", Qt::EditRole));
    QCOMPARE(requests.last().at(1).toString(), "");
}

void tst_PortTableModel::onlySwitchAndLabelCanBeSet()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.apply(samples::six());
    const QSignalSpy switches(&model, &PortTableModel::enabledRequested);
    const QSignalSpy labels(&model, &PortTableModel::labelRequested);
    QVERIFY(!model.setData(model.index(0, Column::Process), "node", Qt::EditRole));
    QVERIFY(!model.setData(model.index(0, Column::Port), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData({}, Qt::Checked, Qt::CheckStateRole));
    model.setEnabled(81, true);
    model.setLabel(81, "nothing is there");
    QCOMPARE(switches.size() + labels.size(), 0);
    for (int column = 0; column < Column::ColumnCount; ++column) {
        const Qt::ItemFlags flags = model.flags(model.index(0, column));
        QCOMPARE(flags.testFlag(Qt::ItemIsUserCheckable), column == Column::Switch);
        QCOMPARE(flags.testFlag(Qt::ItemIsEditable), column == Column::Port);
    }
}

void tst_PortTableModel::oneSignalForAllCounters()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    Snapshot snapshot = samples::six();
    model.apply(snapshot);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (PortFact& port : snapshot.ports)
        port.connectionsActive += port.port == 5432 ? 0 : 1;
    model.apply(snapshot);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).at(0).toModelIndex(), model.index(0, Column::Connections));
    QCOMPARE(changes.at(0).at(1).toModelIndex(), model.index(5, Column::Traffic));

    TrafficRate rate;
    rate.toGuest = 1000;
    model.setTraffic({ { 3000, rate }, { 8080, rate } });
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.at(1).at(0).toModelIndex(), model.index(1, Column::Traffic));
    QCOMPARE(changes.at(1).at(1).toModelIndex(), model.index(5, Column::Traffic));
}

void tst_PortTableModel::neighboursShareASignal()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    Snapshot snapshot = samples::six();
    model.apply(snapshot);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (const int row : { 1, 2, 4 })
        snapshot.ports[row].label = "new";
    model.apply(snapshot);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.at(0).at(0).toModelIndex(), model.index(1, 0));
    QCOMPARE(changes.at(0).at(1).toModelIndex(), model.index(2, Column::Traffic));
    QCOMPARE(changes.at(1).at(0).toModelIndex(), model.index(4, 0));
}

void tst_PortTableModel::saysWhatItShows()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.apply(samples::six());
    const auto said = [&model](quint16 port, Column column) {
        return model.indexOf(port).siblingAtColumn(column).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(said(3000, Column::Switch), "Port 3000, on");
    QCOMPARE(said(5432, Column::Switch), "Port 5432, off");
    QCOMPARE(said(3000, Column::Process), "node 1204");
    QCOMPARE(said(5432, Column::OnHost), "none");
    QCOMPARE(said(5432, Column::Traffic), "none");
    QCOMPARE(said(3000, Column::Traffic), "idle");
    QCOMPARE(said(80, Column::State),
        "Conflict, Used by nginx (pid 871) on this computer; node in Ubuntu got EACCES");
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < Column::ColumnCount; ++column)
            QVERIFY(!model.index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty());
    }
    for (int column = 0; column < Column::ColumnCount; ++column) {
        const QString title = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
            + model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        QVERIFY(!title.isEmpty());
    }
}

/// Or a guest's program could have pictures loaded from anywhere, by its name.
void tst_PortTableModel::toolTipsAreNoHtml()
{
    Snapshot snapshot = samples::six();
    for (PortFact& port : snapshot.ports) {
        if (!port.listeners.isEmpty())
            port.listeners.first().process.name = QStringLiteral("<img src=file://far/share/x.png>");
    }
    PortTableModel model;
    model.apply(snapshot);
    const QString tip = model.indexOf(3000).siblingAtColumn(Column::Process).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains("&lt;img") && !tip.contains("<img"), qPrintable(tip));
}

void tst_PortTableModel::marksDifferByState()
{
    QList<PortFact> facts;
    for (const PortState state :
        { PortState::Mirrored, PortState::Conflict, PortState::Off, PortState::Ignored, PortState::Waiting }) {
        facts.append(samples::mirrored(quint16(100 + facts.size()), "node", 1, { "::" }));
        facts.last().state = state;
    }
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.apply(samples::connected(facts));
    QSet<int> marks;
    for (int row = 0; row < model.rowCount(); ++row)
        marks.insert(model.index(row, Column::State).data(PortTableModel::MarkRole).toInt());
    QCOMPARE(marks.size(), facts.size());
}

void tst_PortTableModel::sortValuesAreNumbers()
{
    PortTableModel model;
    Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.apply(samples::six());
    const auto before = [&model](quint16 one, quint16 other, Column column) {
        const int order = model.compare(model.indexOf(one).row(), model.indexOf(other).row(), column);
        return order < 0 && model.compare(model.indexOf(other).row(), model.indexOf(one).row(), column) > 0;
    };
    QVERIFY(before(80, 3000, Column::Port));
    QVERIFY(before(80, 3000, Column::State));
    QVERIFY(before(5432, 6379, Column::Connections));
    QVERIFY(before(5432, 6379, Column::Switch));
    QVERIFY(before(8080, 5432, Column::Process));
    QCOMPARE(model.compare(1, 2, Column::Process), 0);
    TrafficRate slow;
    slow.toGuest = 900;
    TrafficRate fast;
    fast.toGuest = 1000; // "900 B/s" and "1.0 kB/s"
    model.setTraffic({ { 3000, fast }, { 6379, slow } });
    QVERIFY(before(6379, 3000, Column::Traffic));
    QVERIFY(before(5432, 8080, Column::Traffic)); // switched off, and idle
}

REGISTER_TEST(tst_PortTableModel, QApplication)
#include "tst_port_table_model.moc"
