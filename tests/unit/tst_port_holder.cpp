// SPDX-License-Identifier: MIT
#include "core/agent/port_holder.h"
#include "core/listeners/listening_sockets.h"
#include "tests/support/test_class.h"

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

#include <QTest>

#include <algorithm>
#include <chrono>

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>

using namespace portolan;
using namespace std::chrono_literals;

namespace {

struct Bound {
    UniqueFd socket;
    int error = 0;
    uint16_t port = 0;
};

Bound bindTo(const char* address, uint16_t port)
{
    asio::ip::tcp::endpoint endpoint(asio::ip::make_address(address), port);
    Bound bound { UniqueFd(::socket(endpoint.protocol().family(), SOCK_STREAM | SOCK_CLOEXEC, 0)) };
    const int on = 1;
    ::setsockopt(bound.socket.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    auto length = static_cast<socklen_t>(endpoint.capacity());
    if (::bind(bound.socket.fd(), endpoint.data(), static_cast<socklen_t>(endpoint.size())) != 0)
        bound.error = errno;
    else if (::getsockname(bound.socket.fd(), endpoint.data(), &length) == 0)
        bound.port = endpoint.port();
    return bound;
}

/// A port that nobody uses at the moment.
uint16_t freePort() { return bindTo("0.0.0.0", 0).port; }

} // namespace

class tst_PortHolder : public QObject
{
    Q_OBJECT

private slots:
    void heldOnEveryAddress_data();
    void heldOnEveryAddress();
    void letsGo();
    void doesNotListen();
    void leavesATakenPortAlone();
    void gone();
};

void tst_PortHolder::heldOnEveryAddress_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char* address : { "0.0.0.0", "127.0.0.1", "127.0.0.2", "::", "::1" })
        QTest::newRow(address) << QByteArray(address);
}

void tst_PortHolder::heldOnEveryAddress()
{
    QFETCH(QByteArray, address);
    const uint16_t port = freePort();
    asio::io_context loop;
    PortHolder holder(loop, [](const Error& error) { QFAIL(error.context.c_str()); });
    holder.hold({ port });
    QVERIFY(holder.holds(port));
    QCOMPARE(bindTo(address.constData(), port).error, EADDRINUSE);
}

void tst_PortHolder::letsGo()
{
    const uint16_t port = freePort();
    asio::io_context loop;
    PortHolder holder(loop, [](const Error& error) { QFAIL(error.context.c_str()); });
    holder.hold({ port });
    holder.hold({});
    QVERIFY(!holder.holds(port));
    QCOMPARE(bindTo("127.0.0.1", port).error, 0);
}

void tst_PortHolder::doesNotListen()
{
    const uint16_t port = freePort();
    asio::io_context loop;
    PortHolder holder(loop, [](const Error& error) { QFAIL(error.context.c_str()); });
    holder.hold({ port });
    ListeningSockets sockets;
    const auto dump = sockets.dump();
    QVERIFY(dump.ok());
    QVERIFY(std::ranges::none_of(dump.value(), [port](const ListeningSocket& each) { return each.port == port; }));
}

void tst_PortHolder::leavesATakenPortAlone()
{
    Bound first = bindTo("127.0.0.1", 0);
    QCOMPARE(first.error, 0);
    QCOMPARE(::listen(first.socket.fd(), 1), 0);
    asio::io_context loop;
    PortHolder holder(loop, [](const Error& error) { QFAIL(error.context.c_str()); });
    holder.hold({ first.port });
    QVERIFY(!holder.holds(first.port));
    first.socket.reset();
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (!holder.holds(first.port) && std::chrono::steady_clock::now() < end)
        loop.run_one_for(100ms);
    QVERIFY(holder.holds(first.port));
}

void tst_PortHolder::gone()
{
    const uint16_t port = freePort();
    asio::io_context loop;
    {
        PortHolder holder(loop, [](const Error& error) { QFAIL(error.context.c_str()); });
        holder.hold({ port });
    }
    QCOMPARE(bindTo("::", port).error, 0);
}

REGISTER_TEST(tst_PortHolder, QCoreApplication)
#include "tst_port_holder.moc"
