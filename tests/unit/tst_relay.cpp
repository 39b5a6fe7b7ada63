// SPDX-License-Identifier: MIT
#include "core/base/address.h"
#include "core/relay/traffic.h"

#include "relay_path.h"
#include "test_socket.h"
#include "tests/support/test_class.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>
#include <vector>

#include <sys/socket.h>

using namespace portolan;
using Endpoint = RelayPath::Endpoint;

// Sanitizers make this program slow.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
static constexpr int64_t bulkSize = 64 * 1024 * 1024;
#else
static constexpr int64_t bulkSize = 256 * 1024 * 1024;
#endif

namespace {

std::unique_ptr<RelayPath> makePath() { return std::make_unique<LoopbackRelayPath>(); }

/// A client, and the service's end of the same connection.
struct Ends {
    TestSocket listener;
    TestSocket client;
    TestSocket service;
    std::shared_ptr<Traffic> traffic = std::make_shared<Traffic>();

    [[nodiscard]] bool ok() const { return client.isOpen() && service.isOpen(); }
    /// The end that acts on the connection, and the end that has to notice.
    [[nodiscard]] TestSocket& actor(bool clientActs) { return clientActs ? client : service; }
    [[nodiscard]] TestSocket& other(bool clientActs) { return clientActs ? service : client; }
};

Ends connectThrough(RelayPath& path)
{
    Ends ends;
    ends.listener = TestSocket::listen({ loopback4(), 0 });
    ends.client = TestSocket::connect(path.mirror(ends.listener.local(), loopback4(), ends.traffic));
    if (ends.client.isOpen())
        ends.service = ends.listener.accept();
    return ends;
}

/// An endpoint on which nobody listens.
Endpoint deadEndpoint() { return TestSocket::listen({ loopback4(), 0 }).local(); }

QByteArray randomBytes(qsizetype size, uint32_t seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    std::minstd_rand random(seed);
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random() >> 8); });
    return bytes;
}

/// Sends `size` bytes made of pieces of random length, ends the direction, and returns their hash.
QByteArray sendBulk(TestSocket& socket, int64_t size, uint32_t seed)
{
    const QByteArray pattern = randomBytes(1024 * 1024 + 7, seed);
    std::minstd_rand random(seed);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int64_t sent = 0; sent < size;) {
        const auto length = std::min<int64_t>(random() % pattern.size() + 1, size - sent);
        const QByteArray piece = pattern.right(length);
        hash.addData(piece);
        if (!socket.send(piece))
            return {};
        sent += length;
    }
    socket.shutdownSend();
    return hash.result();
}

QByteArray receiveBulk(TestSocket& socket, int64_t* size)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (*size = 0;;) {
        const QByteArray bytes = socket.receive(1024 * 1024);
        hash.addData(bytes);
        *size += bytes.size();
        if (bytes.size() < 1024 * 1024)
            return socket.error() == 0 ? hash.result() : QByteArray();
    }
}

/// The most that the kernel buffers for one TCP connection, both ends together, in bytes.
int64_t kernelBufferLimit()
{
    int64_t limit = 0;
    for (const char* name : { "/proc/sys/net/ipv4/tcp_rmem", "/proc/sys/net/ipv4/tcp_wmem" }) {
        QFile file(name);
        if (file.open(QFile::ReadOnly))
            limit += file.readAll().simplified().split(' ').value(2).toLongLong();
    }
    return limit;
}

void whichEndActs()
{
    QTest::addColumn<bool>("clientActs");
    QTest::newRow("client") << true;
    QTest::newRow("service") << false;
}

} // namespace

