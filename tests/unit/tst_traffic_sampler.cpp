// SPDX-License-Identifier: MIT
#include "core/engine/traffic_sampler.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;
using namespace std::chrono_literals;

/// Two ports, and a clock that the test advances.
class tst_TrafficSampler : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void reportsWhetherAnythingChanged_data();
    void reportsWhetherAnythingChanged();
    void peakIsTheHighestRate();
    void peaksOfPortsAreTheirOwn();
    void shortageLastsForAWhile_data();
    void shortageLastsForAWhile();

private:
    [[nodiscard]] bool sampleAfter(std::chrono::milliseconds time)
    {
        m_now += time;
        return m_sampler->sample(m_ports);
    }

    std::chrono::steady_clock::time_point m_now;
    TrafficSampler::Ports m_ports;
    std::unique_ptr<TrafficSampler> m_sampler;
};

void tst_TrafficSampler::init()
{
    m_now = {};
    m_ports = { { uint16_t(80), std::make_shared<Traffic>() }, { uint16_t(3000), std::make_shared<Traffic>() } };
    m_sampler = std::make_unique<TrafficSampler>([this] { return m_now; });
}

void tst_TrafficSampler::reportsWhetherAnythingChanged_data()
{
    QTest::addColumn<std::function<void(Traffic&)>>("change");
    const auto row = [](const char* name, std::function<void(Traffic&)> change) { QTest::newRow(name) << change; };
    row("a connection opened", [](Traffic& traffic) { ++traffic.active; });
    row("a connection came and went", [](Traffic& traffic) { ++traffic.total; });
    row("a connection failed", [](Traffic& traffic) { ++traffic.failed; });
    row("a byte to the guest", [](Traffic& traffic) { ++traffic.toGuest; });
    row("a byte from the guest", [](Traffic& traffic) { ++traffic.fromGuest; });
    row("one closed, a byte went", [](Traffic& traffic) {
        --traffic.active;
        ++traffic.toGuest;
    });
}

void tst_TrafficSampler::reportsWhetherAnythingChanged()
{
    QFETCH(std::function<void(Traffic&)>, change);
    m_ports[80]->active = 1;
    QVERIFY(sampleAfter(500ms));
    QVERIFY(!sampleAfter(500ms));
    change(*m_ports[80]);
    QVERIFY(sampleAfter(500ms));
    QVERIFY(!sampleAfter(500ms));
}

void tst_TrafficSampler::peakIsTheHighestRate()
{
    Traffic& traffic = *m_ports[80];
    traffic.toGuest = 1000;
    traffic.fromGuest = 50;
    QVERIFY(sampleAfter(500ms));
    QCOMPARE(m_sampler->peak(80).toGuest, 2000U);
    QCOMPARE(m_sampler->peak(80).fromGuest, 100U);
    traffic.toGuest += 500; // slower
    traffic.fromGuest += 1000; // faster
    QVERIFY(sampleAfter(1000ms));
    QCOMPARE(m_sampler->peak(80).toGuest, 2000U);
    QCOMPARE(m_sampler->peak(80).fromGuest, 1000U);
    QVERIFY(!sampleAfter(60000ms));
    QCOMPARE(m_sampler->peak(80).toGuest, 2000U);
}

void tst_TrafficSampler::peaksOfPortsAreTheirOwn()
{
    m_ports[3000]->toGuest = 7;
    QVERIFY(sampleAfter(1000ms));
    QCOMPARE(m_sampler->peak(3000).toGuest, 7U);
    QCOMPARE(m_sampler->peak(80).toGuest, 0U);
    QCOMPARE(m_sampler->peak(81).toGuest, 0U); // never mirrored
}

void tst_TrafficSampler::shortageLastsForAWhile_data()
{
    QTest::addColumn<bool>("onHost");
    QTest::newRow("on the host") << true;
    QTest::newRow("in the guest") << false;
}

void tst_TrafficSampler::shortageLastsForAWhile()
{
    QFETCH(bool, onHost);
    const auto starve = [&] { onHost ? ++m_ports[80]->starvedOnHost : ++m_ports[80]->starvedInGuest; };
    const TrafficSampler::Shortage none;
    const TrafficSampler::Shortage some { onHost, !onHost };
    QVERIFY(!sampleAfter(500ms));
    QCOMPARE(m_sampler->shortage(), none);
    starve();
    QVERIFY(sampleAfter(500ms));
    QCOMPARE(m_sampler->shortage(), some);
    QVERIFY(!sampleAfter(9000ms));
    QCOMPARE(m_sampler->shortage(), some);
    starve(); // it continues
    QVERIFY(sampleAfter(500ms));
    QVERIFY(!sampleAfter(9000ms));
    QCOMPARE(m_sampler->shortage(), some);
    QVERIFY(sampleAfter(1000ms)); // the counter did not change, but its meaning did
    QCOMPARE(m_sampler->shortage(), none);
}

REGISTER_TEST(tst_TrafficSampler, QCoreApplication)
#include "tst_traffic_sampler.moc"
