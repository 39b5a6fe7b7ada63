// SPDX-License-Identifier: MIT
#include "core/relay/handshake.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/support/twin.h"
#include "tests/system/agent_under_test.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <unistd.h>

using namespace portolan;
using namespace portolan::test;

namespace {

const QString python = QStringLiteral("/usr/bin/python3");

/// Listens without serving, until it is told to end.
const QString listenScript = QStringLiteral("import socket, sys, time\n"
                                            "s = socket.socket()\n"
                                            "s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n"
                                            "s.bind(('127.0.0.1', int(sys.argv[1])))\n"
                                            "s.listen()\n"
                                            "print('listening', flush=True)\n"
                                            "time.sleep(600)\n");

QString addressesOf(const std::optional<protocol::Interface>& interface)
{
    QStringList texts;
    if (!interface)
        return {};
    for (const InterfaceAddress& each : interface->addresses)
        texts.append(QString::fromStdString(each.address.to_string()) + u'/' + QString::number(each.prefix));
    return texts.join(u' ');
}

QString relayOf(AgentUnderTest& agent)
{
    const auto relay = agent.relay();
    if (!relay)
        return QStringLiteral("not told");
    return relay->port == 0 ? QStringLiteral("closed") : QString::fromStdString(relay->address.to_string());
}

quint32 pidOf(Program& program) { return static_cast<quint32>(program.pid()); }

} // namespace

/// What the agent sees in the guest and reports to the engine, and how it admits the host.
class tst_Agent : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init();
    void cleanup();
    void helloComesFirst();
    void emptyGuestIsReportedToo();
    void earlierListeners();
    void listenersComeAndGo_data();
    void listenersComeAndGo();
    void v6Only();
    void everySocketOfAPort();
    void realPrograms();
    void ownerThatForksAndEnds();
    void neverReportsItself();
    void neverReportsPortolan();
    void addressChangesLive();
    void interfaceByName();
    void tellsInterfacesApart();
    void interfaceThatComesLater();
    void relayFollowsTheAddress();
    void relayAdmitsOnlyThePeer();
    void relayServesEveryAddressOfTheInterface_data();
    void relayServesEveryAddressOfTheInterface();

private:
    std::unique_ptr<Twin> m_twin;
};

void tst_Agent::init()
{
    m_twin = std::make_unique<Twin>();
    QVERIFY2(m_twin->error().isEmpty(), qPrintable(m_twin->error()));
}

void tst_Agent::cleanup() { m_twin.reset(); }

void tst_Agent::helloComesFirst()
{
    AgentUnderTest agent(m_twin->guestName());
    QTRY_VERIFY(agent.messages().size() >= 3);
    const auto* hello = std::get_if<protocol::Hello>(&agent.messages()[0]);
    QVERIFY(hello);
    QCOMPARE(hello->protocol, protocol::version);
    QCOMPARE(hello->program, std::string(PORTOLAN_VERSION));
    QFile release(QStringLiteral("/proc/sys/kernel/osrelease"));
    QVERIFY(release.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray::fromStdString(hello->kernel), release.readAll().trimmed());
    QVERIFY(std::holds_alternative<protocol::Interfaces>(agent.messages()[1]));
    const auto* listeners = std::get_if<protocol::Listeners>(&agent.messages()[2]);
    QVERIFY(listeners);
    QVERIFY(listeners->reset);
    QVERIFY(agent.broken().isEmpty());
    QVERIFY(!agent.relay()); // closed until the first configuration
}

void tst_Agent::emptyGuestIsReportedToo()
{
    m_twin->deleteGuest();
    const QString bare = QStringLiteral("ptest-%1-0-guest").arg(::getpid());
    QCOMPARE(run({}, QStringLiteral("ip"), { "netns", "add", bare }).exitCode, 0);
    {
        AgentUnderTest agent(bare);
        QTRY_COMPARE(agent.messages().size(), size_t { 3 });
        QVERIFY(!agent.interface());
        QVERIFY(agent.listeners().empty());
        agent.configure();
        QTRY_COMPARE(relayOf(agent), QStringLiteral("closed"));
    }
    QCOMPARE(run({}, QStringLiteral("ip"), { "netns", "delete", bare }).exitCode, 0);
}

