// SPDX-License-Identifier: MIT
#include "tests/support/servers.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/support/twin.h"
#include "tests/system/agent_under_test.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <numeric>

using namespace portolan;
using namespace portolan::test;
using Stage = protocol::SteeringStatus::Stage;

/// Which connections the guest's kernel steers to services, and which not. The test acts as the host's relay and as the
/// engine. Runs with each way to attach to the interface.
class tst_AgentSteering : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init();
    void cleanup();

    void services_data();
    void services();
    void programsSeeLoopback();
    void ticketIsUsedOnce();
    void ticketLapses();
    void ticketIsForItsCallerOnly();
    void directDialIsUntouched();
    void synCookies();
    void sharedPort();
    void deviceBoundListener_data();
    void deviceBoundListener();
    void serviceGoes();
    void usedPortsAreAvoided();
    void cleanEndLeavesNothing();
    void killLeavesNothingLive();
    void agentsBesideEachOther();
    void trialWithoutAConnection();
    void firewallEndsTheTrial();
    void addressChanges();

private:
    [[nodiscard]] Place host() const { return m_twin->host(); }
    [[nodiscard]] Place guest() const { return m_twin->guest(); }
    void startAgent();
    /// Announces tickets for these ports, and waits until they are valid.
    [[nodiscard]] bool admit(const std::vector<uint16_t>& ports, uint16_t seconds = 30);
    [[nodiscard]] bool passTrial(const QString& address = QLatin1String(Twin::guestAddress));
    [[nodiscard]] std::vector<uint16_t> rendezvousOf(const QString& address, quint16 port);
    /// Passes the trial, listens in the guest (m_listener), gets rendezvous ports for `service` (m_rendezvous), and admits
    /// the ports 64010 and up.
    [[nodiscard]] bool serve(const QString& listens = "127.0.0.1", const QString& service = "127.0.0.1",
        uint16_t tickets = 1, const ListenOptions& options = {});
    [[nodiscard]] Connection dial(uint16_t port, uint16_t rendezvous) const;
    [[nodiscard]] QString packetHooks() const;

    QString m_form;
    std::unique_ptr<Twin> m_twin;
    std::unique_ptr<AgentUnderTest> m_agent;
    std::unique_ptr<Listener> m_listener;
    std::vector<uint16_t> m_rendezvous;
    uint64_t m_tickets = 0;
};

void tst_AgentSteering::initTestCase_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("link") << "tcx";
    QTest::newRow("filter") << "clsact";
}

void tst_AgentSteering::init()
{
    QFETCH_GLOBAL(QString, form);
    m_form = form;
    m_twin = std::make_unique<Twin>();
    QCOMPARE(m_twin->error(), QString());
    startAgent();
    TRY_VERIFY(m_agent->steering());
    if (m_agent->steering()->stage == Stage::Off && form == "tcx")
        QSKIP(m_agent->steering()->problem.c_str()); // before Linux 6.6
    QCOMPARE(QString::fromStdString(m_agent->steering()->problem), QString());
    QVERIFY(m_agent->steering()->stage == Stage::Trial);
}

void tst_AgentSteering::startAgent()
{
    m_agent = std::make_unique<AgentUnderTest>(m_twin->guestName(), QStringList { "--steering=" + m_form });
    m_agent->configure();
}

void tst_AgentSteering::cleanup()
{
    m_listener.reset();
    m_agent.reset();
    m_twin.reset();
}

bool tst_AgentSteering::admit(const std::vector<uint16_t>& ports, uint16_t seconds)
{
    const uint64_t id = ++m_tickets;
    m_agent->send(protocol::Tickets { id, asio::ip::make_address(Twin::hostAddress), seconds, ports });
    return QTest::qWaitFor(
        [&] {
            const std::vector<protocol::Admitted> admitted = m_agent->admitted();
            return std::ranges::find(admitted, protocol::Admitted { id }) != admitted.end();
        },
        10000);
}

Connection tst_AgentSteering::dial(uint16_t port, uint16_t rendezvous) const
{
    return Connection(
        host(), QLatin1String(Twin::guestAddress), rendezvous, { QLatin1String(Twin::hostAddress), port, 5 });
}

bool tst_AgentSteering::passTrial(const QString& address)
{
    const std::vector<protocol::SteeredService> listeners = m_agent->steering()->services;
    if (listeners.size() != 2 || !admit({ 64001, 64002 }))
        return false;
    uint16_t port = 64001;
    for (const protocol::SteeredService& listener : listeners) {
        if (!Connection(host(), address, listener.rendezvous.front(), { QLatin1String(Twin::hostAddress), port++, 5 })
                 .open())
            return false;
    }
    return QTest::qWaitFor([&] { return m_agent->steering()->stage == Stage::Ready; }, 10000)
        && m_agent->steering()->v6;
}

