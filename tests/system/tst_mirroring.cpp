// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/servers.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QJsonArray>

#include <cerrno>
#include <deque>

using namespace portolan::test;

/// What is mirrored, and where. tst_relay_paths tests how the connections behave.
class TestMirroring : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init();
    void cleanup() { m_bed.reset(); }

    void onBothFamilies_data();
    void onBothFamilies();
    void onAnotherLoopbackAddress();
    void notFromAnotherInterface();
    void twoServicesOnOnePortInTwoFamilies();
    void oneFamilyIfTheHostLacksTheOther();
    void severalSocketsAreOneMirror();
    void closesAndReopensWithTheListener();
    void switchedOffAtOnceButLiveConnectionsGoOn();
    void nothingIsMirroredBack();
    void portIsInUseOnTheHost();
    void trafficIsCounted();
    void outOfDescriptors();
    void fewDescriptorsSuffice();
    void redisAndPostgres();
    void statusNamesProcessAndAddresses();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    PortolanInstance& portolan() { return m_bed->portolan; }
    /// The inodes of the host's listeners on that port: they stay the same unless a listener is reopened.
    [[nodiscard]] QStringList hostListeners(quint16 port) const;

    std::unique_ptr<TestBed> m_bed;
};

void TestMirroring::init()
{
    m_bed = std::make_unique<TestBed>();
    START(*m_bed);
}

QStringList TestMirroring::hostListeners(quint16 port) const
{
    const QString text = run(host(), "ss", { "-ltneH", QStringLiteral("sport = :%1").arg(port) }).output;
    QStringList inodes;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines)
        inodes << line.section("ino:", 1).section(' ', 0, 0);
    inodes.sort();
    return inodes;
}

void TestMirroring::onBothFamilies_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("v6Only");
    QTest::addColumn<QStringList>("peers"); ///< how the service may see the client
    const QStringList v4 { "127.0.0.1" };
    const QStringList v6 { "::1" };
    QTest::newRow("0.0.0.0") << "0.0.0.0" << false << v4;
    QTest::newRow("127.0.0.1") << "127.0.0.1" << false << v4;
    QTest::newRow("::") << "::" << false << QStringList { "::ffff:127.0.0.1", "::1" };
    QTest::newRow(":: without IPv4") << "::" << true << v6;
    QTest::newRow("::1") << "::1" << true << v6;
    QTest::newRow("eth0's") << Twin::guestAddress << false << QStringList { "127.0.0.1", Twin::guestAddress };
}

void TestMirroring::onBothFamilies()
{
    QFETCH(QString, address);
    QFETCH(bool, v6Only);
    QFETCH(QStringList, peers);

    Listener service(guest(), address, 0, { .v6Only = v6Only });
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    QCOMPARE(portolan().hostAddresses(service.port()), QString("127.0.0.1 ::1"));
    for (const char* way : { "127.0.0.1", "::1" }) {
        Connection client(host(), way, service.port());
        QVERIFY2(client.open(), way);
        QVERIFY(client.send("hello"));
        std::optional<Connection> accepted = service.accept();
        QVERIFY(accepted.has_value());
        QVERIFY2(peers.contains(accepted->peerAddress()), qPrintable(accepted->peerAddress()));
        QCOMPARE(accepted->receive(5), QByteArray("hello"));
        QVERIFY(accepted->send("welcome"));
        QCOMPARE(client.receive(7), QByteArray("welcome"));
    }
}

void TestMirroring::onAnotherLoopbackAddress()
{
    Listener service(guest(), "127.0.0.53", 0);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    QCOMPARE(portolan().hostAddresses(service.port()), QString("127.0.0.53"));
    QVERIFY(Connection(host(), "127.0.0.53", service.port()).open());
    QCOMPARE(Connection(host(), "127.0.0.1", service.port()).error(), ECONNREFUSED);
    QCOMPARE(Connection(host(), "::1", service.port()).error(), ECONNREFUSED);
}

void TestMirroring::notFromAnotherInterface()
{
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "link", "add", "docker0", "type", "bridge" }));
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "address", "add", "172.17.0.1/16", "dev", "docker0" }));
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "link", "set", "docker0", "up" }));
    Listener service(guest(), "172.17.0.1", 0);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(service.port()), QString("ignored other-interface"));
    QCOMPARE(Connection(host(), "127.0.0.1", service.port()).error(), ECONNREFUSED);
    QCOMPARE(hostListeners(service.port()), QStringList());
}

