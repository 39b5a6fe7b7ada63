// SPDX-License-Identifier: MIT
#include "core/listeners/socket_owners.h"

#include "core/base/unique_fd.h"
#include "core/listeners/process_name.h"
#include "tests/support/test_class.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>
#include <optional>

#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace portolan;
using namespace std::chrono_literals;

namespace {

constexpr uint32_t nobody = 65534;

uint64_t inodeOf(int fd)
{
    struct stat information {
    };
    return ::fstat(fd, &information) == 0 ? information.st_ino : 0;
}

ListeningSocket socketWith(uint64_t inode, uint32_t uid = ::geteuid())
{
    ListeningSocket socket;
    socket.number = inode;
    socket.uid = uid;
    return socket;
}

UniqueFd newSocket() { return UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

/// A forked copy of this test that holds its descriptors until told to end.
class Child
{
public:
    explicit Child(const std::function<void()>& setUp = {})
    {
        std::array<int, 2> ready {};
        std::array<int, 2> hold {};
        if (::pipe(ready.data()) != 0 || ::pipe(hold.data()) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            ::close(hold[1]);
            if (setUp)
                setUp();
            const char byte = 1;
            if (::write(ready[1], &byte, 1) != 1)
                ::_exit(1);
            char end = 0;
            ::_exit(::read(hold[0], &end, 1) == 0 ? 0 : 1);
        }
        const UniqueFd readyRead(ready[0]);
        const UniqueFd holdRead(hold[0]);
        ::close(ready[1]);
        m_hold.reset(hold[1]);
        char byte = 0;
        m_started = ::read(readyRead.fd(), &byte, 1) == 1;
    }
    ~Child() { end(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void end()
    {
        m_hold.reset();
        if (m_pid > 0)
            ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }
    [[nodiscard]] bool started() const { return m_started; }
    [[nodiscard]] uint32_t pid() const { return static_cast<uint32_t>(m_pid); }

private:
    pid_t m_pid = -1;
    bool m_started = false;
    UniqueFd m_hold;
};

} // namespace

class tst_SocketOwners : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_now = {}; }
    void findsItself();
    void answersInOrder();
    void walksOnlyForNewSockets();
    void hintSavesTheWalk();
    void wrongHintDoesNoHarm();
    void remembersMissesAndRetriesSparingly();
    void findsAnOwnerThatAppearsLater();
    void lowestPidWins();
    void ownerThatEndsIsReplaced();
    void nameFollowsExec();
    void serviceOfASupervisor_data();
    void serviceOfASupervisor();
    void forgetsSocketsThatAreGone();
    void unreadableOwnerIsNamedByItsUser();
    void processNames();
    void nameInAnotherMountNamespace_data();
    void nameInAnotherMountNamespace();
    void userNames();

private:
    SocketOwners owners()
    {
        return SocketOwners([this] { return m_now; });
    }

    SocketOwners::Clock::time_point m_now;
};

void tst_SocketOwners::findsItself()
{
    const UniqueFd fd = newSocket();
    SocketOwners subject = owners();
    const auto found = subject.find({ socketWith(inodeOf(fd.fd())) });
    QCOMPARE(found.size(), size_t { 1 });
    QCOMPARE(found[0].pid, static_cast<uint32_t>(::getpid()));
    QCOMPARE(found[0].name, std::string("unit_test_program"));
}

void tst_SocketOwners::answersInOrder()
{
    const UniqueFd fd = newSocket();
    SocketOwners subject = owners();
    const ListeningSocket mine = socketWith(inodeOf(fd.fd()));
    const auto found = subject.find({ socketWith(0), mine, socketWith(~uint64_t { 0 }, 0), mine });
    QCOMPARE(found.size(), size_t { 4 });
    QCOMPARE(found[0], Process {}); // no process can hold it
    QCOMPARE(found[1].pid, static_cast<uint32_t>(::getpid()));
    QCOMPARE(found[2], (Process { 0, "root" }));
    QCOMPARE(found[3], found[1]);
    QVERIFY(subject.find({}).empty());
}

void tst_SocketOwners::walksOnlyForNewSockets()
{
    const UniqueFd one = newSocket();
    const UniqueFd other = newSocket();
    SocketOwners subject = owners();
    const std::vector<ListeningSocket> first { socketWith(inodeOf(one.fd())) };
    const std::vector<ListeningSocket> both { first[0], socketWith(inodeOf(other.fd())) };
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(subject.find(first)[0].pid, static_cast<uint32_t>(::getpid()));
        m_now += 100ms;
    }
    QCOMPARE(subject.walks(), uint64_t { 1 });
    QCOMPARE(subject.find(both)[1].pid, static_cast<uint32_t>(::getpid()));
    QCOMPARE(subject.walks(), uint64_t { 2 });
}

