// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <algorithm>
#include <memory>

using namespace portolan::test;

/// When connections are steered, when they are left to the agent's relay, and that a client sees no difference.
class TestSteering : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init() { m_bed = std::make_unique<TestBed>(); }
    void cleanup() { m_bed.reset(); }

    void statusTellsThePath();
    void switchedOffInTheAgent();
    void firewallFromTheBeginning();
    void firewallThatComesAndGoes();
    void serviceThatCannotBeSteered();
    void directDialSeesTheHost();
    void manyServices();
    void firstConnectionAfterTheTicketsLapsed();

private:
    [[nodiscard]] Place host() { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() { return m_bed->twin.guest(); }
    [[nodiscard]] QJsonObject agent()
    {
        return m_bed->portolan.status().value("guest").toObject().value("agent").toObject();
    }
    [[nodiscard]] QString path(const Listener& service)
    {
        return m_bed->portolan.row(service.port()).value("path").toString();
    }
    [[nodiscard]] bool mirrored(const Listener& service);
    /// Connects over the host's localhost. Returns whether it reaches the service, with the client address that the
    /// service sees.
    [[nodiscard]] QString callerSeen(Listener& service, const char* way = "127.0.0.1");
    void keepOut();
    void letIn();

    std::unique_ptr<TestBed> m_bed;
};

bool TestSteering::mirrored(const Listener& service)
{
    return QTest::qWaitFor([&] { return m_bed->portolan.state(service.port()) == "mirrored"; }, 30000);
}

QString TestSteering::callerSeen(Listener& service, const char* way)
{
    Connection client(host(), way, service.port());
    if (!client.open() || !client.send("x"))
        return QStringLiteral("nobody");
    std::optional<Connection> accepted = service.accept(10000);
    if (!accepted || accepted->receive(1) != "x")
        return QStringLiteral("nothing");
    return accepted->peerAddress();
}

/// Drops packets to rendezvous ports in the guest.
void TestSteering::keepOut()
{
    const QString rules = "add table inet keepout; add chain inet keepout in { type filter hook input priority 0; };"
                          "add rule inet keepout in iif eth0 tcp dport 61000-65535 drop";
    QCOMPARE(run(guest(), "nft", { rules }).errors, QString());
}

void TestSteering::letIn() { QCOMPARE(run(guest(), "nft", { "delete table inet keepout" }).errors, QString()); }

void TestSteering::statusTellsThePath()
{
    START(*m_bed);
    TRY_VERIFY(agent().value("steering").toBool());
    QVERIFY(agent().value("steeringProblem").isNull());
    Listener v4(guest(), "127.0.0.1", 0);
    Listener v6(guest(), "::1", 0);
    QVERIFY(mirrored(v4));
    QVERIFY(mirrored(v6));
    QCOMPARE(path(v4), QString("steered"));
    QCOMPARE(path(v6), QString("steered"));
    for (const char* way : { "127.0.0.1", "::1" }) {
        QCOMPARE(callerSeen(v4, way), QString("127.0.0.1"));
        QCOMPARE(callerSeen(v6, way), QString("::1"));
    }
    QCOMPARE(path(v4), QString("steered"));
    QCOMPARE(path(v6), QString("steered"));
    QCOMPARE(m_bed->portolan.command({ "disable", QString::number(v4.port()) }).exitCode, 0);
    TRY_VERIFY(m_bed->portolan.row(v4.port()).value("path").isNull());
    QCOMPARE(Connection(host(), "127.0.0.1", v4.port()).error(), ECONNREFUSED);
}

void TestSteering::switchedOffInTheAgent()
{
    m_bed->portolan.setEnvironment("PORTOLAN_AGENT_OPTIONS", "--steering=none");
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 0);
    QVERIFY(mirrored(service));
    QCOMPARE(callerSeen(service), QString("127.0.0.1"));
    QCOMPARE(path(service), QString("relayed"));
    QCOMPARE(agent().value("steering").toBool(), false);
    QCOMPARE(agent().value("steeringProblem").toString(), QString("Steering is switched off (--steering=none)."));
}

void TestSteering::firewallFromTheBeginning()
{
    keepOut();
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 0);
    QVERIFY(mirrored(service));
    QCOMPARE(callerSeen(service), QString("127.0.0.1"));
    TRY_VERIFY(agent().value("steeringProblem").toString().contains("firewall"));
    QCOMPARE(path(service), QString("relayed"));
    letIn();
    TRY_COMPARE(path(service), QString("steered")); // it is retried
    QCOMPARE(callerSeen(service), QString("127.0.0.1"));
}