void TestMirroring::twoServicesOnOnePortInTwoFamilies()
{
    Listener v4(guest(), "127.0.0.1", 0);
    const quint16 port = v4.port();
    TRY_COMPARE(portolan().hostAddresses(port), QString("127.0.0.1 ::1"));
    const QStringList before = hostListeners(port);
    QCOMPARE(before.size(), 2);
    const auto answeredBy = [&](const char* way, Listener& listener) {
        Connection client(host(), way, port);
        return client.open() && listener.accept(300).has_value();
    };
    QVERIFY(answeredBy("::1", v4));

    // A new family gets its own service; the host's listeners stay the same.
    auto v6 = std::make_unique<Listener>(guest(), "::1", port);
    QCOMPARE(v6->error(), 0);
    TRY_VERIFY(answeredBy("::1", *v6));
    QVERIFY(answeredBy("127.0.0.1", v4));
    QCOMPARE(hostListeners(port), before);

    // When that service leaves, the family goes back to the other one.
    v6.reset();
    TRY_VERIFY(answeredBy("::1", v4));
    QCOMPARE(hostListeners(port), before);
    QCOMPARE(portolan().state(port), QString("mirrored"));
}

void TestMirroring::oneFamilyIfTheHostLacksTheOther()
{
    const Outcome disabled = run(host(), "sh", { "-c", "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6" });
    QCOMPARE(disabled.exitCode, 0);
    Listener service(guest(), "0.0.0.0", 0);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored one-family"));
    QCOMPARE(portolan().hostAddresses(service.port()), QString("127.0.0.1"));
    QVERIFY(Connection(host(), "127.0.0.1", service.port()).open());
}

void TestMirroring::severalSocketsAreOneMirror()
{
    const ListenOptions shared { .reusePort = true };
    auto one = std::make_unique<Listener>(guest(), "0.0.0.0", 0, shared);
    const quint16 port = one->port();
    TRY_COMPARE(portolan().state(port), QString("mirrored"));
    auto other = std::make_unique<Listener>(guest(), "0.0.0.0", port, shared);
    QCOMPARE(other->error(), 0);
    const QStringList before = hostListeners(port);
    one.reset();
    Connection client(host(), "127.0.0.1", port);
    QVERIFY(client.open());
    QVERIFY(client.send("x"));
    QVERIFY(other->accept().has_value());
    QCOMPARE(portolan().state(port), QString("mirrored"));
    QCOMPARE(hostListeners(port), before);
    other.reset();
    TRY_COMPARE(portolan().state(port), QString());
    QCOMPARE(hostListeners(port), QStringList());
}

void TestMirroring::closesAndReopensWithTheListener()
{
    auto service = std::make_unique<Listener>(guest(), "127.0.0.1", 0);
    const quint16 port = service->port();
    for (int i = 0; i < 5; ++i) {
        TRY_COMPARE(portolan().state(port), QString("mirrored"));
        Connection client(host(), "127.0.0.1", port);
        QVERIFY(client.open());
        QVERIFY(service->accept().has_value());
        service.reset();
        TRY_COMPARE(Connection(host(), "127.0.0.1", port).error(), ECONNREFUSED);
        TRY_COMPARE(portolan().state(port), QString());
        service = std::make_unique<Listener>(guest(), "127.0.0.1", port);
        QCOMPARE(service->error(), 0);
    }
}

void TestMirroring::switchedOffAtOnceButLiveConnectionsGoOn()
{
    Listener service(guest(), "127.0.0.1", 0);
    const quint16 port = service.port();
    TRY_COMPARE(portolan().state(port), QString("mirrored"));
    Connection client(host(), "127.0.0.1", port);
    std::optional<Connection> accepted = service.accept();
    QVERIFY(accepted.has_value());

    QCOMPARE(portolan().command({ "disable", QString::number(port) }).exitCode, 0);
    QCOMPARE(hostListeners(port), QStringList());
    QCOMPARE(portolan().state(port), QString("off"));
    QVERIFY(client.send("still here"));
    QCOMPARE(accepted->receive(10), QByteArray("still here"));
    // A host program can have the port now, even while connections through it are alive.
    {
        Listener own(host(), "127.0.0.1", port);
        QCOMPARE(own.error(), 0);
    }
    QCOMPARE(portolan().command({ "enable", QString::number(port) }).exitCode, 0);
    TRY_COMPARE(portolan().state(port), QString("mirrored"));
    QVERIFY(Connection(host(), "127.0.0.1", port).open());
    QVERIFY(accepted->send("both ways"));
    QCOMPARE(client.receive(9), QByteArray("both ways"));
    accepted.reset();
    QVERIFY(client.ended());
}

