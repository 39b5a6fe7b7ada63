// SPDX-License-Identifier: MIT
#include "core/base/unique_fd.h"
#include "core/listeners/listening_sockets.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace portolan;

namespace {

#ifndef IPPROTO_MPTCP
constexpr int IPPROTO_MPTCP = 262;
#endif

struct Options {
    bool v6Only = false;
    bool reusePort = false;
    bool listens = true;
    int protocol = IPPROTO_TCP;
};

/// A TCP socket bound to `address` and, by default, listening; empty if a call failed (see errno).
UniqueFd openSocket(const char* address, uint16_t port, const Options& options = {})
{
    const Address parsed = asio::ip::make_address(address);
    const int family = parsed.is_v4() ? AF_INET : AF_INET6;
    UniqueFd fd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, options.protocol));
    if (!fd)
        return fd;
    const int on = 1;
    const int v6Only = options.v6Only ? 1 : 0;
    if (family == AF_INET6)
        ::setsockopt(fd.fd(), IPPROTO_IPV6, IPV6_V6ONLY, &v6Only, sizeof(v6Only));
    if (options.reusePort)
        ::setsockopt(fd.fd(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));

    sockaddr_storage storage {};
    socklen_t length = 0;
    if (family == AF_INET) {
        auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        const auto bytes = parsed.to_v4().to_bytes();
        std::memcpy(&v4->sin_addr, bytes.data(), bytes.size());
        length = sizeof(*v4);
    } else {
        auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        const auto bytes = parsed.to_v6().to_bytes();
        std::memcpy(&v6->sin6_addr, bytes.data(), bytes.size());
        length = sizeof(*v6);
    }
    if (::bind(fd.fd(), reinterpret_cast<sockaddr*>(&storage), length) != 0)
        return {};
    if (options.listens && ::listen(fd.fd(), 16) != 0)
        return {};
    return fd;
}

uint64_t inodeOf(const UniqueFd& fd)
{
    struct stat information {
    };
    return ::fstat(fd.fd(), &information) == 0 ? information.st_ino : 0;
}

uint64_t cookieOf(const UniqueFd& fd)
{
    uint64_t cookie = 0;
    socklen_t length = sizeof(cookie);
    return ::getsockopt(fd.fd(), SOL_SOCKET, SO_COOKIE, &cookie, &length) == 0 ? cookie : 0;
}

bool raiseLoopback()
{
    const UniqueFd fd(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request {};
    std::strcpy(request.ifr_name, "lo");
    request.ifr_flags = IFF_UP;
    return ::ioctl(fd.fd(), SIOCSIFFLAGS, &request) == 0;
}

} // namespace

/// Real sockets in a network namespace of the test's own, where nothing else listens.
class tst_ListeningSockets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingListens();
    void oneSocket_data();
    void oneSocket();
    void reusedPortIsTwoSockets();
    void onlyListenersAreListed();
    void mptcp();
    void manyListeners();
    void listsTheNamespaceItWasMadeIn();

private:
    std::vector<ListeningSocket> dump()
    {
        Result<std::vector<ListeningSocket>> result = m_sockets.dump();
        return result ? std::move(result).value() : std::vector<ListeningSocket> {};
    }

    ListeningSockets m_sockets;
};

void tst_ListeningSockets::initTestCase()
{
    if (::unshare(CLONE_NEWNET) != 0)
        QSKIP("A network namespace of its own needs root");
    QVERIFY(raiseLoopback());
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 4096);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

void tst_ListeningSockets::nothingListens()
{
    const auto result = m_sockets.dump();
    QVERIFY(result.ok());
    QVERIFY(result.value().empty());
}

void tst_ListeningSockets::oneSocket_data()
{
    QTest::addColumn<QByteArray>("bound");
    QTest::addColumn<bool>("v6Only");
    QTest::addColumn<QByteArray>("seen");
    QTest::addColumn<bool>("seenV6Only");

    QTest::newRow("IPv4 wildcard") << QByteArray("0.0.0.0") << false << QByteArray("0.0.0.0") << false;
    QTest::newRow("IPv4 loopback") << QByteArray("127.0.0.1") << false << QByteArray("127.0.0.1") << false;
    QTest::newRow("another loopback address") << QByteArray("127.0.0.9") << false << QByteArray("127.0.0.9") << false;
    QTest::newRow("both families") << QByteArray("::") << false << QByteArray("::") << false;
    QTest::newRow("IPv6 only") << QByteArray("::") << true << QByteArray("::") << true;
    QTest::newRow("IPv6 loopback") << QByteArray("::1") << true << QByteArray("::1") << true;
    QTest::newRow("mapped") << QByteArray("::ffff:127.0.0.1") << false << QByteArray("127.0.0.1") << false;
    QTest::newRow("mapped wildcard") << QByteArray("::ffff:0.0.0.0") << false << QByteArray("0.0.0.0") << false;
}

