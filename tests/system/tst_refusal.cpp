// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/servers.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QDateTime>
#include <QJsonArray>

#include <cerrno>

using namespace portolan::test;

/// Binds in the guest that are denied because the host uses the port, and all those that are not.
class TestRefusal : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_bed.reset(); }

    void refused_data();
    void refused();
    void toldBesideAnotherListener_data();
    void toldBesideAnotherListener();
    void refusedEverywhereOnLoopbackWhenTheHostHasTheWildcard();
    void notRefused_data();
    void notRefused();
    void notInAnotherNamespace();
    void boundBeforeIsAConflict();
    void earlierGuestListenerIsNeverRefused();
    void orderIsRememberedOverARestart();
    void switchedOffIsNotRefused();
    void ignoredIsNotRefused();
    void allowedByPreference_data();
    void allowedByPreference();
    void rowStaysUntilThePortIsFree();
    void attemptsAreCounted();
    void nodeWithoutAHostIsOneAttempt();
    void nothingIsRefusedAfterTheEnd_data();
    void nothingIsRefusedAfterTheEnd();

private:
    static constexpr quint16 port = 4000;

    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    PortolanInstance& portolan() { return m_bed->portolan; }
    /// The errno of a bind in the guest, now.
    [[nodiscard]] int bindInGuest(const QString& address = "127.0.0.1", quint16 number = port) const
    {
        return Listener(guest(), address, number).error();
    }

    std::unique_ptr<TestBed> m_bed;
};

void TestRefusal::initTestCase()
{
    SKIP_WITHOUT_ROOT();
    TestBed bed;
    START(bed);
    const QJsonObject agent = bed.portolan.status().value("guest").toObject().value("agent").toObject();
    if (agent.value("refusal").toString() != "EACCES")
        QSKIP(qPrintable("This kernel cannot refuse with EACCES: " + agent.value("refusalProblem").toString()));
}

void TestRefusal::init()
{
    m_bed = std::make_unique<TestBed>();
    QCOMPARE(m_bed->twin.error(), QString());
}

void TestRefusal::refused_data()
{
    QTest::addColumn<QString>("hostAddress");
    QTest::addColumn<QString>("guestAddress");
    for (const char* hostAddress : { "127.0.0.1", "::1", "0.0.0.0", "::" }) {
        for (const char* guestAddress : { "0.0.0.0", "127.0.0.1", "::", "::1", Twin::guestAddress })
            QTest::addRow("host %s, guest %s", hostAddress, guestAddress) << hostAddress << guestAddress;
    }
}

void TestRefusal::refused()
{
    QFETCH(QString, hostAddress);
    QFETCH(QString, guestAddress);
    auto owner = std::make_unique<Listener>(host(), hostAddress, port);
    QCOMPARE(owner->error(), 0);
    START(*m_bed);
    TRY_COMPARE(bindInGuest(guestAddress), EACCES);

    TRY_COMPARE(portolan().state(port), QString("conflict host-port-in-use"));
    const QJsonObject row = portolan().row(port);
    const QJsonObject note = row.value("refused").toObject();
    QCOMPARE(note.value("process").toString(), QString("system_test_program"));
    QCOMPARE(note.value("pid").toInteger(), QCoreApplication::applicationPid());
    QVERIFY(note.value("count").toInt() >= 1);
    const QDateTime time = QDateTime::fromString(note.value("time").toString(), Qt::ISODateWithMs);
    QVERIFY2(time.isValid(), qPrintable(note.value("time").toString()));
    QVERIFY(qAbs(time.secsTo(QDateTime::currentDateTimeUtc())) < 3600);
    QCOMPARE(row.value("owner").toObject().value("process").toString(), QString("system_test_program"));

    owner.reset();
    TRY_COMPARE(bindInGuest(guestAddress), 0);
}

void TestRefusal::toldBesideAnotherListener_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("another interface") << "172.17.0.1" << "ignored other-interface" << "conflict host-port-in-use";
    QTest::newRow("another loopback address") << "127.0.1.1" << "mirrored" << "mirrored";
}

