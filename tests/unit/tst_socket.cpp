// SPDX-License-Identifier: MIT
#include "core/net/socket.h"

#include "core/base/address.h"
#include "core/net/acceptor.h"

#include "test_socket.h"
#include "tests/support/test_class.h"

#include <QtTest>

#include <memory>
#include <optional>

#include <sys/socket.h>

using namespace portolan;

/// The socket operations that the relay uses, on their own.
class TestSocketOfRelay : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void waitForReset_data();
    void waitForReset();
    void resetThatCameBeforeTheWait();
    void waitForData();
    void dataThatIsLeft();
    void readsAcrossAnUrgentByte();
    void endAfterData();
    void endGoesWithTheData();
    void handshakeCompletesWithData();
    void reopens();
    void reopensNotBeforeAllIsTaken();
    void sendSoon();
    void cancelledWaitIsNotReported();
    void closedWaitLetsGo();
    void handlerMayCloseTheSocket();
    void closesWithResetUnlessToldOtherwise();
    void connectIsRefused();

private:
    /// Runs until `count` is reached; false if it is not.
    bool runUntil(const int& count, int expected = 1);
    /// Handles all events that are ready now.
    void settle();
    /// Sends until nothing more is accepted; returns how many bytes, or -1 if that fails.
    int64_t fill();

    std::unique_ptr<asio::io_context> m_context;
    std::optional<sockets::Socket> m_socket;
    TestSocket m_peer;
};

void TestSocketOfRelay::init()
{
    m_context = std::make_unique<asio::io_context>();
    auto acceptor = sockets::listen(*m_context, { loopback4(), 0 });
    QVERIFY(acceptor.ok());
    m_peer = TestSocket::connect(acceptor.value().local_endpoint());
    m_socket.emplace(*m_context);
    QVERIFY(!sockets::acceptNow(acceptor.value(), *m_socket));
    QVERIFY(m_socket->isOpen() && m_peer.isOpen());
}

void TestSocketOfRelay::cleanup()
{
    m_socket.reset();
    m_context.reset();
}

bool TestSocketOfRelay::runUntil(const int& count, int expected)
{
    return QTest::qWaitFor([&] { return m_context->poll(), count >= expected; }, 20000) && count == expected;
}

void TestSocketOfRelay::settle()
{
    for (int i = 0; i < 20; ++i) {
        QTest::qWait(2);
        m_context->poll();
    }
}

int64_t TestSocketOfRelay::fill()
{
    const std::vector<char> block(size_t(1) << 20, 'x');
    asio::error_code error;
    int64_t sent = 0;
    while (const size_t bytes = m_socket->send(block, error))
        sent += int64_t(bytes);
    return sockets::isLater(error) ? sent : -1;
}

void TestSocketOfRelay::waitForReset_data()
{
    QTest::addColumn<int>("urgentBytes");
    QTest::newRow("at once") << 0;
    QTest::newRow("after urgent data") << 1;
    QTest::newRow("after urgent data twice") << 2;
}

void TestSocketOfRelay::waitForReset()
{
    QFETCH(int, urgentBytes);
    int resets = 0;
    m_socket->waitForReset([&resets] { ++resets; });
    for (int i = 0; i < urgentBytes; ++i)
        QCOMPARE(::send(m_peer.fd(), "!", 1, MSG_OOB), ssize_t(1));
    settle();
    QCOMPARE(resets, 0);
    m_peer.reset();
    QVERIFY(runUntil(resets));
    QVERIFY(m_socket->isOpen());
    settle();
    QCOMPARE(resets, 1);
}

void TestSocketOfRelay::resetThatCameBeforeTheWait()
{
    int data = 0;
    m_socket->waitForData([&data](const asio::error_code&) { ++data; });
    m_peer.reset();
    QVERIFY(runUntil(data));
    int resets = 0;
    m_socket->waitForReset([&resets] { ++resets; });
    QCOMPARE(resets, 0);
    QVERIFY(runUntil(resets));
}

void TestSocketOfRelay::waitForData()
{
    int told = 0;
    const auto wait = [&] { m_socket->waitForData([&told](const asio::error_code&) { ++told; }); };
    char buffer[16];
    asio::error_code error;
    for (int round = 1; round <= 3; ++round) {
        wait();
        settle();
        QCOMPARE(told, round - 1);
        QVERIFY(m_peer.send("hello"));
        QVERIFY(runUntil(told, round));
        QCOMPARE(m_socket->receive(buffer, error), size_t(5));
        QVERIFY(!error);
    }
    QCOMPARE(m_socket->receive(buffer, error), size_t(0));
    QVERIFY(sockets::isLater(error));
}

