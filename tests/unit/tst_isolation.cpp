// SPDX-License-Identifier: MIT
#include "core/agent/isolation.h"
#include "tests/support/test_class.h"

#include <QFile>
#include <QTest>

#include <array>
#include <cerrno>
#include <functional>
#include <thread>

#include <fcntl.h>
#include <linux/capability.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace portolan;

using Attempt = std::function<bool()>;

/// What the agent can and cannot do once it has isolated itself, each tried in a process of its own.
class tst_Isolation : public QObject
{
    Q_OBJECT

private slots:
    void forbidden_data();
    void forbidden();
    void needed_data();
    void needed();
    void capabilities();

private:
    /// The errno of `attempt` in an isolated process; 0: it succeeded; -1: the process was killed.
    static int errorOf(const Attempt& attempt)
    {
        const pid_t child = ::fork();
        if (child == 0) {
            (void)isolateThisProcess();
            errno = 0;
            ::_exit(attempt() ? 0 : errno);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    static bool opens(const char* path, int flags) { return ::open(path, flags | O_CLOEXEC, 0600) >= 0; }
    static bool makesSocket(int family, int type) { return ::socket(family, type, 0) >= 0; }
};

void tst_Isolation::forbidden_data()
{
    QTest::addColumn<Attempt>("attempt");
    const auto row = [](const char* name, const Attempt& attempt) { QTest::newRow(name) << attempt; };
    row("start a program", [] {
        std::array<char*, 1> none {};
        return ::execve("/bin/true", none.data(), none.data()) == 0;
    });
    row("open for writing", [] { return opens("/dev/null", O_WRONLY); });
    row("open for reading and writing", [] { return opens("/dev/null", O_RDWR); });
    row("create a file", [] { return opens("/tmp/portolan-isolation", O_RDONLY | O_CREAT); });
    row("empty a file", [] { return opens("/dev/null", O_RDONLY | O_TRUNC); });
    row("a file without a name", [] { return opens("/tmp", O_TMPFILE | O_RDWR); });
    row("remove a file", [] { return ::unlink("/nonexistent/file") == 0; });
    row("rename a file", [] { return ::rename("/nonexistent/file", "/nonexistent/other") == 0; });
    row("change rights", [] { return ::chmod("/nonexistent/file", 0777) == 0; });
    row("make a folder", [] { return ::mkdir("/nonexistent/folder", 0700) == 0; });
    row("mount", [] { return ::mount("none", "/nonexistent", "tmpfs", 0, nullptr) == 0; });
    row("change the root", [] { return ::chroot("/") == 0; });
    row("new namespace", [] { return ::unshare(CLONE_NEWNET) == 0; });
    row("enter a namespace", [] { return ::setns(STDIN_FILENO, 0) == 0; });
    row("load a module", [] { return ::syscall(SYS_finit_module, STDIN_FILENO, "", 0) == 0; });
    row("write into a process", [] { return ::syscall(SYS_process_vm_writev, 1, nullptr, 0, nullptr, 0, 0) == 0; });
    row("end another process", [] { return ::kill(1, 0) == 0; });
    row("another process's limits", [] { return ::syscall(SYS_prlimit64, 1, 0, nullptr, nullptr) == 0; });
    row("become another user", [] { return ::setuid(65534) == 0; });
    row("an io_uring", [] { return ::syscall(SYS_io_uring_setup, 1, nullptr) == 0; });
    row("a key", [] { return ::syscall(SYS_keyctl, 0, 0, 0, 0, 0) == 0; });
    row("watch the kernel's events", [] { return ::syscall(SYS_perf_event_open, nullptr, 0, 0, -1, 0) == 0; });
    row("Unix socket", [] { return makesSocket(AF_UNIX, SOCK_STREAM); });
    row("pair of Unix sockets", [] {
        std::array<int, 2> ends {};
        return ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0;
    });
    row("packet socket", [] { return makesSocket(AF_PACKET, SOCK_DGRAM); });
    row("raw socket", [] { return ::socket(AF_INET, SOCK_RAW, IPPROTO_ICMP) >= 0; });
    row("socket to the host", [] { return makesSocket(AF_VSOCK, SOCK_STREAM); });
    row("type into a terminal", [] { return ::ioctl(STDIN_FILENO, TIOCSTI, "x") == 0; });
    row("signal by a descriptor", [] { return ::fcntl(STDIN_FILENO, F_SETOWN, 1) == 0; });
#if !PORTOLAN_SANITIZED
    row("new process", [] { return ::fork() >= 0; });
    row("trace", [] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; });
    row("change who may trace it", [] { return ::prctl(PR_SET_DUMPABLE, 1) == 0; });
    row("memory that can be run",
        [] { return ::mmap(nullptr, 1, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED; });
#endif
}

void tst_Isolation::forbidden()
{
    QFETCH(Attempt, attempt);
    QCOMPARE(errorOf(attempt), EPERM);
}

void tst_Isolation::needed_data()
{
    QTest::addColumn<Attempt>("attempt");
    const auto row = [](const char* name, const Attempt& attempt) { QTest::newRow(name) << attempt; };
    row("read a file", [] { return opens("/proc/self/status", O_RDONLY); });
    row("list a folder", [] { return opens("/proc", O_RDONLY | O_DIRECTORY); });
    row("IPv4 socket", [] { return makesSocket(AF_INET, SOCK_STREAM); });
    row("IPv6 socket", [] { return makesSocket(AF_INET6, SOCK_STREAM); });
    row("netlink socket", [] { return makesSocket(AF_NETLINK, SOCK_RAW); });
    row("thread", [] {
        bool ran = false;
        std::thread([&ran] { ran = true; }).join();
        return ran;
    });
    row("thread with a filter", [] {
        int error = 0;
        std::thread([&error] { error = ::unlink("/nonexistent/file") == 0 ? 0 : errno; }).join();
        return error == EPERM;
    });
    row("which capabilities there are", [] { return ::prctl(PR_CAPBSET_READ, CAP_NET_ADMIN, 0, 0, 0) >= 0; });
    row("memory",
        [] { return ::mmap(nullptr, 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED; });
    row("folder", [] {
        std::array<char, 2> name {};
        return ::syscall(SYS_readlink, "/proc/self/cwd", name.data(), name.size()) == 1 && name[0] == '/';
    });
    row("no new privileges", [] {
        QFile file("/proc/self/status");
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("NoNewPrivs:\t1\n");
    });
}

void tst_Isolation::needed()
{
    QFETCH(Attempt, attempt);
    QCOMPARE(errorOf(attempt), 0);
}

/// None but those that the agent uses are left, in any set.
void tst_Isolation::capabilities()
{
    if (::geteuid() != 0)
        QSKIP("Only root has capabilities to give up.");
    const Attempt fits = [] {
        constexpr uint64_t kept = 1ULL << CAP_BPF | 1ULL << CAP_PERFMON | 1ULL << CAP_NET_ADMIN
            | 1ULL << CAP_NET_BIND_SERVICE | 1ULL << CAP_SYS_PTRACE | 1ULL << CAP_DAC_READ_SEARCH;
        QFile file("/proc/self/status");
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QByteArray status = file.readAll();
        const auto set = [&status](const QByteArray& name) {
            const qsizetype start = status.indexOf(name + ":\t") + name.size() + 2;
            return status.mid(start, 16).toULongLong(nullptr, 16);
        };
        return (set("CapEff") & ~kept) == 0 && (set("CapPrm") & ~kept) == 0 && (set("CapBnd") & ~kept) == 0
            && set("CapEff") == set("CapPrm") && set("CapInh") == 0 && set("CapAmb") == 0;
    };
    QCOMPARE(errorOf(fits), 0);
}

REGISTER_TEST(tst_Isolation, QCoreApplication)
#include "tst_isolation.moc"