void tst_Agent::earlierListeners()
{
    const Listener before(m_twin->guest(), QStringLiteral("0.0.0.0"), 3000);
    QCOMPARE(before.error(), 0);
    AgentUnderTest agent(m_twin->guestName());
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 1 });
    const auto* first = std::get_if<protocol::Listeners>(&agent.messages()[2]);
    QVERIFY(first && first->reset);
    QCOMPARE(first->added.size(), size_t { 1 });
    QCOMPARE(first->added[0].process, (Process { static_cast<quint32>(::getpid()), "system_test_program" }));
}

void tst_Agent::listenersComeAndGo_data()
{
    QTest::addColumn<QString>("address");
    for (const char* address : { "0.0.0.0", "127.0.0.1", "127.0.0.2", "::", "::1", "172.29.108.58" })
        QTest::newRow(address) << QString::fromLatin1(address);
}

void tst_Agent::listenersComeAndGo()
{
    QFETCH(QString, address);
    AgentUnderTest agent(m_twin->guestName());
    QTRY_VERIFY(agent.messages().size() >= 3);

    Listener listener(m_twin->guest(), address, 3000);
    QCOMPARE(listener.error(), 0);
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 1 });
    const GuestListener seen = agent.listenersOf(3000)[0];
    QCOMPARE(QString::fromStdString(seen.address.to_string()), address);
    QCOMPARE(seen.process.pid, static_cast<quint32>(::getpid()));
    listener.close();
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 0 });

    // A restarted server is a new listener.
    const Listener again(m_twin->guest(), address, 3000);
    QCOMPARE(again.error(), 0);
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 1 });
    QVERIFY(agent.listenersOf(3000)[0].id != seen.id);
}

void tst_Agent::v6Only()
{
    AgentUnderTest agent(m_twin->guestName());
    const Listener both(m_twin->guest(), QStringLiteral("::"), 3000);
    ListenOptions options;
    options.v6Only = true;
    const Listener one(m_twin->guest(), QStringLiteral("::"), 3001, options);
    QTRY_COMPARE(agent.listeners().size(), size_t { 2 });
    QVERIFY(!agent.listenersOf(3000)[0].v6Only);
    QVERIFY(agent.listenersOf(3001)[0].v6Only);
}

void tst_Agent::everySocketOfAPort()
{
    AgentUnderTest agent(m_twin->guestName());
    ListenOptions options;
    options.reusePort = true;
    Listener one(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000, options);
    const Listener other(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000, options);
    QCOMPARE(one.error() + other.error(), 0);
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 2 });
    one.close();
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 1 });
}

void tst_Agent::realPrograms()
{
    AgentUnderTest agent(m_twin->guestName());
    Program node(m_twin->guest(), QStringLiteral("node"),
        { "-e", "require('http').createServer((q, r) => r.end()).listen(3000, '0.0.0.0')" });
    Program server(m_twin->guest(), python, { "-m", "http.server", "--bind", "127.0.0.1", "8000" });
    QTRY_COMPARE_WITH_TIMEOUT(agent.listeners().size(), size_t { 2 }, 30000);
    QCOMPARE(agent.listenersOf(3000)[0].process, (Process { pidOf(node), "node" }));
    const std::string pythonName = QFileInfo(python).canonicalFilePath().section(u'/', -1).toStdString();
    QCOMPARE(agent.listenersOf(8000)[0].process, (Process { pidOf(server), pythonName }));

    node.kill();
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 0 });
    QCOMPARE(agent.listenersOf(8000).size(), size_t { 1 });
    server.kill();
    QTRY_VERIFY(agent.listeners().empty());
}

