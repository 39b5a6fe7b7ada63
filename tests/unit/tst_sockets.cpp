// SPDX-License-Identifier: MIT
#include "core/relay/sockets.h"

#include "core/base/address.h"

#include "test_socket.h"

#include <QtTest>

#include <sys/socket.h>

using namespace portolan;

/// What the relay asks of the operating system's sockets, by itself.
class TestSockets : public QObject
{
    Q_OBJECT

private slots:
    void waitForReset_data();
    void waitForReset();
    void acceptFailureResetsTheClient();

private:
    /// Two ends of one connection; not open if that fails.
    static std::pair<sockets::Socket, TestSocket> connected(asio::io_context& context);
};

std::pair<sockets::Socket, TestSocket> TestSockets::connected(asio::io_context& context)
{
    auto acceptor = sockets::listen(context, { loopback4(), 0 });
    asio::error_code ignored;
    TestSocket client = TestSocket::connect(acceptor.value().local_endpoint(ignored));
    sockets::Socket accepted(context);
    (void)sockets::acceptNow(acceptor.value(), accepted);
    return { std::move(accepted), std::move(client) };
}

void TestSockets::waitForReset_data()
{
    QTest::addColumn<int>("urgentBytes");
    QTest::newRow("at once") << 0;
    QTest::newRow("after urgent data") << 1;
    QTest::newRow("after urgent data twice") << 2;
}

void TestSockets::waitForReset()
{
    QFETCH(int, urgentBytes);
    asio::io_context context;
    auto [socket, peer] = connected(context);
    QVERIFY(socket.is_open() && peer.isOpen());
    asio::error_code error;
    socket.set_option(asio::socket_base::out_of_band_inline(true), error);
    QVERIFY(!error);
    int resets = 0;
    sockets::waitForReset(socket, [&resets] { ++resets; });
    for (int i = 0; i < urgentBytes; ++i) {
        QCOMPARE(::send(peer.fd(), "!", 1, MSG_OOB), ssize_t(1));
        QVERIFY(context.run_one_for(std::chrono::seconds(20)) == 1); // it wakes us
    }
    QCOMPARE(resets, 0);
    peer.reset();
    QTRY_COMPARE((context.poll(), resets), 1);
    QVERIFY(socket.is_open());
    QTest::qWait(0);
    context.poll();
    QCOMPARE(resets, 1);
}

// The descriptor is there, but Asio does not take it: out of watches, or, which comes to the same, a socket that is in use.
void TestSockets::acceptFailureResetsTheClient()
{
    asio::io_context context;
    auto acceptor = sockets::listen(context, { loopback4(), 0 });
    QVERIFY(acceptor.ok());
    asio::error_code error;
    TestSocket client = TestSocket::connect(acceptor.value().local_endpoint(error));
    QVERIFY(client.isOpen());
    auto [busy, busyPeer] = connected(context);
    QVERIFY(sockets::acceptNow(acceptor.value(), busy) == asio::error::already_open);
    QCOMPARE(client.receiveAll(), QByteArray());
    QCOMPARE(client.error(), ECONNRESET);
    QVERIFY(busy.is_open());
    QVERIFY(busyPeer.send("x"));
}

QTEST_GUILESS_MAIN(TestSockets)
#include "tst_sockets.moc"