void tst_SocketOwners::hintSavesTheWalk()
{
    const UniqueFd fd = newSocket();
    SocketOwners subject = owners();
    const uint64_t inode = inodeOf(fd.fd());
    const auto self = static_cast<uint32_t>(::getpid());
    QCOMPARE(subject.find({ socketWith(inode) }, { { inode, self } })[0].pid, self);
    QCOMPARE(subject.walks(), uint64_t { 0 });
}

void tst_SocketOwners::wrongHintDoesNoHarm()
{
    const UniqueFd fd = newSocket();
    SocketOwners subject = owners();
    const uint64_t inode = inodeOf(fd.fd());
    QCOMPARE(subject.find({ socketWith(inode) }, { { inode, 1 }, { ~uint64_t { 0 }, 2 } })[0].pid,
        static_cast<uint32_t>(::getpid()));
    QCOMPARE(subject.walks(), uint64_t { 1 });
}

void tst_SocketOwners::remembersMissesAndRetriesSparingly()
{
    SocketOwners subject = owners();
    const std::vector<ListeningSocket> unknown { socketWith(~uint64_t { 0 }) };
    for (int i = 0; i < 2; ++i)
        QCOMPARE(subject.find(unknown)[0].pid, uint32_t { 0 });
    QCOMPARE(subject.walks(), uint64_t { 1 });
    for (int i = 0; i < 36000; ++i) { // an hour of calls, one each 100 ms
        m_now += 100ms;
        QCOMPARE(subject.find(unknown)[0].pid, uint32_t { 0 });
    }
    QVERIFY2(subject.walks() > 50 && subject.walks() < 75, std::to_string(subject.walks()).c_str());
}

void tst_SocketOwners::findsAnOwnerThatAppearsLater()
{
    // A socket in flight between two processes has no owner for a moment.
    std::array<int, 2> pair {};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()), 0);
    const UniqueFd from(pair[0]);
    const UniqueFd to(pair[1]);
    UniqueFd sent = newSocket();
    const uint64_t inode = inodeOf(sent.fd());

    char byte = 1;
    iovec data { &byte, 1 };
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control {};
    msghdr message {};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    const int fd = sent.fd();
    std::memcpy(CMSG_DATA(header), &fd, sizeof(fd));
    QCOMPARE(::sendmsg(from.fd(), &message, 0), ssize_t { 1 });
    sent.reset();

    SocketOwners subject = owners();
    const std::vector<ListeningSocket> sockets { socketWith(inode) };
    QCOMPARE(subject.find(sockets)[0].pid, uint32_t { 0 });

    QCOMPARE(::recvmsg(to.fd(), &message, 0), ssize_t { 1 });
    header = CMSG_FIRSTHDR(&message);
    QVERIFY(header);
    int received = -1;
    std::memcpy(&received, CMSG_DATA(header), sizeof(received));
    const UniqueFd owned(received);
    m_now += 60s;
    QCOMPARE(subject.find(sockets)[0].pid, static_cast<uint32_t>(::getpid()));
}