void tst_Agent::ownerThatForksAndEnds()
{
    AgentUnderTest agent(m_twin->guestName());
    Program daemon(m_twin->guest(), python,
        { "-c",
            "import os, socket, sys, time\n"
            "s = socket.socket()\n"
            "s.bind(('127.0.0.1', 3000))\n"
            "s.listen()\n"
            "child = os.fork()\n"
            "if child == 0:\n"
            "    time.sleep(600)\n"
            "print(child, flush=True)\n"
            "sys.stdin.readline()\n" });
    QTRY_VERIFY(!daemon.output().isEmpty());
    const auto child = daemon.output().toUInt();
    const auto endChild = qScopeGuard([child] { ::kill(static_cast<pid_t>(child), SIGKILL); });
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 1 });
    const GuestListener before = agent.listenersOf(3000)[0];
    QCOMPARE(before.process.pid, pidOf(daemon));
    daemon.write("\n");
    QTRY_COMPARE_WITH_TIMEOUT(agent.listenersOf(3000).at(0).process.pid, child, 20000); // the agent checks every few seconds
    QCOMPARE(agent.listenersOf(3000)[0].id, before.id); // still the same socket
    ::kill(static_cast<pid_t>(child), SIGKILL);
    QTRY_VERIFY(agent.listeners().empty());
}

void tst_Agent::neverReportsItself()
{
    QTemporaryDir folder;
    const QString renamed = folder.filePath(QStringLiteral("renamed"));
    QVERIFY(QFile::copy(AgentUnderTest::path(), renamed));
    AgentUnderTest agent(m_twin->guest(), renamed, {});
    AgentUnderTest second(m_twin->guestName()); // belongs to another instance
    agent.configure();
    second.configure();
    QTRY_COMPARE(relayOf(agent), QString::fromLatin1(Twin::guestAddress));
    QTRY_COMPARE(relayOf(second), QString::fromLatin1(Twin::guestAddress));
    // Messages are in order: once this listener is reported, the relays have been looked at.
    const Listener later(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000);
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 1 });
    QTRY_COMPARE(second.listenersOf(3000).size(), size_t { 1 });
    QVERIFY(!agent.everListened(agent.relay()->port));
    QVERIFY(!agent.everListened(second.relay()->port));
    QCOMPARE(agent.listeners().size(), size_t { 1 });
    QVERIFY(!second.everListened(second.relay()->port));
}

void tst_Agent::neverReportsPortolan()
{
    // A portolan in the guest mirrors something to the guest. Mirroring that back would be a loop.
    QTemporaryDir folder;
    const QString program = folder.filePath(QStringLiteral("portolan"));
    QVERIFY(QFile::copy(QFileInfo(python).canonicalFilePath(), program));
    Place place = m_twin->guest();
    place.environment.insert(QStringLiteral("PYTHONHOME"), QStringLiteral("/usr"));
    AgentUnderTest agent(m_twin->guestName());
    Program portolan(place, program, { "-c", listenScript, "3001" });
    QTRY_VERIFY2(portolan.output().startsWith(QStringLiteral("listening")), qPrintable(portolan.errors()));
    Program other(m_twin->guest(), python, { "-c", listenScript, "3000" });
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 1 });
    QVERIFY(!agent.everListened(3001));
}

