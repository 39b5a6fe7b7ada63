// SPDX-License-Identifier: MIT
#include "core/base/address.h"
#include "core/base/unique_fd.h"
#include "core/relay/guest_relay.h"
#include "core/relay/handshake.h"

#include "relay_path.h"
#include "test_socket.h"
#include "tests/support/test_class.h"

#include <QProcess>
#include <QtTest>

#include <random>
#include <tuple>
#include <vector>

#include <fcntl.h>
#include <sched.h>

using namespace portolan;
using handshake::Answer;
using handshake::Operation;
using Endpoint = RelayPath::Endpoint;

namespace {

/// The relay, and a host program that talks to it byte by byte.
struct Guest {
    protocol::Token token = protocol::Token::random();
    protocol::Token proof = protocol::Token::random();
    GuestRelay relay;
    Endpoint endpoint;

    Guest()
    {
        relay.admit(token, proof, { LoopbackRelayPath::sourceAddress() });
        if (const auto listening = relay.listen(LoopbackRelayPath::agentAddress()))
            endpoint = listening.value().first;
    }
    [[nodiscard]] TestSocket dial() const
    {
        return TestSocket::connectFrom({ LoopbackRelayPath::sourceAddress(), 0 }, endpoint);
    }
    [[nodiscard]] QByteArray request(Operation operation, const Endpoint& service = {}) const
    {
        return bytesOf({ token.bytes(), operation, service });
    }
    [[nodiscard]] static QByteArray bytesOf(const handshake::Request& request)
    {
        const auto bytes = handshake::encode(request);
        return { reinterpret_cast<const char*>(bytes.data()), bytes.size() };
    }
    /// Whether the relay answers to the token.
    [[nodiscard]] bool answersProbe() const
    {
        TestSocket host = dial();
        return host.isOpen() && host.send(request(Operation::Probe)) && host.receiveAll() == bytesOf(Answer::Ok)
            && host.error() == 0;
    }
    [[nodiscard]] QByteArray bytesOf(Answer answer) const
    {
        const auto bytes = handshake::encode(answer, proof);
        return { reinterpret_cast<const char*>(bytes.data()), bytes.size() };
    }
};

bool ip(const QStringList& arguments) { return QProcess::execute("ip", arguments) == 0; }

/// Moves this thread, and those it starts, into a network namespace of their own while it lives. Root only.
class OwnNetwork
{
public:
    OwnNetwork()
        : m_before(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC))
        , m_made(m_before && ::unshare(CLONE_NEWNET) == 0)
    {
    }
    ~OwnNetwork()
    {
        if (m_made)
            ::setns(m_before.fd(), CLONE_NEWNET);
    }
    OwnNetwork(const OwnNetwork&) = delete;
    OwnNetwork& operator=(const OwnNetwork&) = delete;

    [[nodiscard]] bool made() const { return m_made; }

private:
    UniqueFd m_before;
    bool m_made;
};

} // namespace

class TestGuestRelay : public QObject
{
    Q_OBJECT

private slots:
    void connects();
    void probe();
    void refusals_data();
    void refusals();
    void servedAddresses_data();
    void servedAddresses();
    void wrongTokenIsReset();
    void noTokenMatchesBeforeAdmission();
    void wrongPeerIsResetUnread();
    void hostileBytesAreReset();
    void slowRequestIsWaitedFor();
    void slowServiceIsWaitedFor();
    void strangersBlockNobody();
    void newTokenReplacesTheOld();
    void listenAgain();
    void portsInARow();
    void stopListening();
    void listenErrors();
};

void TestGuestRelay::connects()
{
    const Guest guest;
    const EchoService service(loopback4());
    TestSocket host = guest.dial();
    // A request may arrive in pieces.
    for (const char byte : guest.request(Operation::Connect, service.endpoint()))
        QVERIFY(host.send(QByteArray(1, byte)));
    QCOMPARE(host.receive(handshake::answerSize), guest.bytesOf(Answer::Ok));
    QVERIFY(host.send("hello"));
    QCOMPARE(host.receive(5), QByteArray("hello"));
    host.shutdownSend();
    QCOMPARE(host.receiveAll(), QByteArray());
    QCOMPARE(host.error(), 0);
}