void TestMirroring::nothingIsMirroredBack()
{
    Listener service(guest(), "0.0.0.0", 0);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    QJsonArray ports = portolan().status().value("ports").toArray();
    // Neither our own mirrors nor the agent's relay, which serves eth0 only, have a row.
    QCOMPARE(ports.size(), 1);
    const QString listeners = run(guest(), "ss", { "-ltnH" }).output;
    QStringList lines = listeners.split('\n', Qt::SkipEmptyParts);
    const qsizetype agents = lines.removeIf(
        [](const QString& line) { return line.contains(QString(Twin::guestAddress) + "%eth0:"); });
    QVERIFY(agents > 0);
    QCOMPARE(lines.size(), 1); // the service
}

void TestMirroring::portIsInUseOnTheHost()
{
    Listener service(guest(), "127.0.0.1", 0);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    for (const char* address : { "127.0.0.1", "::1", "0.0.0.0", "::" }) {
        for (const bool reusePort : { false, true }) {
            const Listener thief(host(), address, service.port(), { .reusePort = reusePort });
            QCOMPARE(thief.error(), EADDRINUSE);
        }
    }
}

void TestMirroring::trafficIsCounted()
{
    Listener service(guest(), "127.0.0.1", 0);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    Connection client(host(), "127.0.0.1", service.port());
    std::optional<Connection> accepted = service.accept();
    QVERIFY(accepted.has_value());
    QVERIFY(client.send(QByteArray(1000, 'a')));
    QCOMPARE(accepted->receive(1000).size(), 1000);
    QVERIFY(accepted->send(QByteArray(300, 'b')));
    QCOMPARE(client.receive(300).size(), 300);
    const auto value = [&](const char* group, const char* key) {
        return portolan().row(service.port()).value(group).toObject().value(key).toInt();
    };
    TRY_COMPARE(value("bytes", "toGuest"), 1000);
    TRY_COMPARE(value("bytes", "fromGuest"), 300);
    QCOMPARE(value("connections", "active"), 1);
    client.close();
    accepted.reset();
    TRY_COMPARE(value("connections", "active"), 0);
    QCOMPARE(value("connections", "total"), 1);
    QCOMPARE(value("connections", "failed"), 0);
    TRY_VERIFY(value("peakRate", "toGuest") > 0);
    TRY_VERIFY(value("peakRate", "fromGuest") > 0);
}

/// With few descriptors: new connections are reset, old ones go on, the command line works, and the problem is
/// reported.
void TestMirroring::outOfDescriptors()
{
    QVERIFY(portolan().quit());
    portolan().setWrapper({ "prlimit", "--nofile=256:256" }); // applies to the agent as well
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 0);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    QCOMPARE(portolan().status().value("host").toObject().value("exhausted"), QJsonValue(false));

    std::deque<Connection> clients;
    for (char number = 0; number < 120; ++number) {
        clients.emplace_back(host(), "127.0.0.1", service.port());
        clients.back().send(QByteArray(1, number));
    }
    std::deque<Connection> accepted;
    // How many were served plus how many were reset.
    const auto settled = [&] {
        while (std::optional<Connection> served = service.accept(100)) {
            const QByteArray number = served->receive(1);
            if (!served->send("b") || clients.at(static_cast<size_t>(number.at(0))).receive(1) != "b")
                return size_t { 0 };
            accepted.push_back(std::move(*served));
        }
        size_t reset = 0;
        for (Connection& client : clients) {
            (void)client.receive(1, 1);
            reset += client.error() == ECONNRESET || client.error() == EPIPE; // EPIPE if it wrote after the reset
        }
        return accepted.size() + reset;
    };
    TRY_COMPARE(settled(), clients.size());
    QVERIFY(accepted.size() >= 30);
    QVERIFY(accepted.size() < clients.size());
    const auto exhausted = [&](const char* end) {
        return portolan().status().value(end).toObject().value("exhausted").toBool();
    };
    TRY_VERIFY(exhausted("host") || exhausted("guest"));
    TRY_VERIFY(portolan().process().output().contains("so new connections are reset"));
    QVERIFY(portolan().row(service.port()).value("connections").toObject().value("failed").toInt() > 0);

    clients.clear();
    accepted.clear();
    TRY_VERIFY(Connection(host(), "127.0.0.1", service.port()).open());
    TRY_VERIFY(service.accept(100).has_value());
}

