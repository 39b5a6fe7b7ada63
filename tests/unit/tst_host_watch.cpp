// SPDX-License-Identifier: MIT
#include "core/host/host_watch.h"
#include "core/host/listener_changes.h"
#include "tests/support/test_class.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace portolan;

namespace {

/// A program that listens on 127.0.0.1. The test's own sockets would not show how those of others are seen.
class OtherProgram
{
public:
    OtherProgram()
    {
        int ready[2] {};
        if (::pipe(ready) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            sockaddr_in address {};
            address.sin_family = AF_INET;
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            socklen_t size = sizeof(address);
            auto* name = reinterpret_cast<sockaddr*>(&address);
            const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
            if (::bind(listener, name, size) != 0 || ::listen(listener, 1) != 0
                || ::getsockname(listener, name, &size) != 0
                || ::write(ready[1], &address.sin_port, sizeof(address.sin_port)) < 0)
                ::_exit(1);
            for (;;)
                ::pause();
        }
        ::close(ready[1]);
        uint16_t port = 0;
        if (::read(ready[0], &port, sizeof(port)) == sizeof(port))
            m_port = ntohs(port);
        ::close(ready[0]);
    }
    ~OtherProgram() { end(); }
    OtherProgram(const OtherProgram&) = delete;
    OtherProgram& operator=(const OtherProgram&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; } ///< 0: it does not listen
    [[nodiscard]] pid_t pid() const { return m_pid; }
    void end()
    {
        if (const pid_t pid = std::exchange(m_pid, -1); pid > 0) {
            ::kill(pid, SIGKILL);
            ::waitpid(pid, nullptr, 0);
        }
    }

private:
    pid_t m_pid = -1;
    quint16 m_port = 0;
};

} // namespace

/// The real host: the test's listeners among whatever else listens on the machine.
class TestHostWatch : public QObject
{
    Q_OBJECT

private slots:
    void comesAndGoes();
    void ownMirrorsAreLeftOut();
    void lookReportsWhatIsNew();
    void systemReportsChanges();

private:
    static std::vector<HostListener> on(const HostWatch& watch, quint16 port)
    {
        std::vector<HostListener> found;
        std::ranges::copy_if(
            watch.listeners(), std::back_inserter(found), [port](const HostListener& each) { return each.port == port; });
        return found;
    }
    static uint64_t inodeOf(const QTcpServer& server)
    {
        struct stat information {
        };
        return ::fstat(int(server.socketDescriptor()), &information) == 0 ? information.st_ino : 0;
    }
};

void TestHostWatch::comesAndGoes()
{
    HostWatch watch([] { return std::set<uint64_t>(); });
    watch.start();
    QSignalSpy changed(&watch, &HostWatch::listenersChanged);
    OtherProgram program;
    const quint16 port = program.port();
    QVERIFY(port != 0);
    QTRY_COMPARE(on(watch, port).size(), size_t { 1 });
    QVERIFY(!changed.isEmpty());
    const HostListener found = on(watch, port).front();
    QCOMPARE(QString::fromStdString(found.address.to_string()), QString("127.0.0.1"));
    QCOMPARE(qint64(found.process.pid), qint64(program.pid()));
    QVERIFY(found.owner == HostOwner::Stranger);

    program.end();
    QTRY_VERIFY(on(watch, port).empty());
}

void TestHostWatch::ownMirrorsAreLeftOut()
{
    QTcpServer mirror;
    QVERIFY(mirror.listen(QHostAddress::LocalHost));
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    HostWatch watch([&] { return std::set<uint64_t> { inodeOf(mirror) }; });
    watch.start();
    QVERIFY(on(watch, mirror.serverPort()).empty());
    QCOMPARE(on(watch, other.serverPort()).size(), size_t { 1 });
}

void TestHostWatch::lookReportsWhatIsNew()
{
    HostWatch watch([] { return std::set<uint64_t>(); });
    (void)watch.look();
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QVERIFY(watch.look());
    QCOMPARE(on(watch, server.serverPort()).size(), size_t { 1 });
    const quint16 port = server.serverPort();
    server.close();
    QVERIFY(watch.look());
    QVERIFY(on(watch, port).empty());
}

void TestHostWatch::systemReportsChanges()
{
    ListenerChanges changes;
    if (!changes.available())
        QSKIP("The system does not report listeners to this user.");
    QSignalSpy changed(&changes, &ListenerChanges::changed);
    OtherProgram program;
    QVERIFY(program.port() != 0);
    QTRY_VERIFY(!changed.isEmpty());
    changed.clear();
    program.end();
    QTRY_VERIFY(!changed.isEmpty());
}

REGISTER_TEST(TestHostWatch, QCoreApplication)
#include "tst_host_watch.moc"