void TestGuestRelay::probe()
{
    const Guest guest;
    QVERIFY(guest.answersProbe());
}

void TestGuestRelay::refusals_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("port");
    QTest::addColumn<int>("answer");
    QTest::newRow("nobody listens") << "127.0.0.1"
                                    << "dead" << int(Answer::Refused);
    QTest::newRow("nobody listens, IPv6") << "::1"
                                          << "dead" << int(Answer::Refused);
    QTest::newRow("nobody listens on the interface") << "127.0.0.2"
                                                     << "dead" << int(Answer::Refused);
    QTest::newRow("another machine") << "192.0.2.1"
                                     << "80" << int(Answer::NotAllowed);
    QTest::newRow("the wildcard") << "0.0.0.0"
                                  << "live" << int(Answer::NotAllowed);
    QTest::newRow("the IPv6 wildcard") << "::"
                                       << "live" << int(Answer::NotAllowed);
    QTest::newRow("broadcast") << "255.255.255.255"
                               << "80" << int(Answer::NotAllowed);
    QTest::newRow("another IPv6 machine") << "2001:db8::1"
                                          << "80" << int(Answer::NotAllowed);
    QTest::newRow("the relay itself") << "127.0.0.2"
                                      << "relay" << int(Answer::NotAllowed);
}

void TestGuestRelay::refusals()
{
    QFETCH(QString, address);
    QFETCH(QString, port);
    QFETCH(int, answer);
    const Guest guest;
    const TestSocket live = TestSocket::listen({ loopback4(), 0 });
    uint16_t number = port.toUShort();
    if (port == "dead")
        number = TestSocket::listen({ loopback4(), 0 }).local().port();
    else if (port == "live")
        number = live.local().port();
    else if (port == "relay")
        number = guest.endpoint.port();
    TestSocket host = guest.dial();
    QVERIFY(host.send(guest.request(Operation::Connect, { *parseAddress(address.toStdString()), number })));
    QCOMPARE(host.receiveAll(), guest.bytesOf(static_cast<Answer>(answer)));
    QCOMPARE(host.error(), 0);
}

void TestGuestRelay::servedAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("the address that the relay listens on") << "192.0.2.1" << true;
    QTest::newRow("a second IPv4 address") << "192.0.2.2" << true;
    QTest::newRow("an IPv6 address") << "2001:db8::1" << true;
    QTest::newRow("not served") << "198.51.100.1" << false;
    QTest::newRow("IPv6 link-local, though served") << "fe80::1" << false;
}

void TestGuestRelay::servedAddresses()
{
    QFETCH(QString, address);
    QFETCH(bool, allowed);
    const OwnNetwork network;
    if (!network.made())
        QSKIP("Only root may make a network namespace");
    QVERIFY(ip({ "link", "set", "lo", "up" }));
    for (const char* each : { "192.0.2.1/32", "192.0.2.2/32", "198.51.100.1/32" })
        QVERIFY(ip({ "address", "add", each, "dev", "lo" }));
    for (const char* each : { "2001:db8::1/128", "fe80::1/128" })
        QVERIFY(ip({ "-6", "address", "add", each, "dev", "lo" }));

    Guest guest;
    const auto endpoint = guest.relay.listen(*parseAddress("192.0.2.1"));
    QVERIFY(endpoint.ok());
    guest.endpoint = endpoint.value().first;
    const auto ask = [&guest](const Endpoint& service) {
        TestSocket host = guest.dial();
        return host.send(guest.request(Operation::Connect, service)) ? host.receive(handshake::answerSize) : QByteArray();
    };
    const Address where = *parseAddress(address.toStdString());
    TestSocket service = TestSocket::listen({ where.is_v4() ? where : *parseAddress("::"), 0 });
    QVERIFY(service.isOpen());
    const Endpoint wanted(where, service.local().port());
    QCOMPARE(ask(wanted), guest.bytesOf(Answer::NotAllowed)); // nothing is served yet
    guest.relay.allowServicesOn({ *parseAddress("192.0.2.1"), *parseAddress("192.0.2.2"), *parseAddress("2001:db8::1"),
        *parseAddress("fe80::1") });
    QCOMPARE(ask(wanted), guest.bytesOf(allowed ? Answer::Ok : Answer::NotAllowed));
    QCOMPARE(ask(guest.endpoint), guest.bytesOf(Answer::NotAllowed)); // the relay itself is not a service
    guest.relay.allowServicesOn({});
    QCOMPARE(ask(wanted), guest.bytesOf(Answer::NotAllowed));
}