void tst_SocketOwners::lowestPidWins()
{
    const UniqueFd fd = newSocket();
    const Child child;
    QVERIFY(child.started());
    SocketOwners subject = owners();
    const auto found = subject.find({ socketWith(inodeOf(fd.fd())) });
    QCOMPARE(found[0].pid, std::min(child.pid(), static_cast<uint32_t>(::getpid())));
}

void tst_SocketOwners::ownerThatEndsIsReplaced()
{
    // Like a daemon: the first process creates the socket and leaves it to a child.
    UniqueFd fd = newSocket();
    const std::vector<ListeningSocket> sockets { socketWith(inodeOf(fd.fd())) };
    const Child heir;
    QVERIFY(heir.started());
    SocketOwners subject = owners();
    const uint32_t lowest = std::min(heir.pid(), static_cast<uint32_t>(::getpid()));
    QCOMPARE(subject.find(sockets)[0].pid, lowest);
    if (lowest == heir.pid())
        QSKIP("The pids have just wrapped around");
    fd.reset();
    m_now += 1s;
    QCOMPARE(subject.find(sockets)[0].pid, heir.pid());
}

void tst_SocketOwners::nameFollowsExec()
{
    UniqueFd fd(::socket(AF_INET, SOCK_STREAM, 0)); // children inherit it
    const std::vector<ListeningSocket> sockets { socketWith(inodeOf(fd.fd())) };
    QProcess process;
    process.start("/bin/sh", { "-c", "read line; exec sleep 60" });
    QVERIFY(process.waitForStarted());
    fd.reset();
    SocketOwners subject = owners();
    QCOMPARE(subject.find(sockets)[0].pid, static_cast<uint32_t>(process.processId()));
    const std::string shell = subject.find(sockets)[0].name;
    QVERIFY(shell != "sleep");
    process.write("\n");
    QTRY_COMPARE((m_now += 1s, subject.find(sockets)[0].name), std::string("sleep"));
    QCOMPARE(subject.find(sockets)[0].pid, static_cast<uint32_t>(process.processId()));
    process.kill();
    QVERIFY(process.waitForFinished());
}

void tst_SocketOwners::serviceOfASupervisor_data()
{
    QTest::addColumn<QString>("child"); // what the supervisor, python, does in its child with the descriptor `listener`
    QTest::addColumn<bool>("served");   // by the child
    const QString serve = "os.execvp('sleep', ['sleep', '600'])";
    // As inetd and systemd do: the socket moves to where the service looks for it.
    QTest::newRow("at standard input") << "os.dup2(listener, 0); " + serve << true;
    QTest::newRow("at the third descriptor") << "os.dup2(listener, 3); " + serve << true;
    // It may be there already.
    QTest::newRow("announced") << "os.set_inheritable(listener, True); os.environ['LISTEN_FDS'] = '1'; "
                                  "os.environ['LISTEN_PID'] = str(os.getpid()); "
            + serve
                               << true;
    QTest::newRow("announced to another") << "os.set_inheritable(listener, True); os.environ['LISTEN_PID'] = '1'; " + serve
                                          << false;
    QTest::newRow("a helper with a leaked descriptor") << "os.set_inheritable(listener, True); " + serve << false;
    QTest::newRow("a helper without it") << serve << false;
    // Servers that fork before they accept, such as nginx and gunicorn.
    QTest::newRow("a worker") << "time.sleep(600)" << false;
    QTest::newRow("a worker of the same program") << "os.dup2(listener, 3); os.execv(sys.executable, "
                                                     "[sys.executable, '-c', 'import time; time.sleep(600)'])"
                                                  << false;
}

