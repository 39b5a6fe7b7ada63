// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/servers.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QJsonArray>

#include <cerrno>

using namespace portolan::test;

/// The article, step by step, with the servers that it uses: Node.js in the guest, and a web server on the host's port
/// 80.
class TestWalk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init();
    void cleanup() { m_bed.reset(); }

    void serverOfTheGuestIsOnLocalhost();
    void switchedOffAndOnByCommand();
    void hostsPort80IsRefusedInTheGuest();
    void restartedDevServer();
    void guestStopsAndReturnsWithAnotherAddress();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    PortolanInstance& portolan() { return m_bed->portolan; }
    [[nodiscard]] QString get(const QString& url) const { return m_bed->twin.curl(url).output; }

    std::unique_ptr<TestBed> m_bed;
};

void TestWalk::init()
{
    m_bed = std::make_unique<TestBed>();
    START(*m_bed);
}

void TestWalk::serverOfTheGuestIsOnLocalhost()
{
    NodeServer node(guest(), 3000);
    QVERIFY(node.waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    for (const char* url : { "http://localhost:3000/", "http://127.0.0.1:3000/", "http://[::1]:3000/" }) {
        const QString page = get(url);
        QVERIFY2(page.startsWith("This is WSL2. "), qPrintable(page));
        // The service sees a client on its own machine.
        QVERIFY2(page.contains("for 127.0.0.1") || page.contains("for ::1"), qPrintable(page));
    }
    // netstat shows the listener: the port is taken on the host.
    const Listener thief(host(), "127.0.0.1", 3000);
    QCOMPARE(thief.error(), EADDRINUSE);

    node.process().stop();
    TRY_COMPARE(portolan().state(3000), QString());
    QCOMPARE(m_bed->twin.curl("http://127.0.0.1:3000/").exitCode, 7); // could not connect
    const Listener free(host(), "127.0.0.1", 3000);
    QCOMPARE(free.error(), 0);
}

void TestWalk::switchedOffAndOnByCommand()
{
    NodeServer node(guest(), 3000);
    QVERIFY(node.waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));

    QCOMPARE(portolan().command({ "disable", "3000" }).exitCode, 0);
    QCOMPARE(m_bed->twin.curl("http://localhost:3000/").exitCode, 7);
    QCOMPARE(portolan().state(3000), QString("off"));
    QCOMPARE(portolan().row(3000).value("enabled").toBool(true), false);

    QCOMPARE(portolan().command({ "enable", "3000" }).exitCode, 0);
    TRY_VERIFY(get("http://localhost:3000/").startsWith("This is WSL2. "));
    QCOMPARE(portolan().state(3000), QString("mirrored"));
    QCOMPARE(portolan().row(3000).value("enabled").toBool(false), true);
}

void TestWalk::hostsPort80IsRefusedInTheGuest()
{
    Nginx nginx(host(), { "0.0.0.0:80", "[::]:80 ipv6only=on" });
    QVERIFY2(nginx.waitUntilListening(), qPrintable(nginx.process().errors()));

    // The guest learns of the host's port a moment later; until then a bind would succeed.
    TRY_VERIFY(Listener(guest(), "0.0.0.0", 80).error() == EACCES);
    NodeServer node(guest(), 80);
    QVERIFY(!node.waitUntilListening());
    QVERIFY2(node.process().errors().contains("Error: listen EACCES: permission denied 0.0.0.0:80"),
        qPrintable(node.process().errors()));

    TRY_COMPARE(portolan().row(80).value("refused").toObject().value("process").toString(), QString("node"));
    QCOMPARE(portolan().state(80), QString("conflict host-port-in-use"));
    const QJsonObject row = portolan().row(80);
    QCOMPARE(row.value("owner").toObject(), QJsonObject({ { "pid", nginx.process().pid() }, { "process", "nginx" } }));
    QCOMPARE(row.value("refused").toObject().value("pid").toInteger(), node.process().pid());
    QVERIFY(row.value("message").toString().contains("nginx"));
    QCOMPARE(row.value("hostAddresses").toArray(), QJsonArray());
    QCOMPARE(get("http://localhost:80/"), QString("nginx of the test\n"));

    // The conflict clears when the owner stops, and the guest gets its port.
    nginx.stop();
    TRY_VERIFY(portolan().state(80) != "conflict host-port-in-use");
    NodeServer again(guest(), 80);
    QVERIFY2(again.waitUntilListening(), qPrintable(again.process().errors()));
    TRY_COMPARE(portolan().state(80), QString("mirrored"));
    QVERIFY(get("http://localhost:80/").startsWith("This is WSL2. "));
    QVERIFY(portolan().row(80).value("refused").isNull());
}

void TestWalk::restartedDevServer()
{
    auto service = std::make_unique<Listener>(guest(), "127.0.0.1", 3000);
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    for (int i = 0; i < 20; ++i) {
        // A browser holds a connection while the server is replaced within milliseconds. If it comes between the old
        // mirror and the new one, it retries.
        std::unique_ptr<Connection> browser;
        TRY_VERIFY((browser = std::make_unique<Connection>(host(), "127.0.0.1", 3000))->open()
            && service->accept(1000).has_value());
        service.reset();
        service = std::make_unique<Listener>(guest(), "127.0.0.1", 3000);
        QCOMPARE(service->error(), 0);
        const auto reached = [&] {
            for (const char* way : { "127.0.0.1", "::1" }) {
                Connection client(host(), way, 3000);
                if (!client.open() || !client.send("x"))
                    return false;
                const std::optional<Connection> accepted = service->accept(1000);
                if (!accepted)
                    return false;
            }
            return true;
        };
        TRY_VERIFY(reached());
    }
    QCOMPARE(portolan().state(3000), QString("mirrored"));
}

void TestWalk::guestStopsAndReturnsWithAnotherAddress()
{
    {
        NodeServer node(guest(), 3000);
        QVERIFY(node.waitUntilListening());
        TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    }
    {
        NodeServer node(guest(), 3000);
        QVERIFY(node.waitUntilListening());
        TRY_COMPARE(portolan().state(3000), QString("mirrored"));
        m_bed->twin.deleteGuest();
        TRY_COMPARE(portolan().guestState(), QString("stopped"));
    }
    TRY_COMPARE(portolan().state(3000), QString("waiting guest-stopped"));
    QCOMPARE(Connection(host(), "127.0.0.1", 3000).error(), ECONNREFUSED);

    m_bed->twin.makeGuest("172.29.100.7/16");
    QCOMPARE(m_bed->twin.error(), QString());
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    NodeServer node(guest(), 3000);
    QVERIFY(node.waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    QVERIFY(get("http://localhost:3000/").startsWith("This is WSL2. "));
    QCOMPARE(portolan().status().value("guest").toObject().value("address").toString(), QString("172.29.100.7"));
}

REGISTER_TEST(TestWalk, QCoreApplication)
#include "tst_walk.moc"