/// What a client and a service may expect of the path between them, whichever path that is.
class TestRelay : public QObject
{
    Q_OBJECT

private slots:
    void echo_data();
    void echo();
    void peerOfService_data();
    void peerOfService();
    void bulkBothWaysAtOnce();
    void halfClose_data() { whichEndActs(); }
    void halfClose();
    void reset_data() { whichEndActs(); }
    void reset();
    void resetOfIdle_data() { whichEndActs(); }
    void resetOfIdle();
    void resetAfterHalfClose_data() { whichEndActs(); }
    void resetAfterHalfClose();
    void resetWhileOtherIsBlocked_data() { whichEndActs(); }
    void resetWhileOtherIsBlocked();
    void dataBeforeResetArrives_data() { whichEndActs(); }
    void dataBeforeResetArrives();
    void closeWithUnreadData();
    void slowReader_data() { whichEndActs(); }
    void slowReader();
    void stalledConnectionHoldsUpNobody();
    void manyConnectionsAtOnce();
    void manyShortConnections();
    void idleConnectionStays();
    void urgentByteStaysInPlace();
    void refusedServiceResetsClient();
};

void TestRelay::echo_data()
{
    QTest::addColumn<bool>("hostV6");
    QTest::addColumn<bool>("serviceV6");
    QTest::newRow("127.0.0.1 to 127.0.0.1") << false << false;
    QTest::newRow("127.0.0.1 to ::1") << false << true;
    QTest::newRow("::1 to 127.0.0.1") << true << false;
    QTest::newRow("::1 to ::1") << true << true;
}

void TestRelay::echo()
{
    QFETCH(bool, hostV6);
    QFETCH(bool, serviceV6);
    const EchoService service(serviceV6 ? loopback6() : loopback4());
    const auto path = makePath();
    const auto traffic = std::make_shared<Traffic>();
    TestSocket client
        = TestSocket::connect(path->mirror(service.endpoint(), hostV6 ? loopback6() : loopback4(), traffic));
    QVERIFY(client.isOpen());
    for (int i = 0; i < 100; ++i) {
        const QByteArray word = "keystroke " + QByteArray::number(i);
        QVERIFY(client.send(word));
        QCOMPARE(client.receive(word.size()), word);
    }
    QCOMPARE(traffic->active.load(), 1u);
    // A byte may arrive before it is counted.
    QTRY_COMPARE(traffic->toGuest.load(), uint64_t(10 * 11 + 90 * 12));
    QTRY_COMPARE(traffic->fromGuest.load(), uint64_t(10 * 11 + 90 * 12));
    client.shutdownSend();
    QCOMPARE(client.receiveAll(), QByteArray());
    QCOMPARE(client.error(), 0);
    QTRY_COMPARE(traffic->active.load(), 0u);
    QCOMPARE(traffic->total.load(), uint64_t(1));
    QCOMPARE(traffic->failed.load(), uint64_t(0));
}

void TestRelay::peerOfService_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("peer");
    QTest::newRow("127.0.0.1") << "127.0.0.1"
                               << "127.0.0.1";
    QTest::newRow("another 127.x") << "127.0.0.5"
                                   << "127.0.0.1";
    QTest::newRow("::1") << "::1"
                         << "::1";
}

void TestRelay::peerOfService()
{
    QFETCH(QString, service);
    QFETCH(QString, peer);
    TestSocket listener = TestSocket::listen({ *parseAddress(service.toStdString()), 0 });
    QVERIFY(listener.isOpen());
    const auto path = makePath();
    const TestSocket client = TestSocket::connect(path->mirror(listener.local()));
    QVERIFY(client.isOpen());
    const TestSocket accepted = listener.accept();
    QVERIFY(accepted.isOpen());
    QCOMPARE(QString::fromStdString(accepted.peer().address().to_string()), peer);
}

