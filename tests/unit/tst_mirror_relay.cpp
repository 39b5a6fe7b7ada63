// SPDX-License-Identifier: MIT
#include "core/base/address.h"
#include "core/base/unique_fd.h"
#include "core/relay/mirror_relay.h"

#include "relay_path.h"
#include "test_socket.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <future>
#include <memory>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace portolan;
using Endpoint = RelayPath::Endpoint;

namespace {

/// The descriptors of this process that are sockets; with `inode`, only that socket's.
QList<int> socketDescriptors(uint64_t inode = 0)
{
    QList<int> descriptors;
    const QString wanted = inode ? QString("socket:[%1]").arg(inode) : QString("socket:[");
    const QDir folder("/proc/self/fd");
    for (const QString& name : folder.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)) {
        char text[64] {};
        if (::readlink(qPrintable(folder.filePath(name)), text, sizeof text - 1) > 0
            && QString(text).startsWith(wanted))
            descriptors.append(name.toInt());
    }
    return descriptors;
}

} // namespace

/// The host's listeners: who has the port, and since when.
class TestMirrorRelay : public QObject
{
    Q_OBJECT

private slots:
    void openTellsTheListener();
    void openErrors_data();
    void openErrors();
    void portIsOursAlone();
    void childrenInheritNothing();
    void closeFreesThePortAtOnce();
    void closeWhileAChildHoldsACopy();
    void liveConnectionOutlivesItsMirror();
    void unknownMirror();
    void retarget();
    void retargetWaitsForNobody();
    void destructionResetsClients();
};

void TestMirrorRelay::openTellsTheListener()
{
    HostRelay relay;
    const auto opened = relay.open({ loopback4(), 0 }, relay.target({}), std::make_shared<Traffic>());
    QVERIFY(opened.ok());
    QVERIFY(opened.value().id != 0);
    const Endpoint local = opened.value().local;
    QVERIFY(local.address() == loopback4() && local.port() != 0);

    // As in /proc/net/tcp: 0A is LISTEN, and the inode is in the tenth column.
    QFile table("/proc/net/tcp");
    QVERIFY(table.open(QFile::ReadOnly));
    const QByteArray address = "0100007F:" + QByteArray::number(local.port(), 16).toUpper().rightJustified(4, '0');
    QByteArray inode;
    for (const QByteArray& line : table.readAll().split('\n')) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.value(1) == address && columns.value(3) == "0A")
            inode = columns.value(9);
    }
    QCOMPARE(inode, QByteArray::number(static_cast<qulonglong>(opened.value().inode)));
}

void TestMirrorRelay::openErrors_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("taken");
    QTest::addColumn<int>("code");
    QTest::newRow("taken") << "127.0.0.1" << true << int(ErrorCode::InUse);
    QTest::newRow("taken, IPv6") << "::1" << true << int(ErrorCode::InUse);
    QTest::newRow("taken by the wildcard") << "0.0.0.0" << true << int(ErrorCode::InUse);
    QTest::newRow("not an address of this host") << "192.0.2.1" << false << int(ErrorCode::NotAvailable);
}

void TestMirrorRelay::openErrors()
{
    QFETCH(QString, address);
    QFETCH(bool, taken);
    QFETCH(int, code);
    const Address where = *parseAddress(address.toStdString());
    TestSocket owner;
    Endpoint wanted(where, 1);
    if (taken) {
        owner = TestSocket::listen({ where, 0 });
        QVERIFY(owner.isOpen());
        wanted = Endpoint(where.is_unspecified() ? loopback4() : where, owner.local().port());
    }
    HostRelay relay;
    const auto opened = relay.open(wanted, relay.target({}), std::make_shared<Traffic>());
    QVERIFY(!opened.ok());
    QCOMPARE(int(opened.error().code), code);
    QVERIFY(opened.error().osError != 0);
    QVERIFY(!opened.error().context.empty());
}