void TestRefusal::toldBesideAnotherListener()
{
    QFETCH(QString, address);
    QFETCH(QString, before);
    QFETCH(QString, after);
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "link", "add", "docker0", "type", "bridge" }));
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "address", "add", "172.17.0.1/16", "dev", "docker0" }));
    auto owner = std::make_unique<Listener>(host(), "127.0.0.1", port);
    QCOMPARE(owner->error(), 0);
    START(*m_bed);
    const Listener beside(guest(), address, port);
    QCOMPARE(beside.error(), 0);
    TRY_COMPARE(portolan().state(port).trimmed(), before);
    QVERIFY(!portolan().row(port).value("message").toString().contains("EACCES"));

    TRY_COMPARE(bindInGuest("127.0.0.1"), EACCES);
    TRY_VERIFY(!portolan().row(port).value("refused").isNull());
    const QJsonObject row = portolan().row(port);
    QCOMPARE(portolan().state(port).trimmed(), after);
    QCOMPARE(row.value("refused").toObject().value("process").toString(), QString("system_test_program"));
    QVERIFY2(row.value("message").toString().contains("EACCES"), qPrintable(row.value("message").toString()));
    TRY_VERIFY(portolan().process().output().contains("Port 4000: system_test_program"));

    // It is still refused, so the note stays until the port is free.
    owner.reset();
    TRY_VERIFY(portolan().row(port).value("refused").isNull());
}

void TestRefusal::refusedEverywhereOnLoopbackWhenTheHostHasTheWildcard()
{
    const Listener owner(host(), "0.0.0.0", port);
    START(*m_bed);
    TRY_COMPARE(bindInGuest("127.0.0.53"), EACCES);
}

void TestRefusal::notRefused_data()
{
    QTest::addColumn<QString>("hostAddress");
    QTest::addColumn<QString>("guestAddress");
    QTest::newRow("the host listens on a LAN address only") << QString(Twin::hostAddress) << "127.0.0.1";
    QTest::newRow("the host listens on another loopback address") << "127.0.0.53"
                                                                  << "127.0.0.1";
    QTest::newRow("the guest listens on another loopback address") << "127.0.0.1"
                                                                   << "127.0.0.53";
    QTest::newRow("the guest listens on another interface") << "0.0.0.0"
                                                            << "172.17.0.1";
}

void TestRefusal::notRefused()
{
    QFETCH(QString, hostAddress);
    QFETCH(QString, guestAddress);
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "link", "add", "docker0", "type", "bridge" }));
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "address", "add", "172.17.0.1/16", "dev", "docker0" }));
    // Once a port that is refused at the same time fails, refusals are in force.
    const Listener marker(host(), "127.0.0.1", port + 1);
    const Listener owner(host(), hostAddress, port);
    QCOMPARE(owner.error(), 0);
    START(*m_bed);
    TRY_COMPARE(bindInGuest("127.0.0.1", port + 1), EACCES);
    QCOMPARE(bindInGuest(guestAddress), 0);
    // Neither a datagram socket nor a port of the system's choice is refused.
    QCOMPARE(bindDatagram(guest(), "127.0.0.1", port + 1), 0);
    QCOMPARE(bindDatagram(guest(), "0.0.0.0", port + 1), 0);
    QCOMPARE(bindInGuest("0.0.0.0", 0), 0);
}

void TestRefusal::notInAnotherNamespace()
{
    const Twin stranger;
    QCOMPARE(stranger.error(), QString());
    const Listener owner(host(), "127.0.0.1", port);
    START(*m_bed);
    TRY_COMPARE(bindInGuest(), EACCES);
    QCOMPARE(Listener(stranger.guest(), "127.0.0.1", port).error(), 0);
    // The host itself is not refused either: it gets EADDRINUSE.
    QCOMPARE(Listener(host(), "127.0.0.1", port).error(), EADDRINUSE);
    QCOMPARE(Listener(host(), "127.0.0.2", port).error(), 0);
}

void TestRefusal::boundBeforeIsAConflict()
{
    START(*m_bed);
    Listener early(guest(), "127.0.0.1", port, { .listen = false });
    QCOMPARE(early.error(), 0);
    const Listener owner(host(), "127.0.0.1", port);
    QCOMPARE(owner.error(), 0);
    TRY_COMPARE(Listener(guest(), "127.0.0.1", port).error() == EACCES, true);
    // Existing sockets are never touched.
    QCOMPARE(early.listenNow(), 0);
    TRY_VERIFY(portolan().row(port).value("listeners").toArray().size() == 1);
    TRY_COMPARE(portolan().state(port), QString("conflict host-port-in-use"));
}

