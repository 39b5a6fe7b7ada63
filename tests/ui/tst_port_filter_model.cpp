// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/ports/port_filter_model.h"
#include "ui/ports/port_table_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTest>

using namespace portolan;
using Chip = PortFilterModel::Chip;
using Column = PortTableModel::Column;
using Ports = QList<PortKey>;

Q_DECLARE_METATYPE(portolan::PortFilterModel::Chip)

class tst_PortFilterModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void filters_data();
    void filters();
    void counts();
    void followsTheState();
    void sorts_data();
    void sorts();
    void sortsByTraffic();

private:
    [[nodiscard]] Ports shown() const;

    std::unique_ptr<PortTableModel> m_model;
    std::unique_ptr<PortFilterModel> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_testers[2];
};

void tst_PortFilterModel::init()
{
    m_model = std::make_unique<PortTableModel>();
    m_filter = std::make_unique<PortFilterModel>(*m_model);
    const auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
    m_testers[0] = std::make_unique<QAbstractItemModelTester>(m_model.get(), fatal);
    m_testers[1] = std::make_unique<QAbstractItemModelTester>(m_filter.get(), fatal);
    Snapshot snapshot = samples::six();
    snapshot.ports[5].label = "Shop (staging)";
    m_model->apply(snapshot);
}

void tst_PortFilterModel::cleanup()
{
    m_testers[1].reset();
    m_testers[0].reset();
    m_filter.reset();
    m_model.reset();
}

Ports tst_PortFilterModel::shown() const
{
    Ports ports;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        ports.append(m_filter->index(row, 0).data(PortTableModel::KeyRole).value<PortKey>());
    return ports;
}

void tst_PortFilterModel::filters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Chip>("chip");
    QTest::addColumn<Ports>("ports");

    QTest::newRow("nothing") << "" << Chip::All << Ports { 80, 3000, 5173, 5432, 6379, 8080 };
    QTest::newRow("blanks") << "  " << Chip::All << Ports { 80, 3000, 5173, 5432, 6379, 8080 };
    QTest::newRow("part of a port") << "80" << Chip::All << Ports { 80, 8080 };
    QTest::newRow("process") << "NODE" << Chip::All << Ports { 80, 3000, 5173 };
    QTest::newRow("pid") << "1388" << Chip::All << Ports { 5173 };
    QTest::newRow("address") << "0.0.0.0" << Chip::All << Ports { 3000 };
    QTest::newRow("state") << "conflict" << Chip::All << Ports { 80 };
    QTest::newRow("owner") << "nginx" << Chip::All << Ports { 80 };
    QTest::newRow("label") << "shop" << Chip::All << Ports { 8080 };
    QTest::newRow("two words") << "node mirrored" << Chip::All << Ports { 3000, 5173 };
    QTest::newRow("no match") << "apache" << Chip::All << Ports {};
    QTest::newRow("not a pattern") << ".*" << Chip::All << Ports {};
    QTest::newRow("mirrored") << "" << Chip::Mirrored << Ports { 3000, 5173, 6379, 8080 };
    QTest::newRow("conflicts") << "" << Chip::Conflicts << Ports { 80 };
    QTest::newRow("off") << "" << Chip::Off << Ports { 5432 };
    QTest::newRow("text and chip") << "node" << Chip::Mirrored << Ports { 3000, 5173 };
}

void tst_PortFilterModel::filters()
{
    QFETCH(QString, text);
    QFETCH(Chip, chip);
    m_filter->setText(text);
    m_filter->setChip(chip);
    m_filter->sort(Column::Port);
    QTEST(shown(), "ports");
    m_filter->setText({});
    m_filter->setChip(Chip::All);
    QCOMPARE(shown().size(), 6);
}

void tst_PortFilterModel::counts()
{
    m_filter->setText("node");
    QCOMPARE(m_filter->counts(), (PortFilterModel::Counts { 6, 4, 1, 1, 0, 0 }));
    Snapshot snapshot = samples::six();
    snapshot.ports[1].state = PortState::Ignored;
    snapshot.ports[2].state = PortState::Waiting;
    snapshot.ports.removeLast();
    m_model->apply(snapshot);
    QCOMPARE(m_filter->counts(), (PortFilterModel::Counts { 5, 1, 1, 1, 1, 1 }));
    m_filter->setChip(Chip::Ignored);
    QCOMPARE(shown(), Ports({ 3000 }));
    m_filter->setChip(Chip::Waiting);
    QCOMPARE(shown(), Ports({ 5173 }));
}

void tst_PortFilterModel::followsTheState()
{
    m_filter->setChip(Chip::Off);
    Snapshot snapshot = samples::six();
    snapshot.ports[1].state = PortState::Off;
    m_model->apply(snapshot);
    m_filter->sort(Column::Port);
    QCOMPARE(shown(), Ports({ 3000, 5432 }));
    snapshot.ports[3].state = PortState::Mirrored;
    m_model->apply(snapshot);
    QCOMPARE(shown(), Ports({ 3000 }));
}

void tst_PortFilterModel::sorts_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<Ports>("ports");

    QTest::newRow("port") << int(Column::Port) << Qt::AscendingOrder << Ports { 80, 3000, 5173, 5432, 6379, 8080 };
    QTest::newRow("port, descending") << int(Column::Port) << Qt::DescendingOrder
                                      << Ports { 8080, 6379, 5432, 5173, 3000, 80 };
    QTest::newRow("process") << int(Column::Process) << Qt::AscendingOrder
                             << Ports { 8080, 80, 3000, 5173, 5432, 6379 };
    QTest::newRow("state") << int(Column::State) << Qt::AscendingOrder << Ports { 80, 3000, 5173, 6379, 8080, 5432 };
    QTest::newRow("switch") << int(Column::Switch) << Qt::AscendingOrder << Ports { 5432, 80, 3000, 5173, 6379, 8080 };
    // Equal rows are ordered by number, ascending in both directions.
    QTest::newRow("connections") << int(Column::Connections) << Qt::DescendingOrder
                                 << Ports { 3000, 5173, 6379, 8080, 80, 5432 };
}

void tst_PortFilterModel::sorts()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    m_filter->sort(column, order);
    QTEST(shown(), "ports");
}

void tst_PortFilterModel::sortsByTraffic()
{
    m_filter->sort(Column::Traffic, Qt::DescendingOrder);
    TrafficRate slow;
    slow.fromGuest = 900;
    TrafficRate fast;
    fast.toGuest = 1000;
    // As texts, "900 B/s" would come after "1.0 kB/s".
    m_model->setTraffic({ { 6379, fast }, { 3000, slow } });
    QCOMPARE(shown().mid(0, 2), Ports({ 6379, 3000 }));
    m_model->setTraffic({ { 6379, slow }, { 3000, fast } });
    QCOMPARE(shown().mid(0, 2), Ports({ 3000, 6379 }));
}

REGISTER_TEST(tst_PortFilterModel, QApplication)
#include "tst_port_filter_model.moc"
