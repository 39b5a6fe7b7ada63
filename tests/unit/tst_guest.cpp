// SPDX-License-Identifier: MIT
#include "core/engine/guest.h"
#include "core/relay/mirror_relay.h"
#include "tests/support/test_class.h"
#include "tests/unit/script_launcher.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

/// Networks for documentation: this computer has no such address to dial from, so nothing is sent.
const Address guestAddress = *parseAddress("203.0.113.2");
const Adapter adapter { .name = QStringLiteral("veth0"), .addresses = { { *parseAddress("203.0.113.1"), 24 } } };
const Adapter wslSwitch {
    .name = QStringLiteral("vEthernet (WSL)"), .addresses = { { *parseAddress("198.51.100.1"), 24 } } };

/// What an agent says first.
QByteArray firstWords(const Address& relay = guestAddress)
{
    protocol::Hello hello;
    hello.program = PORTOLAN_VERSION;
    return lineOf(hello) + lineOf(protocol::Interfaces { { { "eth0", true, { { guestAddress, 16 } } } } })
        + lineOf(protocol::Listeners { true, { { 7, loopback4(), 3000, false, { 12, "node" } } }, {} })
        + lineOf(protocol::RelayEndpoint { relay, 1 });
}

} // namespace

class tst_Guest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_guest.reset(); }
    void startsUntilItWasDialled();
    void saysWhatIsInTheWay();
    void dialsNoOtherAddress();
    void findsWslBehindItsSwitch();
    void staysReachableWhileItsRelayMoves();
    void manyRefusalsAreCounted();
    void mayGoWhileItIsDialled();
    void repeatedRefusalOnlyCounts();
    void settledRefusalsGo();
    void pausedRefusalsStay();
    void knowsItsPorts();

private:
    void start(const QByteArray& words, const QString& name = QStringLiteral("test"))
    {
        auto launcher = std::make_unique<ScriptLauncher>(m_folder->filePath("agent"), words);
        m_guest = std::make_unique<Guest>(name, std::move(launcher), m_relay->thread());
        m_guest->session().start();
    }
    bool connected() const { return m_guest->knowledge().state == GuestState::Connected; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MirrorRelay> m_relay;
    std::unique_ptr<Guest> m_guest;
};

void tst_Guest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_relay = std::make_unique<MirrorRelay>();
}

void tst_Guest::startsUntilItWasDialled()
{
    start(firstWords());
    QVERIFY(m_guest->state() == GuestState::Starting);
    QVERIFY(m_guest->waiting() == PortReason::GuestUnreachable);
    QTRY_VERIFY(connected());
    m_guest->follow({ adapter }, { .adapter = QStringLiteral("veth0") });
    QVERIFY(m_guest->ways().hadRoute());
    QVERIFY(m_guest->state() == GuestState::Starting);
    QTRY_VERIFY(m_guest->state() == GuestState::Connected); // it cannot be dialled
    QVERIFY(m_guest->waiting() == PortReason::GuestUnreachable);
    QCOMPARE(m_guest->obstacle().kind, GuestObstacle::NotDialled);
    QVERIFY(!m_guest->obstacle().text.isEmpty());
}

void tst_Guest::saysWhatIsInTheWay()
{
    start(firstWords());
    QTRY_VERIFY(connected());
    m_guest->follow({}, {});
    QVERIFY(m_guest->state() == GuestState::Connected);
    QCOMPARE(m_guest->obstacle().kind, GuestObstacle::NoAdapter);
    m_guest->follow({ adapter }, { .adapter = QStringLiteral("vEthernet(WSL)") });
    QCOMPARE(m_guest->obstacle().kind, GuestObstacle::AdapterMissing);
    QCOMPARE(m_guest->obstacle().name, QString("vEthernet(WSL)"));
    m_guest->follow({ adapter }, { .interface = QStringLiteral("eth7") });
    QCOMPARE(m_guest->obstacle().kind, GuestObstacle::InterfaceMissing);
    QCOMPARE(m_guest->obstacle().text, QString("the guest has no interface eth7; those with an address: eth0"));
    PolicyInput input;
    m_guest->describe(input);
    QVERIFY(input.waiting == PortReason::GuestUnreachable);
    QCOMPARE(input.guestListeners.size(), size_t { 1 });
}