/// Editors forward ports by themselves: the host's listener appears while the guest already listens.
void TestRefusal::earlierGuestListenerIsNeverRefused()
{
    START(*m_bed);
    QCOMPARE(portolan().command({ "disable", QString::number(port) }).exitCode, 0);
    auto service = std::make_unique<Listener>(guest(), "127.0.0.1", port);
    // The rule already makes a row, but the order is known only once the listener is reported.
    TRY_VERIFY(portolan().row(port).value("listeners").toArray().size() == 1);
    const Listener forwarder(host(), "127.0.0.1", port);
    QCOMPARE(forwarder.error(), 0);
    const Listener marker(host(), "127.0.0.1", port + 1);
    QCOMPARE(portolan().command({ "enable", QString::number(port) }).exitCode, 0);
    TRY_COMPARE(portolan().state(port), QString("conflict host-port-in-use"));
    TRY_COMPARE(bindInGuest("127.0.0.1", port + 1), EACCES);
    for (int i = 0; i < 3; ++i) {
        service.reset();
        service = std::make_unique<Listener>(guest(), "127.0.0.1", port);
        QCOMPARE(service->error(), 0);
    }
}

/// Two forwarders: one comes while Portolan runs, the other while it does not. Then Portolan and the services restart.
void TestRefusal::orderIsRememberedOverARestart()
{
    constexpr quint16 second = port + 2;
    const Listener marker(host(), "127.0.0.1", port + 1);
    START(*m_bed);
    QCOMPARE(portolan().command({ "disable", QString::number(port) }).exitCode, 0);
    auto service = std::make_unique<Listener>(guest(), "127.0.0.1", port);
    auto other = std::make_unique<Listener>(guest(), "127.0.0.1", second);
    TRY_VERIFY(portolan().row(port).value("listeners").toArray().size() == 1);
    TRY_COMPARE(portolan().state(second), QString("mirrored"));
    const Listener forwarder(host(), "127.0.0.1", port);
    QCOMPARE(portolan().command({ "enable", QString::number(port) }).exitCode, 0);
    TRY_COMPARE(portolan().state(port), QString("conflict host-port-in-use"));
    QVERIFY(portolan().quit());
    const Listener otherForwarder(host(), "127.0.0.1", second);
    QCOMPARE(forwarder.error() | otherForwarder.error(), 0);
    service.reset(); // the host program is remembered, not only the socket

    START(*m_bed);
    TRY_COMPARE(portolan().state(second), QString("conflict host-port-in-use"));
    TRY_COMPARE(bindInGuest("127.0.0.1", port + 1), EACCES);
    QCOMPARE(portolan().command({ "label", QString::number(second), "x" }).exitCode, 0); // the agent has heard all
    other.reset();
    QCOMPARE(bindInGuest("127.0.0.1", second), 0);
    QCOMPARE(bindInGuest("127.0.0.1", port), 0);
}

void TestRefusal::switchedOffIsNotRefused()
{
    const Listener owner(host(), "127.0.0.1", port);
    START(*m_bed);
    TRY_COMPARE(bindInGuest(), EACCES);
    QCOMPARE(portolan().command({ "disable", QString::number(port) }).exitCode, 0);
    TRY_COMPARE(bindInGuest(), 0);
    QCOMPARE(portolan().command({ "enable", QString::number(port) }).exitCode, 0);
    TRY_COMPARE(bindInGuest(), EACCES);
    QCOMPARE(portolan().command({ "pause" }).exitCode, 0);
    TRY_COMPARE(bindInGuest(), 0);
    QCOMPARE(portolan().command({ "resume" }).exitCode, 0);
    TRY_COMPARE(bindInGuest(), EACCES);
}

void TestRefusal::ignoredIsNotRefused()
{
    portolan().writeSettings("[Ports]\n4002=ignore\n");
    const Listener marker(host(), "127.0.0.1", port);
    const Listener names(host(), "127.0.0.1", 53);
    const Listener ignored(host(), "127.0.0.1", 4002);
    QCOMPARE(names.error(), 0);
    START(*m_bed);
    TRY_COMPARE(bindInGuest(), EACCES);
    // Port 53 is ignored by default: the guest's own resolver concerns nobody else.
    Listener resolver(guest(), "127.0.0.1", 53);
    QCOMPARE(resolver.error(), 0);
    TRY_COMPARE(portolan().state(53), QString("ignored rule"));
    Listener service(guest(), "127.0.0.1", 4002);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(4002), QString("ignored rule"));
}