void TestRelay::bulkBothWaysAtOnce()
{
    const auto path = makePath();
    Ends ends = connectThrough(*path);
    QVERIFY(ends.ok());

    QByteArray sentByClient;
    QByteArray sentByService;
    QByteArray receivedByClient;
    QByteArray receivedByService;
    int64_t clientSize = 0;
    int64_t serviceSize = 0;
    // Two threads use each descriptor. A TestSocket keeps its last error, so each direction has its own.
    TestSocket clientSender = TestSocket::duplicate(ends.client);
    TestSocket serviceSender = TestSocket::duplicate(ends.service);
    std::vector<std::thread> threads;
    threads.emplace_back([&] { sentByClient = sendBulk(clientSender, bulkSize, 1); });
    threads.emplace_back([&] { sentByService = sendBulk(serviceSender, bulkSize, 2); });
    threads.emplace_back([&] { receivedByClient = receiveBulk(ends.client, &clientSize); });
    threads.emplace_back([&] { receivedByService = receiveBulk(ends.service, &serviceSize); });
    for (std::thread& thread : threads)
        thread.join();

    QCOMPARE(serviceSize, bulkSize);
    QCOMPARE(clientSize, bulkSize);
    QVERIFY(!sentByClient.isEmpty() && !sentByService.isEmpty());
    QCOMPARE(receivedByService, sentByClient);
    QCOMPARE(receivedByClient, sentByService);
    QTRY_COMPARE(ends.traffic->toGuest.load(), uint64_t(bulkSize));
    QTRY_COMPARE(ends.traffic->fromGuest.load(), uint64_t(bulkSize));
}

void TestRelay::halfClose()
{
    QFETCH(bool, clientActs);
    const auto path = makePath();
    Ends ends = connectThrough(*path);
    QVERIFY(ends.ok());
    TestSocket& asker = ends.actor(clientActs);
    TestSocket& replier = ends.other(clientActs);

    QVERIFY(asker.send("the whole question"));
    asker.shutdownSend();
    QCOMPARE(replier.receiveAll(), QByteArray("the whole question"));
    QCOMPARE(replier.error(), 0);
    // Only now, long after the other direction ended.
    const QByteArray reply = randomBytes(4 * 1024 * 1024, 3);
    QByteArray received;
    std::thread reader([&] { received = asker.receiveAll(); });
    QVERIFY(replier.send(reply));
    replier.close();
    reader.join();
    QCOMPARE(asker.error(), 0);
    QVERIFY(received == reply);
    QTRY_COMPARE(ends.traffic->active.load(), 0u);
}

void TestRelay::reset()
{
    QFETCH(bool, clientActs);
    const auto path = makePath();
    Ends ends = connectThrough(*path);
    QVERIFY(ends.ok());
    QVERIFY(ends.client.send("hello"));
    QCOMPARE(ends.service.receive(5), QByteArray("hello"));
    ends.actor(clientActs).reset();
    QCOMPARE(ends.other(clientActs).receiveAll(), QByteArray());
    QCOMPARE(ends.other(clientActs).error(), ECONNRESET);
    QTRY_COMPARE(ends.traffic->active.load(), 0u);
    QCOMPARE(ends.traffic->failed.load(), uint64_t(0));
}

void TestRelay::resetOfIdle()
{
    QFETCH(bool, clientActs);
    const auto path = makePath();
    Ends ends = connectThrough(*path);
    QVERIFY(ends.ok());
    ends.actor(clientActs).reset();
    QCOMPARE(ends.other(clientActs).receiveAll(), QByteArray());
    QCOMPARE(ends.other(clientActs).error(), ECONNRESET);
}

void TestRelay::resetAfterHalfClose()
{
    QFETCH(bool, clientActs);
    const auto path = makePath();
    Ends ends = connectThrough(*path);
    QVERIFY(ends.ok());
    ends.actor(clientActs).shutdownSend();
    QCOMPARE(ends.other(clientActs).receiveAll(), QByteArray());
    QCOMPARE(ends.other(clientActs).error(), 0);
    ends.actor(clientActs).reset();
    // The stream from there has already ended, so only a write shows the reset.
    QTRY_VERIFY(!ends.other(clientActs).send("is anybody there?"));
    QTRY_COMPARE(ends.traffic->active.load(), 0u);
}