void tst_SocketOwners::serviceOfASupervisor()
{
    QFETCH(QString, child);
    QFETCH(bool, served);
    QProcess supervisor;
    supervisor.start("python3",
        { "-c",
            "import os, signal, socket, sys, time\n"
            "server = socket.socket()\n"
            "server.bind(('127.0.0.1', 0))\n"
            "server.listen()\n"
            "listener = server.fileno() + 7\n" // not where services look for it
            "os.dup2(server.fileno(), listener, False)\n"
            "server.close()\n"
            "print(os.fstat(listener).st_ino, flush=True)\n"
            "sys.stdin.readline()\n"
            "service = os.fork()\n"
            "if service == 0:\n"
            "    " + child + "\n"
            "print(service, flush=True)\n"
            "sys.stdin.readline()\n"
            "os.kill(service, signal.SIGKILL)\n"
            "os.waitpid(service, 0)\n"
            "print(flush=True)\n"
            "sys.stdin.readline()\n" });
    const auto said = [&supervisor] {
        while (!supervisor.canReadLine() && supervisor.waitForReadyRead(30000)) { }
        return supervisor.readLine().trimmed();
    };
    const auto pid = [&supervisor] { return static_cast<uint32_t>(supervisor.processId()); };
    const std::vector<ListeningSocket> sockets { socketWith(said().toULongLong()) };
    QVERIFY(sockets[0].number != 0);
    SocketOwners subject = owners();
    QCOMPARE(subject.find(sockets)[0].pid, pid());
    const std::string program = subject.find(sockets)[0].name;

    supervisor.write("\n");
    const uint32_t service = said().toUInt();
    QVERIFY(service != 0);
    const auto look = [&] {
        m_now += 1s;
        return subject.find(sockets)[0];
    };
    if (served) {
        QTRY_COMPARE(look(), (Process { service, "sleep" }));
        SocketOwners later = owners(); // which finds both at once
        QCOMPARE(later.find(sockets)[0], (Process { service, "sleep" }));
    } else {
        if (child.contains("execvp"))
            QTRY_COMPARE(processName(service), std::string("sleep"));
        QCOMPARE(look(), (Process { pid(), program }));
    }

    supervisor.write("\n"); // the service ends, and the supervisor waits for the next connection
    (void)said();
    QCOMPARE(look(), (Process { pid(), program }));
    QCOMPARE(subject.walks(), uint64_t { 1 });
    supervisor.write("\n");
    QVERIFY(supervisor.waitForFinished());
}

void tst_SocketOwners::forgetsSocketsThatAreGone()
{
    const UniqueFd fd = newSocket();
    const std::vector<ListeningSocket> sockets { socketWith(inodeOf(fd.fd())) };
    SocketOwners subject = owners();
    (void)subject.find(sockets);
    (void)subject.find({});
    QCOMPARE(subject.find(sockets)[0].pid, static_cast<uint32_t>(::getpid()));
    QCOMPARE(subject.walks(), uint64_t { 2 }); // an inode may be reused for another socket
}