/// The way stays closed, and the obstacle says why.
void tst_Guest::dialsNoOtherAddress()
{
    start(firstWords(*parseAddress("203.0.113.3")));
    QTRY_VERIFY(connected());
    m_guest->follow({ adapter }, {});
    QVERIFY(!m_guest->ways().hadRoute());
    QCOMPARE(m_guest->obstacle().kind, GuestObstacle::AddressRejected);
    QCOMPARE(m_guest->obstacle().name, QString("203.0.113.3"));
    QVERIFY2(m_guest->obstacle().text.contains("203.0.113.3"), qPrintable(m_guest->obstacle().text));
    QVERIFY(m_guest->waiting() == PortReason::GuestUnreachable);
}

/// An agent that claims an address in another network of the host leads nobody there.
void tst_Guest::findsWslBehindItsSwitch()
{
    start(firstWords(), QStringLiteral("wsl:Ubuntu"));
    QTRY_VERIFY(connected());
    m_guest->follow({ adapter }, {});
    QVERIFY(!m_guest->meeting().adapter);
    QCOMPARE(m_guest->obstacle().kind, GuestObstacle::NoAdapter);
    m_guest->follow({ adapter, wslSwitch }, {});
    QCOMPARE(m_guest->meeting().adapter->name, wslSwitch.name);
    QCOMPARE(m_guest->obstacle().kind, GuestObstacle::AddressRejected);
    QVERIFY(!m_guest->ways().hadRoute());
    m_guest->follow({ adapter, wslSwitch }, { .adapter = adapter.name }); // the user may know better
    QVERIFY(m_guest->ways().hadRoute());
}

/// Host and guest meet elsewhere, and the agent has not heard of it yet.
void tst_Guest::staysReachableWhileItsRelayMoves()
{
    start(firstWords() + lineOf(protocol::Interfaces { { { "eth0", true, { { guestAddress, 16 } } },
                             { "eth1", true, { { *parseAddress("198.51.100.2"), 24 } } } } }));
    QTRY_VERIFY(connected());
    QTRY_COMPARE(m_guest->knowledge().interfaces.size(), size_t { 2 });
    m_guest->follow({ adapter }, {});
    QVERIFY(m_guest->ways().hadRoute());
    m_guest->follow({ adapter, wslSwitch }, {});
    QCOMPARE(m_guest->meeting().adapter->name, wslSwitch.name);
    QVERIFY(m_guest->obstacle().kind != GuestObstacle::AddressRejected);
    m_guest->follow({ wslSwitch }, {}); // the adapter from which it was dialled is gone
    QCOMPARE(m_guest->obstacle().kind, GuestObstacle::AddressRejected);
}

void tst_Guest::manyRefusalsAreCounted()
{
    QByteArray refusals;
    for (uint32_t pid = 1; pid <= 2000; ++pid)
        refusals += lineOf(protocol::Refused { 80, loopback4(), { pid, "x" } });
    start(firstWords() + refusals);
    size_t told = 0;
    const auto count = [&] { return m_guest->refusals().empty() ? 0 : m_guest->refusals().at(80).count; };
    QTRY_VERIFY((told += m_guest->takeNewRefusals().size(), count() == 2000));
    told += m_guest->takeNewRefusals().size();
    QVERIFY2(told > 0 && told <= 500, qPrintable(QString::number(told))); // the machine may need some seconds
}

/// The relay answers a guest that another has replaced.
void tst_Guest::mayGoWhileItIsDialled()
{
    start(firstWords());
    QTRY_VERIFY(connected());
    m_guest->follow({ adapter }, { .adapter = QStringLiteral("veth0") });
    m_guest.reset();
    start(firstWords());
    QTRY_VERIFY(connected());
    m_guest->follow({ adapter }, { .adapter = QStringLiteral("veth0") });
    QTRY_VERIFY(m_guest->state() == GuestState::Connected);
}

