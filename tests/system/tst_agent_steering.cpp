// SPDX-License-Identifier: MIT
#include "tests/support/servers.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/twin.h"
#include "tests/system/agent_process.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <memory>

using namespace portolan;
using namespace portolan::test;
using Stage = protocol::SteeringStatus::Stage;

/// What the guest's kernel hands to services, and what it does not. The test plays the host's relay and talks to the
/// agent as the engine does. Runs for each method of looking at packets.
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
    void trialWithoutAConnection();
    void firewallEndsTheTrial();
    void addressChanges();

private:
    [[nodiscard]] Place host() const { return m_twin->host(); }
    [[nodiscard]] Place guest() const { return m_twin->guest(); }
    /// Announces tickets for these ports to the agent.
    [[nodiscard]] bool admit(const std::vector<uint16_t>& ports, uint16_t seconds = 30);
    [[nodiscard]] bool passTrial(const QString& address = QLatin1String(Twin::guestAddress));
    [[nodiscard]] std::vector<uint16_t> rendezvousOf(const QString& address, quint16 port);
    [[nodiscard]] Connection dial(uint16_t port, uint16_t rendezvous) const;
    [[nodiscard]] QString packetHooks() const;

    QString m_form;
    std::unique_ptr<Twin> m_twin;
    std::unique_ptr<AgentProcess> m_agent;
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
    m_agent = std::make_unique<AgentProcess>(m_twin->guestName(), QStringList { "--steering=" + form });
    m_agent->configure();
    TRY_VERIFY(m_agent->steering());
    if (m_agent->steering()->stage == Stage::Off && form == "tcx")
        QSKIP(m_agent->steering()->problem.c_str()); // before Linux 6.6
    QCOMPARE(QString::fromStdString(m_agent->steering()->problem), QString());
    QVERIFY(m_agent->steering()->stage == Stage::Trial);
}

void tst_AgentSteering::cleanup()
{
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
    m_agent->send(protocol::SteeringRequest { { service } });
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

/// What is attached to the guest's interface, as the system's own tool shows it.
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
    QTest::newRow("127.0.0.1") << "127.0.0.1"
                               << "127.0.0.1"
                               << "127.0.0.1"
                               << "127.0.0.1";
    QTest::newRow("another of 127") << "127.9.8.7"
                                    << "127.9.8.7"
                                    << "127.9.8.7"
                                    << "127.0.0.1";
    QTest::newRow("wildcard") << "0.0.0.0"
                              << "127.0.0.1"
                              << "127.0.0.1"
                              << "127.0.0.1";
    QTest::newRow("::1") << "::1"
                         << "::1"
                         << "::1"
                         << "::1";
    QTest::newRow(":: by IPv4") << "::"
                                << "127.0.0.1"
                                << "::ffff:127.0.0.1"
                                << "::ffff:127.0.0.1";
    QTest::newRow(":: by IPv6") << "::"
                                << "::1"
                                << "::1"
                                << "::1";
    QTest::newRow("eth0") << Twin::guestAddress << Twin::guestAddress << Twin::guestAddress << Twin::guestAddress;
}

void tst_AgentSteering::services()
{
    QFETCH(QString, listens);
    QFETCH(QString, service);
    QFETCH(QString, own);
    QFETCH(QString, peer);
    QVERIFY(passTrial());
    Listener listener(guest(), listens, 0);
    QCOMPARE(listener.error(), 0);
    const std::vector<uint16_t> rendezvous = rendezvousOf(service, listener.port());
    QVERIFY(rendezvous.size() >= 16);
    QVERIFY(admit({ 64010 }));
    Connection client = dial(64010, rendezvous.front());
    QCOMPARE(client.error(), 0);
    std::optional<Connection> accepted = listener.accept();
    QVERIFY(accepted.has_value());
    QCOMPARE(accepted->peerAddress(), peer);
    QCOMPARE(accepted->localAddress(), own);
    QCOMPARE(accepted->localPort(), listener.port());
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
    QVERIFY(passTrial());
    Listener listener(guest(), "127.0.0.1", 0);
    const std::vector<uint16_t> rendezvous = rendezvousOf("127.0.0.1", listener.port());
    QVERIFY(admit({ 64010 }));
    Connection first = dial(64010, rendezvous[0]);
    QCOMPARE(first.error(), 0);
    QVERIFY(listener.accept().has_value());
    QCOMPARE(dial(64010, rendezvous[1]).error(), ECONNREFUSED);
    QVERIFY(admit({ 64010 })); // a new ticket for the same port
    QCOMPARE(dial(64010, rendezvous[1]).error(), 0);
}

void tst_AgentSteering::ticketLapses()
{
    QVERIFY(passTrial());
    Listener listener(guest(), "127.0.0.1", 0);
    const std::vector<uint16_t> rendezvous = rendezvousOf("127.0.0.1", listener.port());
    QVERIFY(admit({ 64010 }, 1));
    QThread::msleep(1100);
    QCOMPARE(dial(64010, rendezvous[0]).error(), ECONNREFUSED);
    QVERIFY(!listener.accept(0).has_value());
}