void TestGuestRelay::wrongTokenIsReset()
{
    const Guest guest;
    auto bytes = guest.token.bytes();
    for (const size_t place : { size_t(0), bytes.size() - 1 }) {
        auto wrong = bytes;
        wrong[place] ^= 1;
        TestSocket host = guest.dial();
        QVERIFY(host.send(Guest::bytesOf({ wrong, Operation::Probe, {} })));
        QCOMPARE(host.receiveAll(), QByteArray());
        QCOMPARE(host.error(), ECONNRESET);
    }
    QVERIFY(guest.answersProbe());
}

void TestGuestRelay::noTokenMatchesBeforeAdmission()
{
    GuestRelay relay;
    relay.admit({}, {}, { loopback4() });
    const auto endpoint = relay.listen(loopback4());
    QVERIFY(endpoint.ok());
    TestSocket host = TestSocket::connect(endpoint.value().first);
    QVERIFY(host.send(Guest::bytesOf(handshake::Request {})));
    QCOMPARE(host.receiveAll(), QByteArray());
    QCOMPARE(host.error(), ECONNRESET);
}

void TestGuestRelay::wrongPeerIsResetUnread()
{
    const Guest guest;
    TestSocket stranger = TestSocket::connectFrom({ *parseAddress("127.0.0.4"), 0 }, guest.endpoint);
    QVERIFY(stranger.isOpen());
    QCOMPARE(stranger.receiveAll(), QByteArray()); // although it sent nothing
    QCOMPARE(stranger.error(), ECONNRESET);
}

void TestGuestRelay::hostileBytesAreReset()
{
    const Guest guest;
    std::mt19937 random(6);
    for (int i = 0; i < 200; ++i) {
        QByteArray bytes(static_cast<qsizetype>(handshake::requestSize + random() % 5000), Qt::Uninitialized);
        for (char& byte : bytes)
            byte = static_cast<char>(random());
        if (i % 2)
            bytes[0] = 1; // enough to reach the token
        TestSocket host = guest.dial();
        std::ignore = host.send(bytes);
        QCOMPARE(host.receiveAll(), QByteArray());
        QVERIFY(host.error() == ECONNRESET);
    }
    QVERIFY(guest.answersProbe());
}

/// The link may fail for minutes between a host's connection and its request.
void TestGuestRelay::slowRequestIsWaitedFor()
{
    const Guest guest;
    TestSocket host = guest.dial();
    const QByteArray request = guest.request(Operation::Probe);
    QVERIFY(host.send(request.left(10)));
    QVERIFY(guest.answersProbe());
    QVERIFY(!host.isReadable());
    QVERIFY(host.send(request.mid(10)));
    QCOMPARE(host.receiveAll(), guest.bytesOf(Answer::Ok));
}

/// As the kernel waits for a local client: it tries again while the backlog is full.
void TestGuestRelay::slowServiceIsWaitedFor()
{
    const Guest guest;
    TestSocket service = TestSocket::listen({ loopback4(), 0 }, 0);
    const TestSocket filling = TestSocket::connect(service.local());
    TestSocket host = guest.dial();
    QVERIFY(host.send(guest.request(Operation::Connect, service.local())));
    QVERIFY(guest.answersProbe()); // nobody else waits
    QVERIFY(!host.isReadable());
    QVERIFY(service.accept().isOpen());
    QVERIFY(service.accept().isOpen());
    const QByteArray answer = guest.bytesOf(Answer::Ok);
    QCOMPARE(host.receive(answer.size()), answer);
}