void TestMirrorRelay::portIsOursAlone()
{
    HostRelay relay;
    const auto opened = relay.open({ loopback4(), 0 }, relay.target({}), std::make_shared<Traffic>());
    QVERIFY(opened.ok());
    const Endpoint local = opened.value().local;
    QVERIFY(!TestSocket::listen(local).isOpen());
    QVERIFY(!TestSocket::listen({ *parseAddress("0.0.0.0"), local.port() }).isOpen());
    // The other family and another address are free.
    QVERIFY(relay.open({ loopback6(), local.port() }, relay.target({}), std::make_shared<Traffic>()).ok());
    QVERIFY(TestSocket::listen({ *parseAddress("127.0.0.9"), local.port() }).isOpen());

    TestSocket sharer = TestSocket::make(local);
    const int on = 1;
    ::setsockopt(sharer.fd(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    QVERIFY(::bind(sharer.fd(), local.data(), static_cast<socklen_t>(local.size())) != 0);
}

void TestMirrorRelay::childrenInheritNothing()
{
    const EchoService service(loopback4()); // Asio's own sockets, which children inherit
    const QList<int> others = socketDescriptors();
    LoopbackRelayPath path;
    TestSocket client = TestSocket::connect(path.mirror(service.endpoint()));
    QVERIFY(client.send("x"));
    QCOMPARE(client.receive(1), QByteArray("x"));
    int checked = 0;
    for (const int fd : socketDescriptors()) {
        Endpoint local;
        auto size = static_cast<socklen_t>(local.capacity());
        ::getsockname(fd, local.data(), &size);
        if (others.contains(fd) || local == service.endpoint())
            continue;
        QVERIFY(::fcntl(fd, F_GETFD) & FD_CLOEXEC);
        ++checked;
    }
    QVERIFY(checked >= 6); // two listeners, two connections of each relay
}

void TestMirrorRelay::closeFreesThePortAtOnce()
{
    LoopbackRelayPath path;
    const EchoService service(loopback4());
    for (int i = 0; i < 100; ++i) {
        const auto opened
            = path.host->open({ loopback4(), 0 }, path.target(service.endpoint()), std::make_shared<Traffic>());
        QVERIFY(opened.ok());
        const Endpoint local = opened.value().local;
        TestSocket client = TestSocket::connect(local);
        QVERIFY(client.send("x"));
        QCOMPARE(client.receive(1), QByteArray("x"));
        path.host->close(opened.value().id);
        QVERIFY(TestSocket::listen(local).isOpen()); // with a live connection from this very port
        QVERIFY(!TestSocket::connect(local).isOpen());
        const auto again = path.host->open(local, path.target(service.endpoint()), std::make_shared<Traffic>());
        QVERIFY(again.ok());
        path.host->close(again.value().id);
    }
}

void TestMirrorRelay::closeWhileAChildHoldsACopy()
{
    HostRelay relay;
    const auto opened = relay.open({ loopback4(), 0 }, relay.target({}), std::make_shared<Traffic>());
    QVERIFY(opened.ok());
    const Endpoint local = opened.value().local;
    const QList<int> listener = socketDescriptors(opened.value().inode);
    QCOMPARE(listener.size(), 1);
    const UniqueFd copy(::dup(listener.first()));
    QVERIFY(copy);
    relay.close(opened.value().id);
    QVERIFY(TestSocket::listen(local).isOpen());
    QVERIFY(!TestSocket::connect(local).isOpen());
}

void TestMirrorRelay::liveConnectionOutlivesItsMirror()
{
    LoopbackRelayPath path;
    const EchoService service(loopback4());
    const auto traffic = std::make_shared<Traffic>();
    const auto opened = path.host->open({ loopback4(), 0 }, path.target(service.endpoint()), traffic);
    QVERIFY(opened.ok());
    TestSocket client = TestSocket::connect(opened.value().local);
    QVERIFY(client.send("before"));
    QCOMPARE(client.receive(6), QByteArray("before"));
    path.host->close(opened.value().id);
    QVERIFY(client.send("after"));
    QCOMPARE(client.receive(5), QByteArray("after"));
    QCOMPARE(traffic->active.load(), 1u);
    client.shutdownSend();
    QCOMPARE(client.receiveAll(), QByteArray());
    QTRY_COMPARE(traffic->active.load(), 0u);
    QCOMPARE(traffic->toGuest.load(), uint64_t(11));
}

void TestMirrorRelay::unknownMirror()
{
    HostRelay relay;
    relay.close(17);
    relay.retarget(17, relay.target({}));
}

void TestMirrorRelay::retarget()
{
    LoopbackRelayPath path;
    TestSocket first = TestSocket::listen({ loopback4(), 0 });
    TestSocket second = TestSocket::listen({ loopback6(), 0 });
    const auto opened = path.host->open({ loopback4(), 0 }, path.target(first.local()), std::make_shared<Traffic>());
    QVERIFY(opened.ok());
    const Endpoint local = opened.value().local;
    TestSocket oldClient = TestSocket::connect(local);
    TestSocket oldService = first.accept();
    QVERIFY(oldService.isOpen());

    path.host->retarget(opened.value().id, path.target(second.local()));
    TestSocket newClient = TestSocket::connect(local);
    TestSocket newService = second.accept();
    QVERIFY(newService.isOpen());
    QVERIFY(newClient.send("new"));
    QCOMPARE(newService.receive(3), QByteArray("new"));
    QVERIFY(oldClient.send("old"));
    QCOMPARE(oldService.receive(3), QByteArray("old"));
}

void TestMirrorRelay::retargetWaitsForNobody()
{
    std::promise<void> busy;
    std::promise<void> asked;
    std::promise<bool> askedMeanwhile;
    std::promise<void> probed;
    LoopbackRelayPath path;
    const EchoService service(loopback4());
    const auto opened = path.host->open({ loopback4(), 0 }, path.target({}), std::make_shared<Traffic>());
    QVERIFY(opened.ok());
    // Block the relay's thread until everything else has been requested.
    path.host->probe([&](const Result<Done>&) {
        busy.set_value();
        askedMeanwhile.set_value(asked.get_future().wait_for(std::chrono::seconds(20)) == std::future_status::ready);
    });
    busy.get_future().wait();
    for (int i = 0; i < 300; ++i)
        path.host->retarget(opened.value().id, path.target(service.endpoint()));
    path.host->probe([&](const Result<Done>&) { probed.set_value(); });
    asked.set_value();
    QVERIFY(askedMeanwhile.get_future().get());
    probed.get_future().wait();

    TestSocket client = TestSocket::connect(opened.value().local);
    QVERIFY(client.send("new"));
    QCOMPARE(client.receive(3), QByteArray("new"));
}

void TestMirrorRelay::destructionResetsClients()
{
    LoopbackRelayPath path;
    TestSocket listener = TestSocket::listen({ loopback4(), 0 });
    const auto traffic = std::make_shared<Traffic>();
    TestSocket client = TestSocket::connect(path.mirror(listener.local(), loopback4(), traffic));
    TestSocket service = listener.accept();
    QVERIFY(service.isOpen());
    QVERIFY(client.send("x"));
    QCOMPARE(service.receive(1), QByteArray("x"));
    path.host.reset();
    QCOMPARE(client.receiveAll(), QByteArray());
    QCOMPARE(client.error(), ECONNRESET);
    QCOMPARE(service.receiveAll(), QByteArray());
    QCOMPARE(service.error(), ECONNRESET);
    QCOMPARE(traffic->active.load(), 0u);
}

REGISTER_TEST(TestMirrorRelay, QCoreApplication)
#include "tst_mirror_relay.moc"