void tst_SocketOwners::unreadableOwnerIsNamedByItsUser()
{
    if (::geteuid() != 0)
        QSKIP("Changing the user needs root");
    const UniqueFd fd = newSocket();
    const uint64_t inode = inodeOf(fd.fd());
    // The search runs in a child without the descriptor and without privileges.
    std::array<int, 2> pipe {};
    QCOMPARE(::pipe(pipe.data()), 0);
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::close(fd.fd());
        if (::setgid(nobody) != 0 || ::setuid(nobody) != 0)
            ::_exit(1);
        SocketOwners::Clock::time_point now;
        SocketOwners subject([&now] { return now; });
        std::string text;
        for (int i = 0; i < 590; ++i) {
            const Process process = subject.find({ socketWith(inode, 0) })[0];
            text = std::to_string(process.pid) + " " + process.name + " " + std::to_string(subject.walks());
            now += 100ms;
        }
        ::_exit(::write(pipe[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? 0 : 1);
    }
    ::close(pipe[1]);
    const UniqueFd result(pipe[0]);
    std::array<char, 256> buffer {};
    const ssize_t length = ::read(result.fd(), buffer.data(), buffer.size());
    int status = -1;
    QCOMPARE(::waitpid(pid, &status, 0), pid);
    QCOMPARE(status, 0);
    QCOMPARE(QByteArray(buffer.data(), length), QByteArray("0 root 1"));
}

void tst_SocketOwners::processNames()
{
    QCOMPARE(processName(static_cast<uint32_t>(::getpid())), std::string("unit_test_program"));
    QCOMPARE(processName(0), std::string());
    QCOMPARE(processName(0xffffffff), std::string());

    // For example after an update replaced the executable of a running process.
    QTemporaryDir directory;
    const QString path = directory.filePath("my server");
    QVERIFY(QFile::copy(QFileInfo("/bin/sleep").canonicalFilePath(), path));
    QProcess process;
    process.start(path, { "60" });
    QVERIFY(process.waitForStarted());
    const auto pid = static_cast<uint32_t>(process.processId());
    QTRY_COMPARE(processName(pid), std::string("my server"));
    QVERIFY(QFile::remove(path));
    QCOMPARE(processName(pid), std::string("my server"));
    process.kill();
    QVERIFY(process.waitForFinished());
    QCOMPARE(processName(pid), std::string());

    // One file with two names: report the one that was started.
    const QString real = directory.filePath("redis-check-rdb");
    QVERIFY(QFile::copy(QFileInfo("/bin/sleep").canonicalFilePath(), real));
    QVERIFY(QFile::link(real, directory.filePath("redis-server")));
    QVERIFY(QFile::link(real, directory.filePath("redis")));
    for (const auto& [started, shown] :
        { std::pair("redis-server", "redis-server"), std::pair("redis", "redis-check-rdb") }) {
        process.start(directory.filePath(started), { "60" });
        QVERIFY(process.waitForStarted());
        QTRY_COMPARE(processName(static_cast<uint32_t>(process.processId())), std::string(shown));
        process.kill();
        QVERIFY(process.waitForFinished());
    }

    if (QFile::exists("/proc/2/comm")
        && !QFile::exists("/proc/2/exe")) { // a kernel thread has a name but no executable
        QFile comm("/proc/2/comm");
        QVERIFY(comm.open(QIODevice::ReadOnly));
        QCOMPARE(QByteArray::fromStdString(processName(2)), comm.readAll().trimmed());
    }
}

void tst_SocketOwners::nameInAnotherMountNamespace_data()
{
    QTest::addColumn<bool>("filesOfItsOwn");
    QTest::addColumn<QString>("shown");
    // A sandboxed service, like most of the machine's own services.
    QTest::newRow("of our files") << false << "redis-server";
    // We never look into its file system, which may be on a server that does not answer.
    QTest::newRow("of files of its own") << true << "redis-check-rdb";
}

void tst_SocketOwners::nameInAnotherMountNamespace()
{
    QFETCH(bool, filesOfItsOwn);
    QFETCH(QString, shown);
    if (::geteuid() != 0)
        QSKIP("Mounting needs root");
    const QTemporaryDir directory;
    QProcess process;
    process.setWorkingDirectory(directory.path());
    process.start("/usr/bin/unshare",
        { "--mount", "/bin/sh", "-c",
            QString(filesOfItsOwn ? "mount -t tmpfs own . && cd \"$PWD\" && " : "")
                + "cp -L /bin/sleep redis-check-rdb && ln -s redis-check-rdb redis-server && exec "
                  "\"$PWD/redis-server\" 60" });
    QVERIFY(process.waitForStarted());
    const auto pid = static_cast<uint32_t>(process.processId());
    QTRY_COMPARE(mainThreadName(pid), std::string("redis-server"));
    QCOMPARE(processName(pid), shown.toStdString());
    process.kill();
    QVERIFY(process.waitForFinished());
}

void tst_SocketOwners::userNames()
{
    QCOMPARE(userName(0), std::string("root"));
    QCOMPARE(userName(4123456789), std::string("uid 4123456789"));
}

REGISTER_TEST(tst_SocketOwners, QCoreApplication)
#include "tst_socket_owners.moc"