void tst_Agent::addressChangesLive()
{
    const QString guest = m_twin->guestName();
    m_twin->ip(guest, { "link", "set", "eth0", "addrgenmode", "none" }); // no automatic link-local address
    m_twin->ip(guest, { "address", "flush", "dev", "eth0" });
    QVERIFY(m_twin->ip(guest, { "address", "add", "172.29.108.58/16", "dev", "eth0" }));

    AgentUnderTest agent(guest);
    QTRY_VERIFY(agent.interface());
    QVERIFY(agent.interface()->up);
    QCOMPARE(addressesOf(agent.interface()), QStringLiteral("172.29.108.58/16"));

    QVERIFY(m_twin->ip(guest, { "address", "add", "fd00:29::58/64", "dev", "eth0", "nodad" }));
    QTRY_COMPARE(addressesOf(agent.interface()), QStringLiteral("172.29.108.58/16 fd00:29::58/64"));
    QVERIFY(m_twin->ip(guest, { "address", "add", "169.254.7.7/16", "dev", "eth0", "scope", "link" }));
    QVERIFY(m_twin->ip(guest, { "address", "add", "172.29.109.1/24", "dev", "eth0" }));
    QTRY_COMPARE(addressesOf(agent.interface()),
        QStringLiteral("172.29.108.58/16 172.29.109.1/24 169.254.7.7/16 fd00:29::58/64"));
    QVERIFY(m_twin->ip(guest, { "address", "delete", "172.29.108.58/16", "dev", "eth0" }));
    QTRY_COMPARE(addressesOf(agent.interface()), QStringLiteral("172.29.109.1/24 169.254.7.7/16 fd00:29::58/64"));
    QVERIFY(m_twin->ip(m_twin->hostName(), { "link", "set", "vEthernet(WSL)", "down" }));
    QTRY_VERIFY(!agent.interface()->up);
    QVERIFY(m_twin->ip(m_twin->hostName(), { "link", "set", "vEthernet(WSL)", "up" }));
    QTRY_VERIFY(agent.interface()->up);

    // No message without a change: each differs from the one before.
    const protocol::Interfaces* before = nullptr;
    for (const protocol::AgentMessage& message : agent.messages()) {
        if (const auto* now = std::get_if<protocol::Interfaces>(&message)) {
            QVERIFY(!before || *before != *now);
            before = now;
        }
    }
}

void tst_Agent::interfaceByName()
{
    const QString guest = m_twin->guestName();
    QVERIFY(m_twin->ip(guest, { "link", "add", "wanted", "type", "veth", "peer", "name", "other" }));
    QVERIFY(m_twin->ip(guest, { "address", "add", "172.30.0.1/24", "dev", "wanted" }));
    AgentUnderTest agent(guest);
    QTRY_VERIFY(agent.interface() && agent.interface("wanted"));
    agent.configure(QStringLiteral("wanted"));
    QTRY_COMPARE(relayOf(agent), QStringLiteral("172.30.0.1"));
    agent.configure(QStringLiteral("missing"));
    QTRY_COMPARE(relayOf(agent), QStringLiteral("closed"));
    agent.configure();
    QTRY_COMPARE(relayOf(agent), QStringLiteral("172.29.108.58"));
    QVERIFY(agent.problems().empty());
}

void tst_Agent::tellsInterfacesApart()
{
    const QString guest = m_twin->guestName();
    QVERIFY(m_twin->ip(guest, { "link", "add", "br0", "type", "bridge" }));
    QVERIFY(m_twin->ip(guest, { "link", "add", "docker0", "type", "veth", "peer", "name", "ens3" }));
    QVERIFY(m_twin->ip(guest, { "link", "set", "ens3", "master", "br0" }));
    QVERIFY(m_twin->ip(guest, { "route", "add", "default", "via", "172.29.96.1" }));
    AgentUnderTest agent(guest);
    QTRY_VERIFY(agent.interface("br0"));
    QVERIFY(agent.interface()->routed && !agent.interface()->aside);
    QVERIFY(!agent.interface("br0")->routed && !agent.interface("br0")->aside);
    QVERIFY(agent.interface("ens3")->aside); // a port
    QVERIFY(agent.interface("docker0")->aside);
    QVERIFY(!agent.interface("lo"));
}

void tst_Agent::interfaceThatComesLater()
{
    const QString guest = m_twin->guestName();
    QVERIFY(m_twin->ip(guest, { "link", "delete", "eth0" }));
    AgentUnderTest agent(guest);
    agent.configure();
    QTRY_COMPARE(relayOf(agent), QStringLiteral("closed"));
    QVERIFY(m_twin->ip(guest, { "link", "add", "eth0", "type", "veth", "peer", "name", "peer" }));
    QVERIFY(m_twin->ip(guest, { "link", "set", "peer", "up" }));
    QVERIFY(m_twin->ip(guest, { "link", "set", "eth0", "up" }));
    QVERIFY(m_twin->ip(guest, { "address", "add", "172.29.108.58/16", "dev", "eth0" }));
    QTRY_COMPARE(relayOf(agent), QStringLiteral("172.29.108.58"));
}