// The resetting end had stopped reading. Nothing moves in either direction, so neither reading nor writing can show the
// reset.
void TestRelay::resetWhileOtherIsBlocked()
{
    QFETCH(bool, clientActs);
    const auto path = makePath();
    Ends ends = connectThrough(*path);
    QVERIFY(ends.ok());
    const int64_t limit = 4 * kernelBufferLimit();
    QVERIFY(ends.other(clientActs).sendUntilBlocked(limit) < limit);
    ends.actor(clientActs).reset();
    QTRY_COMPARE_WITH_TIMEOUT(ends.traffic->active.load(), 0u, 20'000);
    QTRY_VERIFY(!ends.other(clientActs).send("more"));
    QVERIFY(ends.other(clientActs).error() == ECONNRESET || ends.other(clientActs).error() == EPIPE);
}

void TestRelay::dataBeforeResetArrives()
{
    QFETCH(bool, clientActs);
    const auto path = makePath();
    for (int i = 0; i < 50; ++i) {
        Ends ends = connectThrough(*path);
        QVERIFY(ends.ok());
        const QByteArray words = randomBytes(1 + i * 1000, 4);
        QVERIFY(ends.actor(clientActs).send(words));
        ends.actor(clientActs).reset();
        QByteArray received = ends.other(clientActs).receiveAll();
        QCOMPARE(ends.other(clientActs).error(), ECONNRESET);
        QCOMPARE(received.size(), words.size());
        QVERIFY(received == words);
    }
}

// A server that answers "too large" and closes without reading the rest: its kernel sends the answer, then a reset.
void TestRelay::closeWithUnreadData()
{
    const auto path = makePath();
    for (int i = 0; i < 50; ++i) {
        Ends ends = connectThrough(*path);
        QVERIFY(ends.ok());
        QVERIFY(ends.client.send(QByteArray(100'000, 'x')));
        QCOMPARE(ends.service.receive(10).size(), 10);
        QVERIFY(ends.service.send("413 too large"));
        ends.service.close();
        QCOMPARE(ends.client.receiveAll(), QByteArray("413 too large"));
        QCOMPARE(ends.client.error(), ECONNRESET);
    }
}

// A writer can send as much as can be buffered on the path before it blocks: the kernel's buffers of three connections,
// and at most a mebibyte in the relays.
void TestRelay::slowReader()
{
    QFETCH(bool, clientActs);
    const auto path = makePath();
    Ends ends = connectThrough(*path);
    QVERIFY(ends.ok());
    TestSocket& writer = ends.actor(clientActs);
    TestSocket& reader = ends.other(clientActs);
    const int64_t limit = 3 * kernelBufferLimit() + 1024 * 1024;
    const int64_t stored = writer.sendUntilBlocked(limit + 1);
    QCOMPARE(writer.error(), 0);
    QVERIFY2(stored <= limit, qPrintable(QString::number(stored)));
    writer.shutdownSend();
    QCOMPARE(reader.receiveAll(), QByteArray(stored, '\0'));
    QCOMPARE(reader.error(), 0);
}

void TestRelay::stalledConnectionHoldsUpNobody()
{
    const auto path = makePath();
    Ends stalled = connectThrough(*path);
    QVERIFY(stalled.ok());
    const int64_t limit = 4 * kernelBufferLimit();
    QVERIFY(stalled.client.sendUntilBlocked(limit) < limit);
    const EchoService service(loopback4());
    TestSocket client = TestSocket::connect(path->mirror(service.endpoint()));
    QVERIFY(client.isOpen());
    QVERIFY(client.send("hello"));
    QCOMPARE(client.receive(5), QByteArray("hello"));
}

void TestRelay::manyConnectionsAtOnce()
{
    constexpr int count = 1000;
    const EchoService service(loopback4());
    const auto path = makePath();
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path->mirror(service.endpoint(), loopback4(), traffic);
    std::vector<TestSocket> clients;
    for (int i = 0; i < count; ++i)
        clients.push_back(TestSocket::connect(mirror));
    std::mt19937 random(5);
    std::vector<QByteArray> words;
    uint64_t total = 0;
    for (TestSocket& client : clients) {
        words.push_back(randomBytes(static_cast<qsizetype>(random() % 40'000 + 1), random()));
        total += static_cast<uint64_t>(words.back().size());
        QVERIFY(client.send(words.back()));
    }
    for (size_t i = 0; i < clients.size(); ++i)
        QVERIFY(clients[i].receive(words[i].size()) == words[i]);
    QCOMPARE(traffic->active.load(), unsigned(count));
    for (TestSocket& client : clients)
        client.shutdownSend();
    for (TestSocket& client : clients) {
        QCOMPARE(client.receiveAll(), QByteArray());
        QCOMPARE(client.error(), 0);
    }
    QTRY_COMPARE(traffic->active.load(), 0u);
    QCOMPARE(traffic->total.load(), uint64_t(count));
    QCOMPARE(traffic->failed.load(), uint64_t(0));
    QCOMPARE(traffic->toGuest.load(), total);
    QCOMPARE(traffic->fromGuest.load(), total);
}

void TestRelay::manyShortConnections()
{
    constexpr int count = 5000;
    const EchoService service(loopback4());
    const auto path = makePath();
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path->mirror(service.endpoint(), loopback4(), traffic);
    const int before = openDescriptors();
    for (int i = 0; i < count; ++i) {
        TestSocket client = TestSocket::connect(mirror);
        QVERIFY(client.send("ping"));
        client.shutdownSend();
        QCOMPARE(client.receiveAll(), QByteArray("ping"));
        QCOMPARE(client.error(), 0);
    }
    QTRY_COMPARE(openDescriptors(), before);
    QCOMPARE(traffic->total.load(), uint64_t(count));
    QCOMPARE(traffic->failed.load(), uint64_t(0));
    QCOMPARE(traffic->active.load(), 0u);
}

// Longer than every timeout that applies before a connection is relayed.
void TestRelay::idleConnectionStays()
{
    const auto path = makePath();
    Ends ends = connectThrough(*path);
    QVERIFY(ends.ok());
    QTest::qWait(16'000);
    QCOMPARE(ends.traffic->active.load(), 1u);
    QVERIFY(ends.client.send("still there?"));
    QCOMPARE(ends.service.receive(12), QByteArray("still there?"));
    QVERIFY(ends.service.send("yes"));
    QCOMPARE(ends.client.receive(3), QByteArray("yes"));
}

void TestRelay::urgentByteStaysInPlace()
{
    const auto path = makePath();
    Ends ends = connectThrough(*path);
    QVERIFY(ends.ok());
    QVERIFY(ends.client.send("ab"));
    QCOMPARE(::send(ends.client.fd(), "!", 1, MSG_OOB), ssize_t(1));
    QVERIFY(ends.client.send("cd"));
    ends.client.shutdownSend();
    QCOMPARE(ends.service.receiveAll(), QByteArray("ab!cd"));
}

void TestRelay::refusedServiceResetsClient()
{
    const auto path = makePath();
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path->mirror(deadEndpoint(), loopback4(), traffic);
    for (int i = 0; i < 20; ++i) {
        TestSocket client = TestSocket::connect(mirror);
        QVERIFY(client.isOpen());
        QCOMPARE(client.receiveAll(), QByteArray());
        QCOMPARE(client.error(), ECONNRESET);
    }
    QCOMPARE(traffic->total.load(), uint64_t(20));
    QCOMPARE(traffic->failed.load(), uint64_t(20));
    QTRY_COMPARE(traffic->active.load(), 0u);
}

REGISTER_TEST(TestRelay, QCoreApplication)
#include "tst_relay.moc"