void TestSteering::firewallThatComesAndGoes()
{
    START(*m_bed);
    TRY_VERIFY(agent().value("steering").toBool());
    Listener service(guest(), "127.0.0.1", 0);
    QVERIFY(mirrored(service));
    QCOMPARE(callerSeen(service), QString("127.0.0.1"));
    keepOut();
    for (int i = 0; i < 4; ++i) // clients notice only a short delay
        QCOMPARE(callerSeen(service), QString("127.0.0.1"));
    TRY_COMPARE(path(service), QString("relayed"));
    letIn();
    TRY_VERIFY(callerSeen(service) == "127.0.0.1" && path(service) == "steered");
    QCOMPARE(m_bed->portolan.row(service.port()).value("connections").toObject().value("failed").toInt(), 0);
}

void TestSteering::serviceThatCannotBeSteered()
{
    START(*m_bed);
    TRY_VERIFY(agent().value("steering").toBool());
    // The listener accepts only connections that arrive on lo, and the kernel knows where a packet came from.
    Listener service(guest(), "127.0.0.1", 0, { .device = "lo" });
    QCOMPARE(service.error(), 0);
    QVERIFY(mirrored(service));
    QCOMPARE(callerSeen(service), QString("127.0.0.1"));
    TRY_COMPARE(path(service), QString("relayed"));
    QCOMPARE(callerSeen(service, "::1"), QString("127.0.0.1"));
    Listener other(guest(), "127.0.0.1", 0); // not affected by its neighbour's trouble
    QVERIFY(mirrored(other));
    QCOMPARE(callerSeen(other), QString("127.0.0.1"));
    QCOMPARE(path(other), QString("steered"));
    QCOMPARE(m_bed->portolan.row(service.port()).value("connections").toObject().value("failed").toInt(), 0);
}

void TestSteering::directDialSeesTheHost()
{
    START(*m_bed);
    TRY_VERIFY(agent().value("steering").toBool());
    Listener service(guest(), "0.0.0.0", 0);
    QVERIFY(mirrored(service));
    QCOMPARE(callerSeen(service), QString("127.0.0.1"));
    const Connection direct(host(), Twin::guestAddress, service.port());
    QCOMPARE(direct.error(), 0);
    const std::optional<Connection> accepted = service.accept();
    QVERIFY(accepted.has_value());
    QCOMPARE(accepted->peerAddress(), QString(Twin::hostAddress));
}

/// Services that appear together all get their rendezvous ports at once. And they are steered to even when connections come
/// so often that pairs of ports would recur while the guest's ends of earlier connections rest.
void TestSteering::manyServices()
{
    constexpr int services = 300;
    START(*m_bed);
    TRY_VERIFY(agent().value("steering").toBool());
    // It answers whether a connection was steered: then it comes from a port above Linux's usual ones.
    const QString answering = QStringLiteral("const http = require('http');"
                                             "let left = %1;"
                                             "for (let port = 20000; port < 20000 + %1; ++port)"
                                             "  http.createServer((request, response) => {"
                                             "    response.writeHead(200, { 'Connection': 'close' });"
                                             "    response.end(request.socket.remotePort > 60999 ? 'steered\\n' : 'relayed\\n');"
                                             "  }).listen(port, '127.0.0.1', () => --left || console.log('listening'));")
                                  .arg(services);
    Program server(guest(), "node", { "-e", answering });
    TRY_VERIFY(server.output().contains("listening"));
    const auto mirroredPorts = [this] {
        const QJsonArray rows = m_bed->portolan.status().value("ports").toArray();
        return std::ranges::count_if(rows, [](const auto& row) { return row.toObject().value("state") == "mirrored"; });
    };
    TRY_COMPARE(mirroredPorts(), services);
    const auto call = [this](const QString& which) {
        return run(host(), "curl", { "--silent", "--show-error", "--parallel", "--parallel-max", "50", which }).output;
    };
    // A connection does not wait for long until the agent has said where its service is met, so the first ones may be
    // relayed. Of the later ones, a busy machine may be too slow for a few.
    const QString each = QStringLiteral("http://127.0.0.1:[20000-%1]/").arg(20000 + services - 1);
    QCOMPARE(call(each).count('\n'), services);
    const QString second = call(each);
    QCOMPARE(second.count('\n'), services);
    QVERIFY2(second.count("steered") > services * 9 / 10, qPrintable(second));
    const QString often = call(QStringLiteral("http://127.0.0.1:20007/[1-300]"));
    QCOMPARE(often.count('\n'), 300);
    QVERIFY2(often.count("steered") > 270, qPrintable(often));
}

void TestSteering::firstConnectionAfterTheTicketsLapsed()
{
    if (!qEnvironmentVariableIsSet("PORTOLAN_TEST_LAPSE"))
        QSKIP("It takes half a minute: set PORTOLAN_TEST_LAPSE.");
    START(*m_bed);
    TRY_VERIFY(agent().value("steering").toBool());
    Listener service(guest(), "127.0.0.1", 0);
    QVERIFY(mirrored(service));
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(callerSeen(service), QString("127.0.0.1"));
        QCOMPARE(path(service), QString("steered"));
        QTest::qWait(31000);
    }
}

REGISTER_TEST(TestSteering, QCoreApplication)
#include "tst_steering.moc"
