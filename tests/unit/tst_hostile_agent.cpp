// SPDX-License-Identifier: MIT
#include "core/engine/guest.h"
#include "core/relay/mirror_relay.h"
#include "tests/support/test_class.h"
#include "tests/unit/script_launcher.h"
#include "tests/unit/test_socket.h"

#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

Address ip(const char* text) { return *parseAddress(text); }

/// Networks for documentation, in which this computer has no address: nothing is sent there.
const std::vector<InterfaceAddress> honest { { ip("203.0.113.2"), 24 } };
const std::vector<Adapter> adapters { { QStringLiteral("veth0"), { { ip("203.0.113.1"), 24 } } },
    { QStringLiteral("Ethernet"), { { ip("127.0.0.9"), 24 } } } };

QByteArray firstWords(const std::vector<InterfaceAddress>& interface, const protocol::RelayEndpoint& relay)
{
    protocol::Hello hello;
    hello.program = PORTOLAN_VERSION;
    return lineOf(hello) + lineOf(protocol::Interfaces { { { "eth0", true, interface } } })
        + lineOf(protocol::Listeners { true, { { 7, loopback4(), 3000, false, { 12, "node" } } }, {} }) + lineOf(relay);
}
QByteArray firstWords() { return firstWords(honest, { ip("203.0.113.2"), 4000 }); }

} // namespace

/// Plays an agent that is the host's enemy against the host's real half: nobody else gets a connection, and the user is told.
class tst_HostileAgent : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_guest.reset(); }
    void choosesNoAddress_data();
    void choosesNoAddress();
    void isDropped_data();
    void isDropped();
    void reportsTenProblemsASecond();
    void leavesNoRouteBehind();

private:
    void start(const QByteArray& words, const QByteArray& then = "exec cat >/dev/null\n")
    {
        auto launcher = std::make_unique<ScriptLauncher>(m_folder->filePath("agent"), words, then);
        m_launcher = launcher.get();
        m_guest = std::make_unique<Guest>(QStringLiteral("test"), std::move(launcher), m_relay->thread());
        // As the engine does.
        connect(m_guest.get(), &Guest::changed, this, [this] { m_guest->follow(adapters, {}); });
        m_guest->session().start();
    }
    GuestState state() const { return m_guest->knowledge().state; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MirrorRelay> m_relay;
    std::unique_ptr<Guest> m_guest;
    ScriptLauncher* m_launcher = nullptr;
};

void tst_HostileAgent::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_relay = std::make_unique<MirrorRelay>();
}

void tst_HostileAgent::choosesNoAddress_data()
{
    QTest::addColumn<QByteArray>("claimed"); // by the interface, beside its honest address
    QTest::addColumn<QByteArray>("relay");
    QTest::newRow("an address that it does not even claim") << QByteArray() << QByteArray("127.0.0.5");
    QTest::newRow("the host's own services") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1");
    QTest::newRow("the host on another adapter") << QByteArray("127.0.0.9") << QByteArray("127.0.0.9");
    QTest::newRow("another adapter's network") << QByteArray("127.0.0.5") << QByteArray("127.0.0.5");
    QTest::newRow("in IPv6's clothes") << QByteArray("::ffff:127.0.0.1") << QByteArray("::ffff:127.0.0.1");
}

/// All of these reach the listener, if they are dialled.
void tst_HostileAgent::choosesNoAddress()
{
    QFETCH(QByteArray, claimed);
    QFETCH(QByteArray, relay);
    const TestSocket bystander = TestSocket::listen({ asio::ip::address_v4::any(), 0 });
    std::vector<InterfaceAddress> interface = honest;
    if (!claimed.isEmpty())
        interface.push_back({ ip(claimed), 8 });
    protocol::SteeringStatus trial { protocol::SteeringStatus::Stage::Trial, {}, false, ip(relay), {} };
    trial.services = { { loopback4(), 3000, { 61000 } } };
    start(firstWords(interface, { ip(relay), bystander.local().port() }) + lineOf(trial)
        + lineOf(protocol::Refused { 80, loopback4(), {} })); // after which everything was heard
    QTRY_VERIFY(!m_guest->refusals().empty());
    QVERIFY(state() == GuestState::Connected);
    QVERIFY(m_guest->ways().settled());
    QVERIFY(!m_guest->ways().hadRoute());
    QCOMPARE(m_guest->obstacle().kind, GuestObstacle::AddressRejected);
    QCOMPARE(m_guest->obstacle().name, QString(relay));
    m_relay->thread().run([] {}); // what was posted before is done
    QVERIFY(!bystander.isReadable());
}