void TestGuestRelay::strangersBlockNobody()
{
    const Guest guest;
    const int before = openDescriptors();
    std::vector<TestSocket> strangers;
    for (int i = 0; i < 700; ++i) {
        strangers.push_back(guest.dial());
        QVERIFY(strangers.back().isOpen());
    }
    QVERIFY(guest.answersProbe());
    // The oldest were dropped to make room. The relay never keeps more than 512 descriptors for them.
    QCOMPARE(strangers.front().receiveAll(), QByteArray());
    QCOMPARE(strangers.front().error(), ECONNRESET);
    QTRY_VERIFY(openDescriptors() - before - int(strangers.size()) <= 512);
}

void TestGuestRelay::newTokenReplacesTheOld()
{
    Guest guest;
    const protocol::Token old = guest.token;
    guest.token = protocol::Token::random();
    QVERIFY(!guest.answersProbe());
    guest.relay.admit(guest.token, guest.proof, { LoopbackRelayPath::sourceAddress() });
    QVERIFY(guest.answersProbe());
    guest.token = old;
    QVERIFY(!guest.answersProbe());
}

void TestGuestRelay::listenAgain()
{
    Guest guest;
    const EchoService service(loopback4());
    TestSocket host = guest.dial();
    QVERIFY(host.send(guest.request(Operation::Connect, service.endpoint())));
    QCOMPARE(host.receive(handshake::answerSize), guest.bytesOf(Answer::Ok));

    const Endpoint former = guest.endpoint;
    const auto endpoint = guest.relay.listen(*parseAddress("127.0.0.8"));
    QVERIFY(endpoint.ok());
    QVERIFY(!guest.dial().isOpen());
    guest.endpoint = endpoint.value().first;
    QVERIFY(guest.answersProbe());
    QVERIFY(TestSocket::listen(former).isOpen());
    QVERIFY(host.send("still here"));
    QCOMPARE(host.receive(10), QByteArray("still here"));
}

void TestGuestRelay::portsInARow()
{
    Guest guest;
    const auto listening = guest.relay.listen(LoopbackRelayPath::agentAddress(), 16);
    QVERIFY(listening.ok());
    QCOMPARE(int(listening.value().ports), 16);
    const uint16_t first = listening.value().first.port();
    for (int i = 0; i < 16; ++i) {
        guest.endpoint.port(static_cast<uint16_t>(first + i));
        QVERIFY(guest.answersProbe());
        // None of them may be requested as a service.
        TestSocket host = guest.dial();
        QVERIFY(host.send(guest.request(Operation::Connect, { guest.endpoint.address(), guest.endpoint.port() })));
        QCOMPARE(host.receive(handshake::answerSize), guest.bytesOf(Answer::NotAllowed));
    }
    guest.relay.stopListening();
    for (int i = 0; i < 16; ++i) {
        guest.endpoint.port(static_cast<uint16_t>(first + i));
        QVERIFY(!guest.dial().isOpen());
    }
}

void TestGuestRelay::stopListening()
{
    Guest guest;
    guest.relay.stopListening();
    guest.relay.stopListening();
    QVERIFY(!guest.dial().isOpen());
}

void TestGuestRelay::listenErrors()
{
    Guest guest;
    const auto endpoint = guest.relay.listen(*parseAddress("192.0.2.1"));
    QVERIFY(!endpoint.ok());
    QCOMPARE(endpoint.error().code, ErrorCode::NotAvailable);
    QVERIFY(!guest.dial().isOpen());
}

REGISTER_TEST(TestGuestRelay, QCoreApplication)
#include "tst_guest_relay.moc"