/// Prepared sockets and the mirrors of many ports leave descriptors for connections.
void TestMirroring::fewDescriptorsSuffice()
{
    QVERIFY(portolan().quit());
    portolan().setWrapper({ "prlimit", "--nofile=300:300" });
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 0);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    const auto served = [&] {
        const Connection client(host(), "127.0.0.1", service.port());
        return client.open() && service.accept(5000).has_value();
    };
    for (int i = 0; i < 500; ++i)
        QVERIFY2(served(), qPrintable(QStringLiteral("connection %1").arg(i)));

    std::deque<Listener> others;
    for (quint16 port = 21000; port < 21280; ++port)
        others.emplace_back(guest(), "127.0.0.1", port);
    TRY_COMPARE(portolan().status().value("ports").toArray().size(), 281);
    for (int i = 0; i < 100; ++i)
        QVERIFY2(served(), qPrintable(QStringLiteral("connection %1 beside many mirrors").arg(i)));
    QCOMPARE(portolan().row(service.port()).value("connections").toObject().value("failed").toInt(), 0);
}

/// Popular servers, on the guest's 127.0.0.1 only.
void TestMirroring::redisAndPostgres()
{
    RedisServer redis(guest(), 6379);
    PostgresServer postgres(guest(), 5432);
    QVERIFY(redis.waitUntilListening());
    QVERIFY2(postgres.waitUntilListening(), qPrintable(postgres.error()));
    TRY_COMPARE(portolan().state(6379), QString("mirrored"));
    TRY_COMPARE(portolan().state(5432), QString("mirrored"));
    for (const char* way : { "127.0.0.1", "::1", "localhost" }) {
        const Outcome set = run(host(), "redis-cli", { "-h", way, "set", "harbour", way });
        QCOMPARE(set.output, QString("OK\n"));
        const Outcome get = run(host(), "redis-cli", { "-h", way, "get", "harbour" });
        QCOMPARE(get.output, QString("%1\n").arg(way));
        const Outcome sql = run(host(), "psql",
            { "-h", way, "-U", "postgres", "-At", "-c", "select sum(n) from generate_series(1, 100000) n" });
        QCOMPARE(sql.output, QString("5000050000\n"));
    }
    QCOMPARE(portolan().row(6379).value("listeners").toArray().at(0).toObject().value("process").toString(),
        QString("redis-server"));
    QCOMPARE(portolan().row(5432).value("listeners").toArray().at(0).toObject().value("process").toString(),
        QString("postgres"));
}

void TestMirroring::statusNamesProcessAndAddresses()
{
    NodeServer node(guest(), 3000);
    QVERIFY(node.waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    const QJsonObject row = portolan().row(3000);
    QCOMPARE(row.value("protocol").toString(), QString("tcp"));
    QCOMPARE(row.value("enabled").toBool(), true);
    QVERIFY(row.value("reason").isNull());
    QVERIFY(row.value("owner").isNull());
    QVERIFY(row.value("refused").isNull());
    QCOMPARE(row.value("listeners").toArray().size(), 1);
    const QJsonObject listener = row.value("listeners").toArray().at(0).toObject();
    QCOMPARE(listener.value("address").toString(), QString("0.0.0.0"));
    QCOMPARE(listener.value("process").toString(), QString("node"));
    QCOMPARE(listener.value("pid").toInteger(), node.process().pid());

    const QJsonObject status = portolan().status();
    QCOMPARE(status.value("host").toObject(),
        QJsonObject({ { "adapter", "vEthernet(WSL)" }, { "address", Twin::hostAddress }, { "prefix", 20 }, { "exhausted", false } }));
    const QJsonObject guestObject = status.value("guest").toObject();
    QCOMPARE(guestObject.value("name").toString(), "netns:" + m_bed->twin.guestName());
    QCOMPARE(guestObject.value("interface").toString(), QString("eth0"));
    QCOMPARE(guestObject.value("address").toString(), QString(Twin::guestAddress));
    QCOMPARE(guestObject.value("prefix").toInt(), 16);
    QCOMPARE(guestObject.value("sameNetwork").toBool(), true);
    const QJsonObject agent = guestObject.value("agent").toObject();
    QCOMPARE(agent.value("version"), status.value("version"));
    QVERIFY(QStringList({ "events", "polling" }).contains(agent.value("detection").toString()));
}

REGISTER_TEST(TestMirroring, QCoreApplication)
#include "tst_mirroring.moc"