void tst_AgentSteering::ticketIsForItsCallerOnly()
{
    QVERIFY(passTrial());
    Listener listener(guest(), "0.0.0.0", 0);
    const std::vector<uint16_t> rendezvous = rendezvousOf("127.0.0.1", listener.port());
    QVERIFY(admit({ 64010 }));
    QVERIFY(m_twin->ip(m_twin->hostName(), { "address", "add", "172.29.96.7/20", "dev", "vEthernet(WSL)" }));
    // Another port of the host, another address of it, the guest itself, and a port that leads nowhere.
    QCOMPARE(dial(64011, rendezvous[0]).error(), ECONNREFUSED);
    const QString to = QLatin1String(Twin::guestAddress);
    QCOMPARE(Connection(host(), to, rendezvous[0], { "172.29.96.7", 64010, 5 }).error(), ECONNREFUSED);
    QCOMPARE(Connection(guest(), to, rendezvous[0], { to, 64010, 5 }).error(), ECONNREFUSED);
    QCOMPARE(Connection(guest(), "127.0.0.1", rendezvous[0], { "127.0.0.1", 64010, 5 }).error(), ECONNREFUSED);
    uint16_t nowhere = 61000;
    while (std::ranges::find(rendezvous, nowhere) != rendezvous.end())
        ++nowhere;
    QCOMPARE(dial(64010, nowhere).error(), ECONNREFUSED);
    QVERIFY(!listener.accept(0).has_value());
    // The ticket is still there for its real owner.
    QCOMPARE(dial(64010, rendezvous[0]).error(), 0);
    // An address that the agent does not know gets no tickets.
    m_agent->send(protocol::Tickets { 1000, asio::ip::make_address("172.29.96.7"), 30, { 64012 } });
    m_agent->send(protocol::Ping { 1 });
    TRY_COMPARE(m_agent->pongs().size(), size_t { 1 });
    QVERIFY(m_agent->admitted().back().id != 1000);
}

void tst_AgentSteering::directDialIsUntouched()
{
    QVERIFY(passTrial());
    Listener listener(guest(), "0.0.0.0", 0);
    QVERIFY(!rendezvousOf("127.0.0.1", listener.port()).empty());
    QVERIFY(admit({ 64010 }));
    for (const uint16_t port : { 64011, 64010 }) { // also from a port with a ticket
        const Connection client = dial(port, listener.port());
        QCOMPARE(client.error(), 0);
        const std::optional<Connection> accepted = listener.accept();
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
        Listener listener(guest(), address, 0);
        const std::vector<uint16_t> rendezvous = rendezvousOf(address, listener.port());
        QVERIFY(admit({ 64010 }));
        Connection client = dial(64010, rendezvous[0]);
        QCOMPARE(client.error(), 0);
        QVERIFY(client.send("x"));
        std::optional<Connection> accepted = listener.accept();
        QVERIFY(accepted.has_value());
        QCOMPARE(accepted->receive(1), QByteArray("x"));
        QCOMPARE(accepted->peerAddress(), QLatin1String(address));
        QCOMPARE(dial(64010, rendezvous[1]).error(), ECONNREFUSED); // the ticket is used up here, too
    }
}

void tst_AgentSteering::sharedPort()
{
    QVERIFY(passTrial());
    Listener one(guest(), "127.0.0.1", 0, { .reusePort = true });
    Listener other(guest(), "127.0.0.1", one.port(), { .reusePort = true });
    QCOMPARE(other.error(), 0);
    const std::vector<uint16_t> rendezvous = rendezvousOf("127.0.0.1", one.port());
    std::vector<uint16_t> ports;
    for (uint16_t port = 64010; port < 64074; ++port)
        ports.push_back(port);
    QVERIFY(admit(ports));
    std::vector<Connection> clients;
    for (const uint16_t port : ports) {
        clients.push_back(dial(port, rendezvous[0]));
        if (clients.back().error() == ECONNREFUSED && port == ports.front())
            QSKIP("Before Linux 6.6 a listener that shares its port is left to the relay.");
        QCOMPARE(clients.back().error(), 0);
    }
    int ofOne = 0;
    int ofOther = 0;
    while (one.accept(0))
        ++ofOne;
    while (other.accept(0))
        ++ofOther;
    QCOMPARE(ofOne + ofOther, static_cast<int>(ports.size()));
    QVERIFY2(ofOne > 0 && ofOther > 0, qPrintable(QString::number(ofOne)));
}

void tst_AgentSteering::deviceBoundListener_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("device");
    QTest::newRow("eth0") << "0.0.0.0" << QByteArray("eth0");
    QTest::newRow("lo") << "127.0.0.1" << QByteArray("lo");
}