void tst_Guest::repeatedRefusalOnlyCounts()
{
    const protocol::Refused once { 80, loopback4(), { 8, "nginx" } };
    protocol::Refused often = once;
    often.process.pid = 9;
    often.count = 3;
    QByteArray repeats;
    for (int i = 0; i < 500; ++i)
        repeats += lineOf(often);
    start(firstWords() + lineOf(once) + repeats + lineOf(protocol::Refused { 81, loopback4(), {}, UINT32_MAX })
        + lineOf(protocol::Refused { 81, loopback4(), {} }));
    int changes = 0;
    connect(m_guest.get(), &Guest::changed, this, [&] { changes += m_guest->refusals().empty() ? 0 : 1; });
    const QSignalSpy again(m_guest.get(), &Guest::refusedAgain);
    QTRY_COMPARE(again.count(), 501);
    QCOMPARE(changes, 2); // one for each port
    QCOMPARE(m_guest->refusals().at(80).count, 1501u);
    QCOMPARE(m_guest->refusals().at(80).process.pid, 9u);
    QCOMPARE(m_guest->refusals().at(81).count, UINT32_MAX);
    QCOMPARE(m_guest->takeNewRefusals().size(), size_t { 3 }); // each program once
}

void tst_Guest::settledRefusalsGo()
{
    start(firstWords() + lineOf(protocol::Refused { 80, loopback4(), {} }) + lineOf(protocol::Refused { 81, loopback4(), {} }));
    QTRY_COMPARE(m_guest->refusals().size(), size_t { 2 });
    PolicyOutput decided;
    decided.ports.resize(2);
    decided.ports[0].port = 80;
    decided.ports[1].port = 81;
    decided.denied = { { 80 } };
    m_guest->dropSettledRefusals(decided);
    QCOMPARE(m_guest->refusals().size(), size_t { 1 });
    m_guest->dismissRefusal(80);
    QVERIFY(m_guest->refusals().empty());

    // Whatever became of them, each program is told of once.
    const auto news = m_guest->takeNewRefusals();
    QCOMPARE(news.size(), size_t { 2 });
    QCOMPARE(news[0].port, PortKey(80));
    QCOMPARE(news[1].port, PortKey(81));
    QVERIFY(m_guest->takeNewRefusals().empty());
}

void tst_Guest::pausedRefusalsStay()
{
    start(firstWords() + lineOf(protocol::Refused { 80, loopback4(), {} }));
    QTRY_COMPARE(m_guest->refusals().size(), size_t { 1 });
    PolicyOutput decided;
    decided.ports.resize(1);
    decided.ports[0].port = 80;
    decided.ports[0].reason = PortReason::Paused;
    m_guest->dropSettledRefusals(decided);
    QCOMPARE(m_guest->refusals().size(), size_t { 1 });
}

void tst_Guest::knowsItsPorts()
{
    const auto forwarder = [](PortKey) { return std::string("code"); };
    start(firstWords());
    QVERIFY(!m_guest->portsChanged());
    QVERIFY(!m_guest->order(forwarder)); // what an earlier run left is still better
    m_guest->observeHost({ 80, 3000 }, forwarder);
    QTRY_VERIFY(m_guest->portsChanged());
    QCOMPARE(m_guest->notePorts(), std::vector<PortKey> { 3000 });
    QVERIFY(m_guest->notePorts().empty());
    m_guest->observeHost({ 80 }, forwarder);
    m_guest->observeHost({ 80, 3000 }, forwarder); // it comes after the guest's
    PolicyInput input;
    m_guest->describe(input);
    QCOMPARE(input.juniorHostPorts, std::set<PortKey> { 3000 });
    QTRY_VERIFY(connected());
    QVERIFY(m_guest->order(forwarder)->hostLater == (std::map<PortKey, std::string> { { 3000, "code" } }));
}

REGISTER_TEST(tst_Guest, QCoreApplication)
#include "tst_guest.moc"