void TestRefusal::allowedByPreference_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::newRow("for all ports") << QByteArray("[Mirroring]\nrefusal=allow\n[Ports]\n4001=refuse\n");
    QTest::newRow("for this port") << QByteArray("[Ports]\n4000=allow\n");
}

void TestRefusal::allowedByPreference()
{
    QFETCH(QByteArray, settings);
    portolan().writeSettings(settings);
    const Listener owner(host(), "127.0.0.1", port);
    const Listener marker(host(), "127.0.0.1", port + 1);
    START(*m_bed);
    TRY_COMPARE(bindInGuest("127.0.0.1", port + 1), EACCES);
    Listener service(guest(), "127.0.0.1", port);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(port), QString("ignored allowed-in-guest"));
    QCOMPARE(portolan().row(port).value("hostAddresses").toArray(), QJsonArray());
}

void TestRefusal::rowStaysUntilThePortIsFree()
{
    auto owner = std::make_unique<Listener>(host(), "127.0.0.1", port);
    START(*m_bed);
    TRY_COMPARE(bindInGuest(), EACCES);
    TRY_COMPARE(portolan().state(port), QString("conflict host-port-in-use"));
    QCOMPARE(portolan().row(port).value("listeners").toArray(), QJsonArray());
    QVERIFY(portolan().row(port).value("message").toString().contains("system_test_program"));
    owner.reset();
    TRY_COMPARE(portolan().state(port), QString());
}

void TestRefusal::attemptsAreCounted()
{
    const Listener owner(host(), "127.0.0.1", port);
    START(*m_bed);
    int before = 0;
    const auto refused = [&] {
        const bool isRefused = bindInGuest() == EACCES;
        before += isRefused ? 1 : 0;
        return isRefused;
    };
    TRY_VERIFY(refused());
    const auto count = [&] { return portolan().row(port).value("refused").toObject().value("count").toInt(); };
    TRY_COMPARE(count(), before);
    for (int i = 0; i < 3; ++i) {
        // A different program each time, so that each counts as an attempt of its own.
        const Outcome attempt
            = run(guest(), "python3", { "-c", "import socket; socket.socket().bind(('127.0.0.1', 4000))" });
        QVERIFY2(attempt.errors.contains("PermissionError: [Errno 13]"), qPrintable(attempt.errors));
    }
    TRY_COMPARE(count(), before + 3);
    QVERIFY(portolan().row(port).value("refused").toObject().value("process").toString().startsWith("python3"));
}

/// listen(port) without a host tries "::" and then "0.0.0.0": one attempt of one program.
void TestRefusal::nodeWithoutAHostIsOneAttempt()
{
    const Listener owner(host(), "127.0.0.1", port);
    const Listener marker(host(), "127.0.0.1", port + 1);
    START(*m_bed);
    TRY_COMPARE(bindInGuest("127.0.0.1", port + 1), EACCES);
    NodeServer node(guest(), port, QString());
    QVERIFY(!node.waitUntilListening());
    QVERIFY2(node.process().errors().contains("Error: listen EACCES: permission denied 0.0.0.0:4000"),
        qPrintable(node.process().errors()));
    TRY_COMPARE(portolan().row(port).value("refused").toObject().value("process").toString(), QString("node"));
    QCOMPARE(portolan().row(port).value("refused").toObject().value("count").toInt(), 1);
    QCOMPARE(portolan().row(port).value("refused").toObject().value("pid").toInteger(), node.process().pid());
}

void TestRefusal::nothingIsRefusedAfterTheEnd_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("quit") << false;
    QTest::newRow("killed") << true;
}

void TestRefusal::nothingIsRefusedAfterTheEnd()
{
    QFETCH(bool, killed);
    const Listener owner(host(), "127.0.0.1", port);
    START(*m_bed);
    TRY_COMPARE(bindInGuest(), EACCES);
    if (killed)
        portolan().process().kill();
    else
        QVERIFY(portolan().quit());
    TRY_COMPARE(bindInGuest(), 0);
}

REGISTER_TEST(TestRefusal, QCoreApplication)
#include "tst_refusal.moc"
