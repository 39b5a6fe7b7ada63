// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/servers.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cerrno>

using namespace portolan::test;

/// The host's port is taken: when that is a conflict, what is reported, and that it clears by itself.
class TestConflicts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init() { m_bed = std::make_unique<TestBed>(); }
    void cleanup() { m_bed.reset(); }

    void hostProgramUsesThePort_data();
    void hostProgramUsesThePort();
    void listenerOnALanAddressIsNoConflict();
    void listenerOnAnotherLoopbackAddressConflictsThereOnly();
    void boundSocketHasNoOwner();
    void clientsTimeWaitHasNoOwner();
    void ownerIsTheProgramAndNotItsThread();
    void anotherInstanceIsNoConflict();
    void permissionDenied();
    void retriedWhenTheOwnerChanges();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    PortolanInstance& portolan() { return m_bed->portolan; }

    std::unique_ptr<TestBed> m_bed;
};

void TestConflicts::hostProgramUsesThePort_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("127.0.0.1") << "127.0.0.1";
    QTest::newRow("::1") << "::1";
    QTest::newRow("0.0.0.0") << "0.0.0.0";
    QTest::newRow("::") << "::";
}

void TestConflicts::hostProgramUsesThePort()
{
    QFETCH(QString, address);
    // Both sockets were there before Portolan, and existing sockets are never touched.
    auto owner = std::make_unique<Listener>(host(), address, 4000);
    QCOMPARE(owner->error(), 0);
    Listener service(guest(), "0.0.0.0", 4000);
    START(*m_bed);
    TRY_COMPARE(portolan().state(4000), QString("conflict host-port-in-use"));
    const QJsonObject row = portolan().row(4000);
    QCOMPARE(row.value("owner").toObject(),
        QJsonObject({ { "pid", QCoreApplication::applicationPid() }, { "process", "system_test_program" } }));
    QCOMPARE(row.value("listeners").toArray().size(), 1);
    QVERIFY(row.value("refused").isNull());
    QVERIFY(row.value("message").toString().contains("system_test_program"));
    // Neither family is opened.
    QCOMPARE(row.value("hostAddresses").toArray(), QJsonArray());
    for (const char* way : { "127.0.0.1", "::1" }) {
        Connection client(host(), way, 4000);
        if (client.open())
            QVERIFY2(!service.accept(300).has_value(), "a connection to the host's own program came out in the guest");
    }
    // The conflict clears by itself.
    owner.reset();
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    QCOMPARE(portolan().hostAddresses(4000), QString("127.0.0.1 ::1"));
    QVERIFY(portolan().row(4000).value("owner").isNull());
}

void TestConflicts::listenerOnALanAddressIsNoConflict()
{
    const Listener lan(host(), Twin::hostAddress, 4000);
    QCOMPARE(lan.error(), 0);
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 4000);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    QVERIFY(Connection(host(), "127.0.0.1", 4000).open());
    QVERIFY(service.accept().has_value());
}

void TestConflicts::listenerOnAnotherLoopbackAddressConflictsThereOnly()
{
    auto owner = std::make_unique<Listener>(host(), "127.0.0.53", 4000);
    Listener there(guest(), "127.0.0.53", 4000);
    QCOMPARE(there.error(), 0);
    START(*m_bed);
    TRY_COMPARE(portolan().state(4000), QString("conflict host-port-in-use"));
    // The port's other addresses are free.
    Listener service(guest(), "127.0.0.1", 4000);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().hostAddresses(4000), QString("127.0.0.1 ::1"));
    QVERIFY(Connection(host(), "::1", 4000).open());
    QVERIFY(service.accept().has_value());
    owner.reset();
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    TRY_VERIFY(portolan().hostAddresses(4000).contains("127.0.0.53"));
}

void TestConflicts::boundSocketHasNoOwner()
{
    auto bound = std::make_unique<Listener>(
        host(), "127.0.0.1", 4000, ListenOptions { .reuseAddress = false, .listen = false });
    QCOMPARE(bound->error(), 0);
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 4000);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(4000), QString("conflict host-port-in-use"));
    const QJsonObject row = portolan().row(4000);
    QVERIFY(row.value("owner").isNull());
    QVERIFY2(row.value("message").toString().contains("no program listens on it"),
        qPrintable(row.value("message").toString()));
    QCOMPARE(row.value("hostAddresses").toArray(), QJsonArray());
    bound.reset();
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
}