std::vector<uint16_t> tst_AgentSteering::rendezvousOf(const QString& address, quint16 port)
{
    const ServiceAddress service { asio::ip::make_address(address.toStdString()), port };
    m_agent->send(protocol::SteeringRequest { 1, { { service } } });
    std::vector<uint16_t> rendezvous;
    (void)QTest::qWaitFor(
        [&] {
            const protocol::SteeringStatus steering = *m_agent->steering();
            for (const protocol::SteeredService& each : steering.services) {
                if (each.address == service.address && each.port == service.port)
                    rendezvous = each.rendezvous;
            }
            return !rendezvous.empty();
        },
        10000);
    return rendezvous;
}

bool tst_AgentSteering::serve(
    const QString& listens, const QString& service, uint16_t tickets, const ListenOptions& options)
{
    if (m_agent->steering()->stage != Stage::Ready && !passTrial())
        return false;
    m_listener = std::make_unique<Listener>(guest(), listens, 0, options);
    m_rendezvous = rendezvousOf(service, m_listener->port());
    std::vector<uint16_t> ports(tickets);
    std::iota(ports.begin(), ports.end(), uint16_t { 64010 });
    return m_listener->error() == 0 && !m_rendezvous.empty() && (ports.empty() || admit(ports));
}

/// What is attached to the guest's interface, according to `tc`.
QString tst_AgentSteering::packetHooks() const
{
    const Place here = guest();
    return run(here, "tc", { "qdisc", "show", "dev", "eth0" })
               .output.remove("qdisc noqueue 0: root refcnt 2 \n")
               .trimmed()
        + run(here, "tc", { "filter", "show", "dev", "eth0", "ingress" }).output.trimmed();
}

void tst_AgentSteering::services_data()
{
    QTest::addColumn<QString>("listens");
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("peer");
    const auto row = [](const char* name, const char* listens, const char* service, const char* own, const char* peer) {
        QTest::newRow(name) << listens << service << own << peer;
    };
    row("127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1");
    row("another of 127", "127.9.8.7", "127.9.8.7", "127.9.8.7", "127.0.0.1");
    row("wildcard", "0.0.0.0", "127.0.0.1", "127.0.0.1", "127.0.0.1");
    row("::1", "::1", "::1", "::1", "::1");
    row(":: by IPv4", "::", "127.0.0.1", "::ffff:127.0.0.1", "::ffff:127.0.0.1");
    row(":: by IPv6", "::", "::1", "::1", "::1");
    row("eth0", Twin::guestAddress, Twin::guestAddress, Twin::guestAddress, Twin::guestAddress);
}

void tst_AgentSteering::services()
{
    QFETCH(QString, listens);
    QFETCH(QString, service);
    QFETCH(QString, own);
    QFETCH(QString, peer);
    QVERIFY(serve(listens, service));
    QVERIFY(m_rendezvous.size() >= 16);
    Connection client = dial(64010, m_rendezvous.front());
    QCOMPARE(client.error(), 0);
    std::optional<Connection> accepted = m_listener->accept();
    QVERIFY(accepted.has_value());
    QCOMPARE(accepted->peerAddress(), peer);
    QCOMPARE(accepted->localAddress(), own);
    QCOMPARE(accepted->localPort(), m_listener->port());
    QVERIFY(client.send("question"));
    QCOMPARE(accepted->receive(8), QByteArray("question"));
    QVERIFY(accepted->send("answer"));
    QCOMPARE(client.receive(6), QByteArray("answer"));
}

void tst_AgentSteering::programsSeeLoopback()
{
    QVERIFY(passTrial());
    NodeServer node(guest(), 3000, "127.0.0.1");
    const QString script = "import socket\n"
                           "s = socket.create_server(('::1', 3001), family=socket.AF_INET6)\n"
                           "print('listening', flush=True)\n"
                           "while True:\n"
                           "    c, peer = s.accept()\n"
                           "    c.sendall(f'{peer[0]} {c.getpeername()[0]} {c.getsockname()[:2]}'.encode())\n"
                           "    c.close()\n";
    Program python(guest(), "python3", { "-c", script });
    QVERIFY(node.waitUntilListening());
    TRY_VERIFY(python.output().contains("listening"));
    QVERIFY(admit({ 64010, 64011 }));

    Connection toNode = dial(64010, rendezvousOf("127.0.0.1", 3000).front());
    QVERIFY(toNode.send("GET / HTTP/1.0\r\n\r\n"));
    const QByteArray page = toNode.receiveAll();
    QVERIFY2(page.contains("for 127.0.0.1\n"), page.constData());

    Connection toPython = dial(64011, rendezvousOf("::1", 3001).front());
    QCOMPARE(toPython.receiveAll(), QByteArray("::1 ::1 ('::1', 3001)"));
}