void tst_HostileAgent::isDropped_data()
{
    QTest::addColumn<QByteArray>("words"); // after honest ones
    QTest::addColumn<QString>("what");

    protocol::Hello hello;
    hello.program = PORTOLAN_VERSION;
    const QByteArray relay = lineOf(protocol::RelayEndpoint { ip("203.0.113.2"), 4000 });
    const QByteArray address = R"({"address":"10.0.0.1","prefix":8})";
    const auto row = [](const char* name, const QByteArray& words, const char* what) {
        QTest::newRow(name) << words << what;
    };
    row("a second hello", lineOf(hello), "hello twice");
    row("no JSON", "garbage\n", "no JSON");
    row("a huge line", QByteArray(protocol::maximumLineLength + 1, 'x') + '\n', "a line is longer");
    row("endless addresses",
        R"({"type":"interfaces","all":[{"name":"eth0","up":true,"addresses":[)" + (address + ',').repeated(64) + address + "]}]}\n",
        "more than 64 addresses");
    row("a port out of range", R"({"type":"relay","address":"203.0.113.2","port":65536})" "\n", "port");
    row("a negative port", R"({"type":"relay","address":"203.0.113.2","port":-1})" "\n", "port");
    row("a rendezvous port of a service",
        R"({"type":"steeringStatus","stage":"ready","problem":"","v6":false,"answers":1,"address":"203.0.113.2","services":[{"address":"127.0.0.1","port":1,"rendezvous":[445]}]})" "\n",
        "rendezvous");
    row("tickets that it was not sent", lineOf(protocol::Admitted { 1 }), "tickets");
    row("a pong without a ping", lineOf(protocol::Pong { 1000 }), "a ping that was not sent");
    row("a relay that moves", (lineOf(protocol::RelayEndpoint { ip("203.0.113.2"), 4001 }) + relay).repeated(500), "all the time");
    row("an interface that comes and goes",
        (lineOf(protocol::Interfaces { { { "eth0", true, {} } } }) + lineOf(protocol::Interfaces { { { "eth0", true, honest } } })).repeated(500),
        "all the time");
}

void tst_HostileAgent::isDropped()
{
    QFETCH(QByteArray, words);
    QFETCH(QString, what);
    QStringList told;
    start(firstWords() + words);
    connect(m_guest.get(), &Guest::changed, this, [&] {
        const QString problem = m_guest->knowledge().problem;
        if (state() == GuestState::Failed && (told.isEmpty() || told.last() != problem))
            told << problem;
    });
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY2(told.first().startsWith("The agent in the guest was stopped because it broke the protocol: "),
        qPrintable(told.first()));
    QVERIFY2(told.first().contains(what), qPrintable(told.first()));
    QVERIFY(told.first().size() < 500);
    QVERIFY(!m_guest->knowledge().relay && !m_guest->knowledge().steering);
    // Nothing more comes: neither another word of this agent nor, soon, another agent.
    QCoreApplication::processEvents();
    QCOMPARE(told.size(), 1);
    QVERIFY(state() == GuestState::Failed);
    QCOMPARE(m_launcher->starts(), 1);
    // The user may try again.
    m_guest->session().retry();
    QCOMPARE(m_launcher->starts(), 2);
}

void tst_HostileAgent::reportsTenProblemsASecond()
{
    constexpr int count = 5000;
    start(firstWords() + lineOf(protocol::Problem { "No, no, no." }).repeated(count));
    int passed = 0;
    int counted = 0;
    connect(&m_guest->session(), &GuestSession::problem, this, [&](const QString& text) {
        const QString number = text.section(' ', 6, 6); // "The agent in the guest reported 4990 more problems."
        passed += text == "No, no, no.";
        counted += number.toInt();
    });
    QTRY_COMPARE(passed + counted, count);
    QVERIFY2(passed <= 50, qPrintable(QString::number(passed))); // the machine may need some seconds
    QVERIFY(state() == GuestState::Connected);
}

/// Whoever takes the ports of an agent that ended gets no connection, and no token, even before the agent was known to be up.
void tst_HostileAgent::leavesNoRouteBehind()
{
    protocol::Hello hello;
    hello.program = PORTOLAN_VERSION;
    bool known = false;
    bool forgotten = false;
    start(lineOf(hello) + lineOf(protocol::Interfaces { { { "eth0", true, honest } } }) + lineOf(protocol::RelayEndpoint { ip("203.0.113.2"), 4000 }),
        "read -r line; exit 1\n");
    connect(m_guest.get(), &Guest::changed, this, [&] {
        const bool has = m_guest->knowledge().relay.has_value();
        forgotten = forgotten || (known && !has);
        known = known || has;
    });
    QTRY_VERIFY(forgotten);
}

REGISTER_TEST(tst_HostileAgent, QCoreApplication)
#include "tst_hostile_agent.moc"
