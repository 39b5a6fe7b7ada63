// SPDX-License-Identifier: MIT
#include "tests/support/relay_cases.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/support/transfer.h"
#include "tests/windows/support/windows_test.h"

#include <cerrno>
#include <thread>

using namespace portolan::test;

/// The relay on Windows, with clients on the host and services in the guest. tst_relay_paths tests the same code more
/// thoroughly on Linux.
class TestWindowsRelay : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_bed.reset(); }

    void connectionsAreSteered();
    void bulk_data();
    void bulk();
    void halfClose_data();
    void halfClose();
    void resets_data();
    void resets();
    void refusedServiceResetsTheClient();
    void connectionsOfRandomSizes();

private:
    using Pair = RelayCases::Pair;

    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    WindowsPortolan& portolan() { return m_bed->portolan; }
    [[nodiscard]] RelayCases cases() { return { portolan(), m_bed->twin }; }
    [[nodiscard]] int connections(int port, const char* key) { return cases().count(port, "connections", key); }
    [[nodiscard]] std::optional<Pair> connectTo(Listener& service, const char* way = "127.0.0.1")
    {
        return cases().connectTo(service, way);
    }

    std::unique_ptr<WindowsBed> m_bed;
};

void TestWindowsRelay::initTestCase()
{
    SKIP_WITHOUT_WINDOWS();
    m_bed = std::make_unique<WindowsBed>();
    START_IN_WINDOWS(*m_bed);
}

/// The guest's kernel hands connections to the service, just as for a Linux host.
void TestWindowsRelay::connectionsAreSteered()
{
    Listener service(guest(), "127.0.0.1", 0);
    TRY_VERIFY(connectTo(service) && portolan().row(service.port()).value("path").toString() == "steered");
    std::optional<Pair> pair = connectTo(service);
    QVERIFY(pair.has_value());
    QVERIFY(pair->client.send("question"));
    QCOMPARE(pair->service.receive(8), QByteArray("question"));
    QCOMPARE(pair->service.peerAddress(), QString("127.0.0.1"));
}

void TestWindowsRelay::bulk_data()
{
    QTest::addColumn<bool>("toGuest");
    QTest::newRow("to the guest") << true;
    QTest::newRow("from the guest") << false;
}

void TestWindowsRelay::bulk()
{
    QFETCH(bool, toGuest);
    constexpr qint64 gibibyte = 1024 * 1024 * 1024;
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service);
    QVERIFY(pair.has_value());
    Transferred sent;
    Transferred arrived;
    {
        const std::jthread sending([&] { sent = sendRandom(toGuest ? pair->client : pair->service, gibibyte, 1); });
        arrived = receiveUntilEnd(toGuest ? pair->service : pair->client);
    }
    QCOMPARE(sent.size, gibibyte);
    QCOMPARE(arrived, sent);
    const QJsonObject bytes = portolan().row(service.port()).value("bytes").toObject();
    QCOMPARE(bytes.value(toGuest ? "toGuest" : "fromGuest").toInteger(), gibibyte);
}

void TestWindowsRelay::halfClose_data()
{
    QTest::addColumn<bool>("clientFirst");
    QTest::newRow("the client ends first") << true;
    QTest::newRow("the service ends first") << false;
}

void TestWindowsRelay::halfClose()
{
    QFETCH(bool, clientFirst);
    cases().halfClose(clientFirst);
}

void TestWindowsRelay::resets_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::newRow("by the client") << true;
    QTest::newRow("by the service") << false;
}

void TestWindowsRelay::resets()
{
    QFETCH(bool, byClient);
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service, "::1");
    QVERIFY(pair.has_value());
    Connection& one = byClient ? pair->client : pair->service;
    Connection& other = byClient ? pair->service : pair->client;
    // Wine reports a reset only to a read that is already waiting; a later read gets an orderly end. (Windows reports
    // the reset to both.) So make sure that the relay is waiting for data from the resetting end: let that end speak
    // first.
    QVERIFY(one.send("a"));
    QCOMPARE(other.receive(1), QByteArray("a"));
    QVERIFY(other.send("b"));
    QCOMPARE(one.receive(1), QByteArray("b"));
    one.reset();
    QCOMPARE(other.receiveAll(2000), QByteArray()); // at once, not after the timeout
    QCOMPARE(other.error(), ECONNRESET);
    TRY_COMPARE(connections(service.port(), "active"), 0);
}

void TestWindowsRelay::refusedServiceResetsTheClient()
{
    // The service listens, but accepts nothing from the loopback interface.
    Listener service(guest(), "0.0.0.0", 0, { .device = "eth0" });
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    Connection client(host(), "127.0.0.1", service.port());
    if (client.error() == 0)
        QCOMPARE(client.receiveAll(), QByteArray());
    QVERIFY2(client.error() == ECONNRESET || client.error() == ECONNREFUSED, std::strerror(client.error()));
    TRY_COMPARE(connections(service.port(), "failed"), 1);
}

void TestWindowsRelay::connectionsOfRandomSizes() { cases().connectionsOfRandomSizes(); }

REGISTER_TEST(TestWindowsRelay, QCoreApplication)
#include "tst_windows_relay.moc"