// Data was reported but not all read: the next wait ends at once, though not inside the call.
void TestSocketOfRelay::dataThatIsLeft()
{
    int told = 0;
    const auto wait = [&] { m_socket->waitForData([&told](const asio::error_code&) { ++told; }); };
    QVERIFY(m_peer.send("hello"));
    wait();
    QVERIFY(runUntil(told));
    char buffer[2];
    asio::error_code error;
    QCOMPARE(m_socket->receive(buffer, error), size_t(2));
    wait();
    QCOMPARE(told, 1);
    QVERIFY(runUntil(told, 2));
    QCOMPARE(m_socket->receive(buffer, error), size_t(2));
}

// The system ends a read before an urgent byte, although there is more data after it.
void TestSocketOfRelay::readsAcrossAnUrgentByte()
{
    QVERIFY(m_peer.send("before"));
    QCOMPARE(::send(m_peer.fd(), "!", 1, MSG_OOB), ssize_t(1));
    QVERIFY(m_peer.send("behind"));
    QByteArray all;
    int told = 0;
    std::function<void(const asio::error_code&)> read = [&](const asio::error_code&) {
        ++told;
        char buffer[64];
        asio::error_code error;
        all.append(buffer, qsizetype(m_socket->receive(buffer, error)));
        if (all.size() < 13)
            m_socket->waitForData(read);
    };
    m_socket->waitForData(read);
    QTRY_COMPARE((m_context->poll(), all), QByteArray("before!behind"));
}

void TestSocketOfRelay::endAfterData()
{
    QVERIFY(m_peer.send("last"));
    m_peer.shutdownSend();
    QTest::qWait(10); // both have arrived
    int told = 0;
    const auto wait = [&] { m_socket->waitForData([&told](const asio::error_code&) { ++told; }); };
    wait();
    QVERIFY(runUntil(told));
    char buffer[16];
    asio::error_code error;
    QCOMPARE(m_socket->receive(buffer, error), size_t(4));
    wait();
    QVERIFY(runUntil(told, 2));
    QCOMPARE(m_socket->receive(buffer, error), size_t(0));
    QVERIFY(error == asio::error::eof);
}

void TestSocketOfRelay::endGoesWithTheData()
{
    QVERIFY(!m_socket->endHasCome());
    QVERIFY(m_peer.send("last"));
    m_peer.shutdownSend();
    int told = 0;
    m_socket->waitForData([&told](const asio::error_code&) { ++told; });
    QTest::qWait(10); // both have arrived
    QVERIFY(runUntil(told));
    QVERIFY(m_socket->endHasCome());

    // The system holds the data for less than 0.2 s, which a busy machine may miss. So try several times.
    bool held = false;
    asio::error_code error;
    for (int attempt = 0; attempt < 5 && !held; ++attempt) {
        init();
        QCOMPARE(m_socket->send({ "bye", 3 }, error, sockets::Socket::Next::End), size_t(3));
        held = !m_peer.isReadable();
    }
    QVERIFY(held);
    QVERIFY(!m_socket->endSending());
    QCOMPARE(m_peer.receiveAll(), QByteArray("bye"));
    QCOMPARE(m_peer.error(), 0);
}

void TestSocketOfRelay::handshakeCompletesWithData()
{
    TestSocket listener = TestSocket::listen({ loopback4(), 0 });
    bool held = false;
    asio::error_code error;
    for (int attempt = 0; attempt < 5 && !held; ++attempt) {
        m_socket.emplace(*m_context);
        QVERIFY(!m_socket->open(listener.local()));
        m_socket->completeWithData();
        QVERIFY(!m_socket->beginConnect(listener.local()));
        held = !listener.isReadable();
        QCOMPARE(m_socket->send({ "first", 5 }, error), size_t(5));
        QCOMPARE(listener.accept().receive(5), QByteArray("first"));
    }
    QVERIFY(held);
}