/// Left to the agent's relay: one of these can be reached from the loopback interface, the other cannot.
void tst_AgentSteering::deviceBoundListener()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, device);
    QVERIFY(passTrial());
    Listener listener(guest(), address, 0, { .device = device });
    QCOMPARE(listener.error(), 0);
    const std::vector<uint16_t> rendezvous = rendezvousOf("127.0.0.1", listener.port());
    QVERIFY(admit({ 64010 }));
    QCOMPARE(dial(64010, rendezvous[0]).error(), ECONNREFUSED);
}

void tst_AgentSteering::serviceGoes()
{
    QVERIFY(passTrial());
    auto listener = std::make_unique<Listener>(guest(), "127.0.0.1", 0);
    const quint16 port = listener->port();
    const std::vector<uint16_t> rendezvous = rendezvousOf("127.0.0.1", port);
    QVERIFY(admit({ 64010, 64011, 64012 }));
    listener.reset();
    QCOMPARE(dial(64010, rendezvous[0]).error(), ECONNREFUSED);
    // The service returns without any message to the agent.
    listener = std::make_unique<Listener>(guest(), "127.0.0.1", port);
    QCOMPARE(dial(64011, rendezvous[0]).error(), 0);
    QVERIFY(listener->accept().has_value());
    // Switched off on the host: the rendezvous ports lead nowhere, although the service listens.
    m_agent->send(protocol::SteeringRequest {});
    TRY_VERIFY(m_agent->steering()->services.empty());
    QCOMPARE(dial(64012, rendezvous[0]).error(), ECONNREFUSED);
}

void tst_AgentSteering::usedPortsAreAvoided()
{
    QVERIFY(passTrial());
    Listener listener(guest(), "127.0.0.1", 0);
    const std::vector<uint16_t> rendezvous = rendezvousOf("127.0.0.1", listener.port());
    Listener onRendezvous(guest(), "0.0.0.0", rendezvous[0]);
    QCOMPARE(onRendezvous.error(), 0);
    TRY_VERIFY(m_agent->steering()->services.front().rendezvous != rendezvous);
    const std::vector<uint16_t> now = m_agent->steering()->services.front().rendezvous;
    QVERIFY(std::ranges::find(now, rendezvous[0]) == now.end());
    // The host's relay does not know about the new ports yet. Its connection must not reach the wrong service.
    QVERIFY(admit({ 64010 }));
    QVERIFY(dial(64010, rendezvous[0]).error() != 0);
    QVERIFY(!onRendezvous.accept(100).has_value());
    // A direct connection reaches it.
    QCOMPARE(dial(64011, rendezvous[0]).error(), 0);
    QVERIFY(onRendezvous.accept().has_value());
}

void tst_AgentSteering::cleanEndLeavesNothing()
{
    QVERIFY(passTrial());
    QCOMPARE(packetHooks().isEmpty(), m_form == "tcx");
    Listener listener(guest(), "127.0.0.1", 0);
    const std::vector<uint16_t> rendezvous = rendezvousOf("127.0.0.1", listener.port());
    QVERIFY(admit({ 64010, 64011 }));
    Connection client = dial(64010, rendezvous[0]);
    std::optional<Connection> accepted = listener.accept();
    QVERIFY(accepted.has_value());
    m_agent->process().closeInput();
    QCOMPARE(m_agent->process().waitForEnd(), 0);
    QCOMPARE(packetHooks(), QString());
    QCOMPARE(dial(64011, rendezvous[0]).error(), ECONNREFUSED);
    // Established connections go on.
    QVERIFY(client.send("still"));
    QCOMPARE(accepted->receive(5), QByteArray("still"));
}

void tst_AgentSteering::killLeavesNothingLive()
{
    QVERIFY(passTrial());
    Listener listener(guest(), "127.0.0.1", 0);
    const std::vector<uint16_t> rendezvous = rendezvousOf("127.0.0.1", listener.port());
    QVERIFY(admit({ 64010, 64011 }));
    Connection client = dial(64010, rendezvous[0]);
    std::optional<Connection> accepted = listener.accept();
    QVERIFY(accepted.has_value());
    m_agent->process().kill();
    QVERIFY(m_agent->process().waitForEnd() >= 0);
    QVERIFY(m_twin->guestProcesses("portolan-agent").isEmpty());
    // The ticket was valid, but what is left on the interface ignores it now.
    TRY_COMPARE(dial(64011, rendezvous[0]).error(), ECONNREFUSED);
    QVERIFY(client.send("still"));
    QCOMPARE(accepted->receive(5), QByteArray("still"));

    // The next agent replaces what the killed one left, and leaves nothing when it ends.
    m_agent = std::make_unique<AgentProcess>(m_twin->guestName(), QStringList { "--steering=" + m_form });
    m_agent->configure();
    TRY_VERIFY(m_agent->steering() && m_agent->steering()->stage == Stage::Trial);
    QVERIFY(passTrial());
    m_agent->process().closeInput();
    QCOMPARE(m_agent->process().waitForEnd(), 0);
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

QTEST_GUILESS_MAIN(tst_AgentSteering)
#include "tst_agent_steering.moc"