void tst_AgentSteering::ticketIsUsedOnce()
{
    QVERIFY(serve());
    Connection first = dial(64010, m_rendezvous[0]);
    QCOMPARE(first.error(), 0);
    QVERIFY(m_listener->accept().has_value());
    QCOMPARE(dial(64010, m_rendezvous[1]).error(), ECONNREFUSED);
    QVERIFY(admit({ 64010 })); // a new ticket for the same port
    QCOMPARE(dial(64010, m_rendezvous[1]).error(), 0);
}

void tst_AgentSteering::ticketLapses()
{
    QVERIFY(serve("127.0.0.1", "127.0.0.1", 0));
    QVERIFY(admit({ 64010 }, 1));
    QThread::msleep(1100);
    QCOMPARE(dial(64010, m_rendezvous[0]).error(), ECONNREFUSED);
    QVERIFY(!m_listener->accept(0).has_value());
}

void tst_AgentSteering::ticketIsForItsCallerOnly()
{
    QVERIFY(serve("0.0.0.0"));
    QVERIFY(m_twin->ip(m_twin->hostName(), { "address", "add", "172.29.96.7/20", "dev", "vEthernet(WSL)" }));
    // Another port of the host, another address of the host, the guest itself, and a port without a service.
    QCOMPARE(dial(64011, m_rendezvous[0]).error(), ECONNREFUSED);
    const QString to = QLatin1String(Twin::guestAddress);
    QCOMPARE(Connection(host(), to, m_rendezvous[0], { "172.29.96.7", 64010, 5 }).error(), ECONNREFUSED);
    QCOMPARE(Connection(guest(), to, m_rendezvous[0], { to, 64010, 5 }).error(), ECONNREFUSED);
    QCOMPARE(Connection(guest(), "127.0.0.1", m_rendezvous[0], { "127.0.0.1", 64010, 5 }).error(), ECONNREFUSED);
    uint16_t nowhere = 61000;
    while (std::ranges::find(m_rendezvous, nowhere) != m_rendezvous.end())
        ++nowhere;
    QCOMPARE(dial(64010, nowhere).error(), ECONNREFUSED);
    QVERIFY(!m_listener->accept(0).has_value());
    // The right caller can still use it.
    QCOMPARE(dial(64010, m_rendezvous[0]).error(), 0);
    // The agent accepts no tickets for an unknown address.
    m_agent->send(protocol::Tickets { 1000, asio::ip::make_address("172.29.96.7"), 30, { 64012 } });
    m_agent->send(protocol::Ping { 1 });
    TRY_COMPARE(m_agent->pongs().size(), size_t { 1 });
    QVERIFY(m_agent->admitted().back().id != 1000);
}

void tst_AgentSteering::directDialIsUntouched()
{
    QVERIFY(serve("0.0.0.0"));
    for (const uint16_t port : { 64011, 64010 }) { // also from a port with a ticket
        const Connection client = dial(port, m_listener->port());
        QCOMPARE(client.error(), 0);
        const std::optional<Connection> accepted = m_listener->accept();
        QVERIFY(accepted.has_value());
        QCOMPARE(accepted->peerAddress(), QLatin1String(Twin::hostAddress));
        QCOMPARE(accepted->localAddress(), QLatin1String(Twin::guestAddress));
    }
}

void tst_AgentSteering::synCookies()
{
    QVERIFY(passTrial());
    QCOMPARE(
        run(guest(), "sh", { "-c", "echo 2 >/proc/sys/net/ipv4/tcp_syncookies" }).exitCode, 0); // for every connection
    for (const char* address : { "127.0.0.1", "::1" }) {
        QVERIFY(serve(address, address));
        Connection client = dial(64010, m_rendezvous[0]);
        QCOMPARE(client.error(), 0);
        QVERIFY(client.send("x"));
        std::optional<Connection> accepted = m_listener->accept();
        QVERIFY(accepted.has_value());
        QCOMPARE(accepted->receive(1), QByteArray("x"));
        QCOMPARE(accepted->peerAddress(), QLatin1String(address));
        QCOMPARE(dial(64010, m_rendezvous[1]).error(), ECONNREFUSED); // the ticket is used up here, too
    }
}