void tst_Agent::relayFollowsTheAddress()
{
    AgentUnderTest agent(m_twin->guestName());
    agent.configure();
    QTRY_COMPARE(relayOf(agent), QStringLiteral("172.29.108.58"));
    const quint16 port = agent.relay()->port;
    QVERIFY(Connection(m_twin->host(), QStringLiteral("172.29.108.58"), port).open());

    QVERIFY(m_twin->ip(m_twin->guestName(), { "address", "delete", "172.29.108.58/16", "dev", "eth0" }));
    QVERIFY(m_twin->ip(m_twin->guestName(), { "address", "add", "172.29.100.7/16", "dev", "eth0" }));
    QTRY_COMPARE(relayOf(agent), QStringLiteral("172.29.100.7"));
    QVERIFY(Connection(m_twin->host(), QStringLiteral("172.29.100.7"), agent.relay()->port).open());
    QVERIFY(agent.problems().empty());
}

void tst_Agent::relayAdmitsOnlyThePeer()
{
    AgentUnderTest agent(m_twin->guestName());
    agent.configure();
    QTRY_COMPARE(relayOf(agent), QStringLiteral("172.29.108.58"));
    const quint16 port = agent.relay()->port;
    Connection host(m_twin->host(), QStringLiteral("172.29.108.58"), port);
    QVERIFY(host.open());
    QVERIFY(!host.ended(200)); // it waits for the token
    Connection stranger(m_twin->guest(), QStringLiteral("172.29.108.58"), port);
    QVERIFY(stranger.error() != 0 || stranger.receiveAll().isEmpty());
}

void tst_Agent::relayServesEveryAddressOfTheInterface_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("the relay's own") << QStringLiteral("172.29.108.58");
    QTest::newRow("a second one") << QStringLiteral("172.29.109.1");
    QTest::newRow("IPv6") << QStringLiteral("fd00:29::58");
}

void tst_Agent::relayServesEveryAddressOfTheInterface()
{
    QFETCH(QString, address);
    const QString guest = m_twin->guestName();
    AgentUnderTest agent(guest);
    const protocol::Token token = protocol::Token::random();
    agent.send(protocol::Configure { token, { *parseAddress(Twin::hostAddress) }, "eth0" });
    QTRY_COMPARE(relayOf(agent), QStringLiteral("172.29.108.58"));
    // Addresses that appear while the relay is running.
    QVERIFY(m_twin->ip(guest, { "address", "add", "172.29.109.1/24", "dev", "eth0" }));
    QVERIFY(m_twin->ip(guest, { "address", "add", "fd00:29::58/64", "dev", "eth0", "nodad" }));
    QTRY_VERIFY(addressesOf(agent.interface()).contains(QStringLiteral("fd00:29::58/64")));
    Listener service(m_twin->guest(), address, 3000);
    QCOMPARE(service.error(), 0);

    const handshake::RequestBytes request = handshake::encode(
        { token.bytes(), handshake::Operation::Connect, { *parseAddress(address.toStdString()), 3000 } });
    Connection host(m_twin->host(), QStringLiteral("172.29.108.58"), agent.relay()->port);
    QVERIFY(host.send(QByteArray(reinterpret_cast<const char*>(request.data()), request.size())));
    QCOMPARE(host.receive(handshake::answerSize).at(0), static_cast<char>(handshake::Answer::Ok));
    auto served = service.accept();
    QVERIFY(served);
    QVERIFY(served->send("hello"));
    QCOMPARE(host.receive(5), QByteArray("hello"));
}

REGISTER_TEST(tst_Agent, QCoreApplication)
#include "tst_agent.moc"
