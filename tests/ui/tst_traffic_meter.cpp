// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/ports/traffic_meter.h"

#include <QTest>

using namespace portolan;

class tst_TrafficMeter : public QObject
{
    Q_OBJECT

private slots:
    void rates();
    void standsStill();
    void portOpenedAgain();
    void portGone();
    void restart();
    void historyGoesOnAfterARestart();
    void timeStandsStill();
    void historyIsBounded();
};

namespace {

Snapshot carrying(quint64 toGuest, quint64 fromGuest)
{
    Snapshot snapshot = samples::connected({ samples::mirrored(3000, "node", 1, { "::" }) });
    snapshot.ports[0].bytesToGuest = toGuest;
    snapshot.ports[0].bytesFromGuest = fromGuest;
    return snapshot;
}

} // namespace

void tst_TrafficMeter::rates()
{
    qint64 now = 5000;
    TrafficMeter meter([&now] { return now; });
    meter.sample(carrying(1000, 2000));
    QCOMPARE(meter.total().both(), 0.0);
    now += 500;
    meter.sample(carrying(2000, 5000));
    QCOMPARE(meter.ports().value(3000).toGuest, 2000.0);
    QCOMPARE(meter.ports().value(3000).fromGuest, 6000.0);
    QCOMPARE(meter.total().toGuest, 2000.0);
    QCOMPARE(meter.total().fromGuest, 6000.0);
    QCOMPARE(meter.ports().value(3000).history, QList<double>({ 8000.0 }));
}

void tst_TrafficMeter::standsStill()
{
    qint64 now = 0;
    TrafficMeter meter([&now] { return now; });
    for (int second = 0; second < 3; ++second) {
        meter.sample(carrying(second < 2 ? 1000 * second : 1000, 0));
        now += 1000;
    }
    QCOMPARE(meter.total().both(), 0.0);
    QCOMPARE(meter.ports().value(3000).history, QList<double>({ 1000.0, 0.0 }));
}

void tst_TrafficMeter::portOpenedAgain()
{
    qint64 now = 0;
    TrafficMeter meter([&now] { return now; });
    meter.sample(carrying(1'000'000, 0));
    now += 1000;
    meter.sample(carrying(10, 0));
    QCOMPARE(meter.total().both(), 0.0);
}

void tst_TrafficMeter::portGone()
{
    qint64 now = 0;
    TrafficMeter meter([&now] { return now; });
    meter.sample(carrying(0, 0));
    now += 1000;
    meter.sample(samples::connected({}));
    QVERIFY(meter.ports().isEmpty());
}

void tst_TrafficMeter::restart()
{
    qint64 now = 0;
    TrafficMeter meter([&now] { return now; });
    meter.sample(carrying(0, 0));
    meter.restart();
    now += 3'600'000;
    meter.sample(carrying(1'000'000, 0));
    QCOMPARE(meter.total().both(), 0.0);
    now += 1000;
    meter.sample(carrying(1'000'500, 0));
    QCOMPARE(meter.total().both(), 500.0);
}

void tst_TrafficMeter::historyGoesOnAfterARestart()
{
    qint64 now = 0;
    TrafficMeter meter([&now] { return now; });
    meter.sample(carrying(0, 0));
    now += 1000;
    meter.sample(carrying(100, 0));
    meter.restart();
    now += 3000;
    meter.sample(carrying(700, 0));
    QCOMPARE(meter.ports().value(3000).history, QList<double>({ 100, 200, 200, 200 }));
    // After a very short pause, nothing was missed.
    meter.restart();
    now += 100;
    meter.sample(carrying(700, 0));
    now += 1000;
    meter.sample(carrying(710, 0));
    QCOMPARE(meter.ports().value(3000).history, QList<double>({ 100, 200, 200, 200, 10 }));
    meter.restart();
    now += 3'600'000;
    meter.sample(carrying(710, 0));
    QCOMPARE(meter.ports().value(3000).history, QList<double>(TrafficMeter::historyLength, 0.0));
}

void tst_TrafficMeter::timeStandsStill()
{
    TrafficMeter meter([] { return 7; });
    meter.sample(carrying(0, 0));
    meter.sample(carrying(1000, 0));
    QCOMPARE(meter.total().both(), 0.0);
}

void tst_TrafficMeter::historyIsBounded()
{
    qint64 now = 0;
    TrafficMeter meter([&now] { return now; });
    for (quint64 second = 0; second <= 100; ++second) {
        meter.sample(carrying(second * second, 0));
        now += 1000;
    }
    const QList<double> history = meter.ports().value(3000).history;
    QCOMPARE(history.size(), TrafficMeter::historyLength);
    QCOMPARE(history.last(), 100.0 * 100.0 - 99.0 * 99.0);
}

REGISTER_TEST(tst_TrafficMeter, QCoreApplication)
#include "tst_traffic_meter.moc"