void tst_ListeningSockets::oneSocket()
{
    QFETCH(QByteArray, bound);
    QFETCH(bool, v6Only);
    QFETCH(QByteArray, seen);
    QFETCH(bool, seenV6Only);

    Options options;
    options.v6Only = v6Only;
    UniqueFd fd = openSocket(bound.constData(), 3000, options);
    QVERIFY(fd);

    const auto sockets = dump();
    QCOMPARE(sockets.size(), size_t { 1 });
    QCOMPARE(sockets[0].address.to_string(), seen.toStdString());
    QCOMPARE(sockets[0].port, uint16_t { 3000 });
    QCOMPARE(sockets[0].v6Only, seenV6Only);
    QCOMPARE(sockets[0].cookie, cookieOf(fd));
    QCOMPARE(sockets[0].number, inodeOf(fd));
    QCOMPARE(sockets[0].uid, uint32_t { ::geteuid() });

    fd.reset();
    QVERIFY(dump().empty());
}

void tst_ListeningSockets::reusedPortIsTwoSockets()
{
    Options options;
    options.reusePort = true;
    const UniqueFd one = openSocket("127.0.0.1", 3000, options);
    const UniqueFd other = openSocket("127.0.0.1", 3000, options);
    QVERIFY(one && other);

    const auto sockets = dump();
    QCOMPARE(sockets.size(), size_t { 2 });
    QCOMPARE((std::set { sockets[0].cookie, sockets[1].cookie }), (std::set { cookieOf(one), cookieOf(other) }));
    QCOMPARE((std::set { sockets[0].number, sockets[1].number }), (std::set { inodeOf(one), inodeOf(other) }));
}

void tst_ListeningSockets::onlyListenersAreListed()
{
    Options bound;
    bound.listens = false;
    const UniqueFd notListening = openSocket("127.0.0.1", 3000, bound);
    QVERIFY(notListening);
    QVERIFY(dump().empty());

    const UniqueFd listener = openSocket("127.0.0.1", 3001);
    QVERIFY(listener);
    const UniqueFd client(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(3001);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(client.fd(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    const UniqueFd accepted(::accept4(listener.fd(), nullptr, nullptr, SOCK_CLOEXEC));
    QVERIFY(accepted);

    const auto sockets = dump();
    QCOMPARE(sockets.size(), size_t { 1 });
    QCOMPARE(sockets[0].number, inodeOf(listener));
}

void tst_ListeningSockets::mptcp()
{
    Options options;
    options.protocol = IPPROTO_MPTCP;
    const UniqueFd fd = openSocket("127.0.0.1", 3000, options);
    if (!fd)
        QSKIP("This kernel has no MPTCP");
    const auto sockets = dump();
    QCOMPARE(sockets.size(), size_t { 1 });
    QCOMPARE(sockets[0].port, uint16_t { 3000 });
    QCOMPARE(sockets[0].number, inodeOf(fd)); // needed to find the owner
}

void tst_ListeningSockets::manyListeners()
{
    constexpr int count = 500; // more than fits into one message
    std::map<uint16_t, UniqueFd> open;
    for (uint16_t port = 20000; port < 20000 + count; ++port) {
        UniqueFd fd = openSocket(port % 2 == 0 ? "127.0.0.1" : "::1", port);
        QVERIFY2(fd, std::strerror(errno));
        open.emplace(port, std::move(fd));
    }
    const auto sockets = dump();
    QCOMPARE(sockets.size(), size_t { count });
    std::set<uint64_t> cookies;
    for (const ListeningSocket& socket : sockets) {
        cookies.insert(socket.cookie);
        const auto found = open.find(socket.port);
        QVERIFY(found != open.end());
        QCOMPARE(socket.cookie, cookieOf(found->second));
    }
    QCOMPARE(cookies.size(), size_t { count });

    open.clear();
    QVERIFY(dump().empty());
}

void tst_ListeningSockets::listsTheNamespaceItWasMadeIn()
{
    const UniqueFd fd = openSocket("127.0.0.1", 3000);
    QVERIFY(fd);
    QCOMPARE(dump().size(), size_t { 1 });
    QCOMPARE(::unshare(CLONE_NEWNET), 0);
    QCOMPARE(dump().size(), size_t { 1 }); // its netlink socket is already open
    ListeningSockets fresh;
    const auto elsewhere = fresh.dump();
    QVERIFY(elsewhere.ok());
    QVERIFY(elsewhere.value().empty());
}

REGISTER_TEST(tst_ListeningSockets, QCoreApplication)
#include "tst_listening_sockets.moc"