/// A client that happened to use this port as its local port leaves it in TIME_WAIT for a minute.
void TestConflicts::clientsTimeWaitHasNoOwner()
{
    Listener far(host(), "127.0.0.1", 0);
    START(*m_bed);
    Connection client(host(), "127.0.0.1", far.port());
    std::optional<Connection> accepted = far.accept();
    QVERIFY(accepted.has_value());
    const quint16 port = client.localPort();
    client.shutdownSending();
    QVERIFY(accepted->ended());
    accepted.reset();
    QVERIFY(client.ended());
    client.close();

    Listener service(guest(), "127.0.0.1", port);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(port), QString("conflict host-port-in-use"));
    QVERIFY(portolan().row(port).value("owner").isNull());
    // If the kernel can end TIME_WAIT early, the test need not wait for a minute.
    (void)run(host(), "ss", { "--kill", "--tcp", "state", "time-wait", QString("sport = :%1").arg(port) });
    TRY_COMPARE(portolan().state(port), QString("mirrored"));
    QVERIFY(Connection(host(), "127.0.0.1", port).open());
}

void TestConflicts::ownerIsTheProgramAndNotItsThread()
{
    NodeServer owner(host(), 4000);
    QVERIFY(owner.waitUntilListening());
    Listener service(guest(), "127.0.0.1", 4000);
    START(*m_bed);
    TRY_COMPARE(portolan().row(4000).value("owner").toObject(),
        QJsonObject({ { "pid", owner.process().pid() }, { "process", "node" } }));
}

void TestConflicts::anotherInstanceIsNoConflict()
{
    START(*m_bed);
    PortolanInstance other(m_bed->twin);
    other.start({ "--headless", "--guest", "netns:" + m_bed->twin.guestName(), "--instance", "other" });
    const auto otherState = [&](int port) {
        const Outcome outcome = other.command({ "--instance", "other", "status", "--json" });
        const QJsonArray ports = QJsonDocument::fromJson(outcome.output.toUtf8()).object().value("ports").toArray();
        for (const QJsonValue row : ports) {
            if (row.toObject().value("port").toInt() == port)
                return row.toObject().value("state").toString();
        }
        return QString();
    };
    auto service = std::make_unique<Listener>(guest(), "0.0.0.0", 4000);
    QCOMPARE(service->error(), 0);
    TRY_VERIFY(!portolan().state(4000).isEmpty());
    TRY_VERIFY(!otherState(4000).isEmpty());
    // Whichever instance has the port, the guest's service may reopen it.
    for (int i = 0; i < 5; ++i) {
        TRY_VERIFY(portolan().state(4000) == "mirrored" || otherState(4000) == "mirrored");
        service.reset();
        service = std::make_unique<Listener>(guest(), "0.0.0.0", 4000);
        QCOMPARE(service->error(), 0);
    }
    TRY_VERIFY(Connection(host(), "127.0.0.1", 4000).open());
    QCOMPARE(other.command({ "--instance", "other", "quit" }).exitCode, 0);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
}

void TestConflicts::permissionDenied()
{
    // Like an ordinary user: no low ports.
    portolan().setWrapper({ "setpriv", "--bounding-set", "-net_bind_service", "--inh-caps", "-net_bind_service" });
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 800);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(800), QString("conflict permission-denied"));
    const QJsonObject row = portolan().row(800);
    QVERIFY(row.value("owner").isNull());
    // The message says how to allow it.
    QVERIFY2(row.value("message").toString().contains("ip_unprivileged_port_start"),
        qPrintable(row.value("message").toString()));
    QCOMPARE(run(host(), "sysctl", { "-q", "-w", "net.ipv4.ip_unprivileged_port_start=80" }).exitCode, 0);
    TRY_COMPARE(portolan().state(800), QString("mirrored"));
}

void TestConflicts::retriedWhenTheOwnerChanges()
{
    auto one = std::make_unique<Listener>(host(), "127.0.0.1", 4000);
    Listener service(guest(), "0.0.0.0", 4000);
    START(*m_bed);
    TRY_COMPARE(portolan().row(4000).value("owner").toObject().value("process").toString(), QString("system_test_program"));
    one.reset();
    NodeServer node(host(), 4000, "127.0.0.1");
    // Either may win the race; the row must be true in both cases.
    if (node.waitUntilListening()) {
        TRY_COMPARE(portolan().row(4000).value("owner").toObject().value("process").toString(), QString("node"));
        QCOMPARE(portolan().state(4000), QString("conflict host-port-in-use"));
    } else {
        TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    }
}

REGISTER_TEST(TestConflicts, QCoreApplication)
#include "tst_conflicts.moc"