void tst_AgentSteering::sharedPort()
{
    constexpr uint16_t count = 64;
    QVERIFY(serve("127.0.0.1", "127.0.0.1", count, { .reusePort = true }));
    Listener other(guest(), "127.0.0.1", m_listener->port(), { .reusePort = true });
    QCOMPARE(other.error(), 0);
    std::vector<Connection> clients;
    for (uint16_t port = 64010; port < 64010 + count; ++port) {
        clients.push_back(dial(port, m_rendezvous[0]));
        if (clients.back().error() == ECONNREFUSED && port == 64010)
            QSKIP("Before Linux 6.6 a listener that shares its port is left to the relay.");
        QCOMPARE(clients.back().error(), 0);
    }
    int ofOne = 0;
    int ofOther = 0;
    while (m_listener->accept(0))
        ++ofOne;
    while (other.accept(0))
        ++ofOther;
    QCOMPARE(ofOne + ofOther, int { count });
    QVERIFY2(ofOne > 0 && ofOther > 0, qPrintable(QString::number(ofOne)));
}

void tst_AgentSteering::deviceBoundListener_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("device");
    QTest::newRow("eth0") << "0.0.0.0" << QByteArray("eth0");
    QTest::newRow("lo") << "127.0.0.1" << QByteArray("lo");
}

/// The relay decides: only one of them accepts connections from the loopback interface.
void tst_AgentSteering::deviceBoundListener()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, device);
    QVERIFY(serve(address, "127.0.0.1", 1, { .device = device }));
    QCOMPARE(dial(64010, m_rendezvous[0]).error(), ECONNREFUSED);
}

void tst_AgentSteering::serviceGoes()
{
    QVERIFY(serve("127.0.0.1", "127.0.0.1", 3));
    const quint16 port = m_listener->port();
    m_listener.reset();
    QCOMPARE(dial(64010, m_rendezvous[0]).error(), ECONNREFUSED);
    // It comes back, without any message.
    m_listener = std::make_unique<Listener>(guest(), "127.0.0.1", port);
    QCOMPARE(dial(64011, m_rendezvous[0]).error(), 0);
    QVERIFY(m_listener->accept().has_value());
    // Not mirrored any more: its ports have no service, though it still listens.
    m_agent->send(protocol::SteeringRequest {});
    TRY_VERIFY(m_agent->steering()->services.empty());
    QCOMPARE(dial(64012, m_rendezvous[0]).error(), ECONNREFUSED);
}

void tst_AgentSteering::usedPortsAreAvoided()
{
    QVERIFY(serve("127.0.0.1", "127.0.0.1", 0));
    Listener onRendezvous(guest(), "0.0.0.0", m_rendezvous[0]);
    QCOMPARE(onRendezvous.error(), 0);
    TRY_VERIFY(m_agent->steering()->services.front().rendezvous != m_rendezvous);
    const std::vector<uint16_t> now = m_agent->steering()->services.front().rendezvous;
    QVERIFY(std::ranges::find(now, m_rendezvous[0]) == now.end());
    // The host's relay may not know yet: the wrong listener must not get its connection.
    QVERIFY(admit({ 64010 }));
    QVERIFY(dial(64010, m_rendezvous[0]).error() != 0);
    QVERIFY(!onRendezvous.accept(100).has_value());
    // A direct connection reaches it.
    QCOMPARE(dial(64011, m_rendezvous[0]).error(), 0);
    QVERIFY(onRendezvous.accept().has_value());
}

void tst_AgentSteering::cleanEndLeavesNothing()
{
    QVERIFY(serve("127.0.0.1", "127.0.0.1", 2));
    QCOMPARE(packetHooks().isEmpty(), m_form == "tcx");
    Connection client = dial(64010, m_rendezvous[0]);
    std::optional<Connection> accepted = m_listener->accept();
    QVERIFY(accepted.has_value());
    m_agent->process().closeInput();
    QCOMPARE(m_agent->process().waitForEnd(), 0);
    QCOMPARE(packetHooks(), QString());
    QCOMPARE(dial(64011, m_rendezvous[0]).error(), ECONNREFUSED);
    // Established connections continue.
    QVERIFY(client.send("still"));
    QCOMPARE(accepted->receive(5), QByteArray("still"));
}