void TestSocketOfRelay::reopens()
{
    const Address source = asio::ip::make_address("127.0.0.3");
    m_socket.emplace(*m_context);
    uint32_t number = 0;
    Result<uint16_t> port = m_socket->openAnnounced(source, number);
    while (!port && ++number < sockets::portsToAnnounce())
        port = m_socket->openAnnounced(source, number);
    QVERIFY(port.ok());

    // State of one connection must not carry over to the next.
    for (int round = 0; round < 3; ++round) {
        TestSocket listener = TestSocket::listen({ loopback4(), 0 });
        QVERIFY(!m_socket->beginConnect(listener.local()));
        TestSocket peer = listener.accept();
        QCOMPARE(peer.peer(), sockets::Endpoint(source, port.value()));
        int told = 0;
        m_socket->waitForData([&told](const asio::error_code&) { ++told; });
        settle();
        QCOMPARE(told, 0);
        QVERIFY(!m_socket->endHasCome());
        QVERIFY(peer.send("bye"));
        peer.shutdownSend();
        QVERIFY(runUntil(told));
        char buffer[16];
        asio::error_code error;
        QCOMPARE(m_socket->receive(buffer, error), size_t(3));
        QTRY_COMPARE((m_context->poll(), m_socket->receive(buffer, error), error), make_error_code(asio::error::eof));
        QVERIFY(!m_socket->endSending());
        QVERIFY(m_socket->reopen());
        QCOMPARE(peer.receiveAll(), QByteArray());
        QCOMPARE(peer.error(), 0);
    }
}

void TestSocketOfRelay::reopensNotBeforeAllIsTaken()
{
    const int64_t sent = fill();
    QVERIFY(sent > 0);
    QVERIFY(!m_socket->endSending());
    QVERIFY(!m_socket->reopen());
    m_socket->closeOrderly();
    QCOMPARE(m_peer.receiveAll().size(), sent);
    QCOMPARE(m_peer.error(), 0);
}

void TestSocketOfRelay::sendSoon()
{
    const int64_t sent = fill();
    QVERIFY(sent > 0);
    int done = 0;
    m_socket->sendSoon({ "end", 3 }, [&](const asio::error_code& outcome, size_t bytes) {
        QVERIFY(!outcome);
        QCOMPARE(bytes, size_t(3));
        ++done;
    });
    settle();
    QCOMPARE(done, 0);
    QCOMPARE(m_peer.receive(sent).size(), sent);
    QVERIFY(runUntil(done));
    QCOMPARE(m_peer.receive(3), QByteArray("end"));
}

void TestSocketOfRelay::cancelledWaitIsNotReported()
{
    int told = 0;
    m_socket->waitForData([&told](const asio::error_code&) { ++told; });
    m_socket->waitForReset([&told] { ++told; });
    QVERIFY(m_peer.send("x"));
    m_socket->cancelWaits();
    settle();
    QCOMPARE(told, 0);
    m_socket->waitForData([&told](const asio::error_code&) { ++told; });
    QVERIFY(runUntil(told));
}

void TestSocketOfRelay::closedWaitLetsGo()
{
    auto held = std::make_shared<int>(0);
    m_socket->waitForData([held](const asio::error_code&) { ++*held; });
    settle();
    QCOMPARE(held.use_count(), 2L);
    m_socket->closeWithReset();
    QCOMPARE(held.use_count(), 1L);

    // The end of the loop releases the handler, too.
    init();
    m_socket->waitForReset([held] { ++*held; });
    m_context->poll();
    m_socket.reset();
    m_context.reset();
    QCOMPARE(held.use_count(), 1L);
    QCOMPARE(*held, 0);
}

void TestSocketOfRelay::handlerMayCloseTheSocket()
{
    int told = 0;
    m_socket->waitForReset([&] {
        ++told;
        m_socket->closeWithReset();
    });
    m_socket->waitForData([&](const asio::error_code&) {
        ++told;
        m_socket->closeWithReset();
    });
    m_peer.reset();
    QVERIFY(runUntil(told));
    settle();
    QCOMPARE(told, 1);
}

void TestSocketOfRelay::closesWithResetUnlessToldOtherwise()
{
    m_socket.reset();
    QCOMPARE(m_peer.receiveAll(), QByteArray());
    QCOMPARE(m_peer.error(), ECONNRESET);
    init();
    asio::error_code error;
    QCOMPARE(m_socket->send({ "bye", 3 }, error), size_t(3));
    m_socket->closeOrderly();
    QCOMPARE(m_peer.receiveAll(), QByteArray("bye"));
    QCOMPARE(m_peer.error(), 0);
}

void TestSocketOfRelay::connectIsRefused()
{
    sockets::Endpoint nobody(loopback4(), 0);
    {
        const TestSocket listener = TestSocket::listen(nobody);
        nobody = listener.local();
    }
    sockets::Socket dialling(*m_context);
    QVERIFY(!dialling.open(nobody));
    int done = 0;
    asio::error_code outcome;
    dialling.connect(nobody, [&](const asio::error_code& error) {
        outcome = error;
        ++done;
    });
    QCOMPARE(done, 0);
    QVERIFY(runUntil(done));
    QVERIFY(outcome == asio::error::connection_refused);
}

REGISTER_TEST(TestSocketOfRelay, QCoreApplication)
#include "tst_socket.moc"