void tst_AgentSteering::killLeavesNothingLive()
{
    QVERIFY(serve("127.0.0.1", "127.0.0.1", 2));
    Connection client = dial(64010, m_rendezvous[0]);
    std::optional<Connection> accepted = m_listener->accept();
    QVERIFY(accepted.has_value());
    m_agent->process().kill();
    QVERIFY(m_agent->process().waitForEnd() >= 0);
    QVERIFY(m_twin->guestProcesses("portolan-agent").isEmpty());
    // The ticket was valid, but what is left on the interface does not know it any more.
    TRY_COMPARE(dial(64011, m_rendezvous[0]).error(), ECONNREFUSED);
    QVERIFY(client.send("still"));
    QCOMPARE(accepted->receive(5), QByteArray("still"));

    // The next agent removes what the killed one left, and leaves nothing when it ends.
    startAgent();
    TRY_VERIFY(m_agent->steering() && m_agent->steering()->stage == Stage::Trial);
    QVERIFY(passTrial());
    m_agent->process().closeInput();
    QCOMPARE(m_agent->process().waitForEnd(), 0);
    QCOMPARE(packetHooks(), QString());
}

/// As of two Portolans: neither may replace what the other has attached, or remove it when it ends.
void tst_AgentSteering::agentsBesideEachOther()
{
    QVERIFY(serve("127.0.0.1", "127.0.0.1", 2));
    std::unique_ptr<AgentUnderTest> first = std::move(m_agent);
    startAgent();
    TRY_VERIFY(m_agent->steering() && m_agent->steering()->stage == Stage::Trial);
    QVERIFY(passTrial());
    QCOMPARE(dial(64010, m_rendezvous[0]).error(), 0);
    QVERIFY(m_listener->accept().has_value());
    m_agent->process().closeInput();
    QCOMPARE(m_agent->process().waitForEnd(), 0);
    QCOMPARE(dial(64011, m_rendezvous[0]).error(), 0);
    QVERIFY(m_listener->accept().has_value());
    first->process().closeInput();
    QCOMPARE(first->process().waitForEnd(), 0);
    QCOMPARE(packetHooks(), QString());
}

void tst_AgentSteering::trialWithoutAConnection()
{
    if (m_form != "tcx")
        QSKIP("It takes ten seconds, and is the same in every form.");
    TRY_VERIFY(m_agent->steering()->stage == Stage::Off);
    const QString problem = QString::fromStdString(m_agent->steering()->problem);
    QVERIFY2(problem.contains("firewall"), qPrintable(problem));
    QVERIFY(m_agent->steering()->services.empty());
    // It retries by itself.
    TRY_VERIFY(m_agent->steering()->stage == Stage::Trial);
    QVERIFY(passTrial());
}

void tst_AgentSteering::firewallEndsTheTrial()
{
    if (m_form != "tcx")
        QSKIP("It takes ten seconds, and is the same in every form.");
    const QString rules = "add table inet keepout; add chain inet keepout in { type filter hook input priority 0; };"
                          "add rule inet keepout in iif eth0 drop";
    QCOMPARE(run(guest(), "nft", { rules }).errors, QString());
    const std::vector<protocol::SteeredService> listeners = m_agent->steering()->services;
    QVERIFY(admit({ 64001 }));
    const Connection call(host(), QLatin1String(Twin::guestAddress), listeners[0].rendezvous[0],
        { QLatin1String(Twin::hostAddress), 64001, 1 });
    QVERIFY(!call.open());
    TRY_VERIFY(m_agent->steering()->stage == Stage::Off);
    QVERIFY(!m_agent->steering()->problem.empty());
    QCOMPARE(run(guest(), "nft", { "delete table inet keepout" }).exitCode, 0);
    TRY_VERIFY(m_agent->steering()->stage == Stage::Trial);
    QVERIFY(passTrial());
}

void tst_AgentSteering::addressChanges()
{
    QVERIFY(passTrial());
    QVERIFY(m_twin->ip(m_twin->guestName(), { "address", "delete", "172.29.108.58/16", "dev", "eth0" }));
    QVERIFY(m_twin->ip(m_twin->guestName(), { "address", "add", "172.29.97.9/16", "dev", "eth0" }));
    TRY_VERIFY(m_agent->steering()->stage == Stage::Trial
        && m_agent->steering()->address == asio::ip::make_address("172.29.97.9"));
    QVERIFY(passTrial("172.29.97.9"));
}

REGISTER_TEST(tst_AgentSteering, QCoreApplication)
#include "tst_agent_steering.moc"
