// SPDX-License-Identifier: MIT
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/support/twin.h"
#include "tests/system/agent_under_test.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <memory>

#include <linux/bpf.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr int patience = 20000; // ms; without events the agent polls every few seconds

/// A Python program that runs one step per line of input: `step()` prints its words and waits for a line.
class Script
{
public:
    Script(const Place& place, const QString& text)
        : m_program(place, QStringLiteral("/usr/bin/python3"),
            { "-c",
                "import os, socket, sys\n"
                "def step(*words):\n"
                "    print(*words, flush=True)\n"
                "    sys.stdin.readline()\n"
                    + text })
    {
    }

    /// Its output, a line for each step.
    QStringList said() { return m_program.output().split(u'\n', Qt::SkipEmptyParts); }
    void goOn() { m_program.write("\n"); }
    Program& program() { return m_program; }
    quint32 pid() { return static_cast<quint32>(m_program.pid()); }

private:
    Program m_program;
};

const QString listenMptcp = QStringLiteral("s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262)\n"
                                           "s.bind(('127.0.0.1', 3000))\n"
                                           "s.listen()\n"
                                           "step('listening')\n"
                                           "s.close()\n"
                                           "step('closed')\n");

/// The ids of the BPF programs that the process has open.
QList<quint32> kernelPrograms(qint64 pid)
{
    QList<quint32> ids;
    const QDir folder(QStringLiteral("/proc/%1/fdinfo").arg(pid));
    static const QRegularExpression line(QStringLiteral("^prog_id:\\s*(\\d+)$"), QRegularExpression::MultilineOption);
    for (const QString& name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QRegularExpressionMatch match = line.match(QString::fromLatin1(file.readAll()));
        if (match.hasMatch())
            ids.append(match.captured(1).toUInt());
    }
    return ids;
}

bool isLoaded(quint32 program)
{
    bpf_attr attributes {};
    attributes.prog_id = program;
    const UniqueFd fd(static_cast<int>(::syscall(SYS_bpf, BPF_PROG_GET_FD_BY_ID, &attributes, sizeof(attributes))));
    return static_cast<bool>(fd);
}

} // namespace

/// How the agent learns about listeners with each method, from the newest kernels down to polling.
class tst_AgentEvents : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_agent.reset(); }
    void cleanupTestCase() { m_twin.reset(); }
    void methodIsReported_data() { rungs(); }
    void methodIsReported();
    void listensAndCloses_data() { rungs(); }
    void listensAndCloses();
    void addressesAndFamilies_data() { rungs(); }
    void addressesAndFamilies();
    void olderListenersEnd_data() { rungs(); }
    void olderListenersEnd();
    void everySocketOfAPort_data() { rungs(); }
    void everySocketOfAPort();
    void endsWithTheLastHolder_data() { rungs(); }
    void endsWithTheLastHolder();
    void ownerThatForksAndEnds_data() { rungs(); }
    void ownerThatForksAndEnds();
    void ownerThatExecsAnotherProgram_data() { rungs(); }
    void ownerThatExecsAnotherProgram();
    void serviceOfASupervisor_data() { rungs(); }
    void serviceOfASupervisor();
    void multipath_data() { rungs(); }
    void multipath();
    void olderMultipath_data() { rungs(); }
    void olderMultipath();
    void listensWithoutABind_data() { rungs(); }
    void listensWithoutABind();
    void boundBeforeTheAgentStarted_data() { rungs(); }
    void boundBeforeTheAgentStarted();
    void shutDownAndListeningAgain_data() { rungs(); }
    void shutDownAndListeningAgain();
    void listensAndEndsAtOnce_data() { rungs(); }
    void listensAndEndsAtOnce();
    void otherNamespacesAreIgnored_data() { rungs(); }
    void otherNamespacesAreIgnored();
    void neverReportsARelay_data() { rungs(); }
    void neverReportsARelay();
    void thousandAtOnce_data() { rungs(); }
    void thousandAtOnce();
    void storm_data() { rungs(); }
    void storm();
    void nothingIsLostForGood_data() { rungs(); }
    void nothingIsLostForGood();
    void inAPidNamespace_data() { rungs(); }
    void inAPidNamespace();
    void nothingStaysBehind_data() { rungs(); }
    void nothingStaysBehind();

private:
    static void rungs();
    /// Starts the agent with the row's method and waits for its first message.
    void start();
    static QStringList options();
    [[nodiscard]] static bool polls() { return options().first() == QStringLiteral("--detection=polling"); }
    [[nodiscard]] std::vector<GuestListener> on(int port) { return m_agent->listenersOf(port); }
    [[nodiscard]] Process processOn(int port) { return on(port).size() == 1 ? on(port)[0].process : Process {}; }

    std::unique_ptr<Twin> m_twin; ///< one for all tests: each leaves it without sockets
    std::unique_ptr<AgentUnderTest> m_agent;
};

void tst_AgentEvents::initTestCase()
{
    SKIP_WITHOUT_ROOT();
    m_twin = std::make_unique<Twin>();
    QVERIFY2(m_twin->error().isEmpty(), qPrintable(m_twin->error()));
}

void tst_AgentEvents::rungs()
{
    QTest::addColumn<QString>("flag");
    for (const char* rung : { "pid", "cookie", "bind", "minimal" })
        QTest::newRow(rung) << QStringLiteral("--events=") + QLatin1String(rung);
    QTest::newRow("polling") << QStringLiteral("--detection=polling");
}

QStringList tst_AgentEvents::options()
{
    QFETCH(QString, flag);
    return { flag };
}

void tst_AgentEvents::start()
{
    m_agent = std::make_unique<AgentUnderTest>(m_twin->guestName(), options());
    QTRY_VERIFY_WITH_TIMEOUT(m_agent->messages().size() >= 3, patience);
}

void tst_AgentEvents::methodIsReported()
{
    start();
    QVERIFY(m_agent->hello()->detection == (polls() ? protocol::Detection::Polling : protocol::Detection::Events));
    QCOMPARE(m_agent->hello()->detectionProblem.empty(), !polls());
}

void tst_AgentEvents::listensAndCloses()
{
    start();
    Listener listener(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000);
    QCOMPARE(listener.error(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(
        processOn(3000), (Process { static_cast<quint32>(::getpid()), "system_test_program" }), patience);
    QCOMPARE(on(3000)[0].byNumber, !polls());
    Listener given(m_twin->guest(), QStringLiteral("127.0.0.1"), 0);
    QTRY_COMPARE_WITH_TIMEOUT(on(given.port()).size(), size_t { 1 }, patience);
    QVERIFY(!on(given.port())[0].byNumber);
    const uint64_t id = on(3000)[0].id;
    given.close();
    listener.close();
    QTRY_VERIFY_WITH_TIMEOUT(on(3000).empty(), patience);

    // A restarted server is a new listener.
    const Listener again(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000);
    QTRY_COMPARE_WITH_TIMEOUT(on(3000).size(), size_t { 1 }, patience);
    QVERIFY(on(3000)[0].id != id);
}

void tst_AgentEvents::addressesAndFamilies()
{
    start();
    const QStringList addresses { "0.0.0.0", "127.0.0.2", "::", "::1", "172.29.108.58" };
    std::vector<std::unique_ptr<Listener>> listeners;
    for (int i = 0; i < addresses.size(); ++i)
        listeners.push_back(std::make_unique<Listener>(m_twin->guest(), addresses[i], static_cast<quint16>(3000 + i)));
    ListenOptions options;
    options.v6Only = true;
    const Listener only(m_twin->guest(), QStringLiteral("::"), 4000, options);
    QTRY_COMPARE_WITH_TIMEOUT(m_agent->listeners().size(), size_t { 6 }, patience);
    for (int i = 0; i < addresses.size(); ++i) {
        QCOMPARE(QString::fromStdString(on(3000 + i).at(0).address.to_string()), addresses[i]);
        // An IPv6 address takes no IPv4 connection, whatever the option says.
        QCOMPARE(on(3000 + i).at(0).v6Only, addresses[i] == QStringLiteral("::1"));
    }
    QVERIFY(on(4000).at(0).v6Only);
}

void tst_AgentEvents::olderListenersEnd()
{
    Listener v4(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000);
    Listener v6(m_twin->guest(), QStringLiteral("::"), 3001);
    start();
    QCOMPARE(m_agent->listeners().size(), size_t { 2 });
    v4.close();
    QTRY_VERIFY_WITH_TIMEOUT(on(3000).empty(), patience);
    QCOMPARE(on(3001).size(), size_t { 1 });
    v6.close();
    QTRY_VERIFY_WITH_TIMEOUT(on(3001).empty(), patience);
}

void tst_AgentEvents::everySocketOfAPort()
{
    ListenOptions options;
    options.reusePort = true;
    Listener older(m_twin->guest(), QStringLiteral("0.0.0.0"), 3000, options);
    start();
    Listener one(m_twin->guest(), QStringLiteral("0.0.0.0"), 3000, options);
    Listener two(m_twin->guest(), QStringLiteral("0.0.0.0"), 3000, options);
    QCOMPARE(older.error() + one.error() + two.error(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(on(3000).size(), size_t { 3 }, patience);
    older.close();
    QTRY_COMPARE_WITH_TIMEOUT(on(3000).size(), size_t { 2 }, patience);
    two.close();
    QTRY_COMPARE_WITH_TIMEOUT(on(3000).size(), size_t { 1 }, patience);
    one.close();
    QTRY_VERIFY_WITH_TIMEOUT(on(3000).empty(), patience);
}

void tst_AgentEvents::endsWithTheLastHolder()
{
    start();
    Script script(m_twin->guest(),
        QStringLiteral("s = socket.create_server(('127.0.0.1', 3000))\n"
                       "copy = s.dup()\n"
                       "step('both')\n"
                       "s.close()\n"
                       "other = socket.create_server(('127.0.0.1', 3001))\n" // reported after the close
                       "step('one')\n"
                       "copy.close()\n"
                       "step('none')\n"));
    QTRY_COMPARE_WITH_TIMEOUT(on(3000).size(), size_t { 1 }, patience);
    script.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(on(3001).size(), size_t { 1 }, patience);
    QCOMPARE(on(3000).size(), size_t { 1 });
    script.goOn();
    QTRY_VERIFY_WITH_TIMEOUT(on(3000).empty(), patience);
}

void tst_AgentEvents::ownerThatForksAndEnds()
{
    start();
    Script daemon(m_twin->guest(),
        QStringLiteral("import time\n"
                       "s = socket.create_server(('127.0.0.1', 3000))\n"
                       "child = os.fork()\n"
                       "if child == 0:\n"
                       "    time.sleep(600)\n"
                       "step(child)\n"));
    QTRY_VERIFY_WITH_TIMEOUT(!daemon.said().isEmpty(), patience);
    const auto child = daemon.said().first().toUInt();
    const auto endChild = qScopeGuard([child] { ::kill(static_cast<pid_t>(child), SIGKILL); });
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000).pid, daemon.pid(), patience);
    const uint64_t id = on(3000)[0].id;
    daemon.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000).pid, child, patience);
    QCOMPARE(on(3000)[0].id, id); // still the same socket
    ::kill(static_cast<pid_t>(child), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(m_agent->listeners().empty(), patience);
}

void tst_AgentEvents::ownerThatExecsAnotherProgram()
{
    start();
    Script script(m_twin->guest(),
        QStringLiteral("s = socket.create_server(('127.0.0.1', 3000))\n"
                       "os.set_inheritable(s.fileno(), True)\n"
                       "step('listening')\n"
                       "os.execv('/bin/sleep', ['sleep', '600'])\n"));
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000).pid, script.pid(), patience);
    script.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000), (Process { script.pid(), "sleep" }), patience);
}

/// systemd and inetd keep the socket that they hand to a service.
void tst_AgentEvents::serviceOfASupervisor()
{
    start();
    Script supervisor(m_twin->guest(),
        QStringLiteral("import subprocess\n"
                       "s = socket.create_server(('127.0.0.1', 3000))\n"
                       "step('listening')\n"
                       "service = subprocess.Popen(['sleep', '600'], stdin=s)\n"
                       "step(service.pid)\n"
                       "service.kill()\n"
                       "service.wait()\n"
                       "step('waits for the next connection')\n"));
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000).pid, supervisor.pid(), patience);
    supervisor.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000).name, std::string("sleep"), patience);
    QCOMPARE(processOn(3000).pid, supervisor.said().last().toUInt());
    supervisor.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000).pid, supervisor.pid(), patience);
}

void tst_AgentEvents::multipath()
{
    start();
    Script script(m_twin->guest(), listenMptcp);
    QTRY_VERIFY_WITH_TIMEOUT(!script.said().isEmpty() || !script.program().running(), patience);
    if (script.said().isEmpty())
        QSKIP("This kernel has no MPTCP");
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000).pid, script.pid(), patience);
    QCOMPARE(on(3000)[0].byNumber, !polls());
    script.goOn();
    QTRY_VERIFY_WITH_TIMEOUT(on(3000).empty(), patience);
}

void tst_AgentEvents::olderMultipath()
{
    Script script(m_twin->guest(), listenMptcp);
    QTRY_VERIFY_WITH_TIMEOUT(!script.said().isEmpty() || !script.program().running(), patience);
    if (script.said().isEmpty())
        QSKIP("This kernel has no MPTCP");
    start();
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000).pid, script.pid(), patience);
    script.goOn();
    QTRY_VERIFY_WITH_TIMEOUT(on(3000).empty(), patience);
}

void tst_AgentEvents::listensWithoutABind()
{
    start();
    Script script(m_twin->guest(),
        QStringLiteral("s = socket.socket()\n"
                       "s.listen()\n"
                       "step(s.getsockname()[1])\n"
                       "s.close()\n"
                       "step('closed')\n"));
    QTRY_VERIFY_WITH_TIMEOUT(!script.said().isEmpty(), patience);
    const int port = script.said().first().toInt();
    QTRY_COMPARE_WITH_TIMEOUT(processOn(port).pid, script.pid(), patience);
    QVERIFY(!on(port)[0].byNumber);
    script.goOn();
    QTRY_VERIFY_WITH_TIMEOUT(on(port).empty(), patience);
}

void tst_AgentEvents::boundBeforeTheAgentStarted()
{
    ListenOptions options;
    options.listen = false;
    Listener listener(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000, options);
    start();
    QVERIFY(on(3000).empty());
    QCOMPARE(listener.listenNow(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(
        processOn(3000), (Process { static_cast<quint32>(::getpid()), "system_test_program" }), patience);
    listener.close();
    QTRY_VERIFY_WITH_TIMEOUT(on(3000).empty(), patience);
}

void tst_AgentEvents::shutDownAndListeningAgain()
{
    start();
    Script script(m_twin->guest(),
        QStringLiteral("s = socket.create_server(('127.0.0.1', 3000))\n"
                       "step('listening')\n"
                       "s.shutdown(socket.SHUT_RD)\n"
                       "step('shut')\n"
                       "s.listen()\n"
                       "step('again')\n"));
    QTRY_COMPARE_WITH_TIMEOUT(on(3000).size(), size_t { 1 }, patience);
    script.goOn();
    QTRY_VERIFY_WITH_TIMEOUT(on(3000).empty(), patience);
    script.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(on(3000).size(), size_t { 1 }, patience);
}

void tst_AgentEvents::listensAndEndsAtOnce()
{
    start();
    const Outcome outcome = run(m_twin->guest(), QStringLiteral("/usr/bin/python3"),
        { "-c", "import socket; s = socket.create_server(('127.0.0.1', 3000))" });
    QCOMPARE(outcome.exitCode, 0);
    const Listener later(m_twin->guest(), QStringLiteral("127.0.0.1"), 3001);
    QTRY_COMPARE_WITH_TIMEOUT(on(3001).size(), size_t { 1 }, patience);
    QTRY_VERIFY_WITH_TIMEOUT(on(3000).empty(), patience);
}

void tst_AgentEvents::otherNamespacesAreIgnored()
{
    start();
    const Listener host(m_twin->host(), QStringLiteral("127.0.0.1"), 3000);
    Listener second(m_twin->host(), QStringLiteral("::"), 3002);
    second.close();
    const Listener guest(m_twin->guest(), QStringLiteral("127.0.0.1"), 3001);
    QTRY_COMPARE_WITH_TIMEOUT(on(3001).size(), size_t { 1 }, patience);
    QVERIFY(!m_agent->everListened(3000));
    QVERIFY(!m_agent->everListened(3002));
}

void tst_AgentEvents::neverReportsARelay()
{
    start();
    AgentUnderTest second(m_twin->guestName(), options()); // belongs to another instance
    m_agent->configure();
    second.configure();
    QTRY_VERIFY_WITH_TIMEOUT(m_agent->relay() && m_agent->relay()->port != 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(second.relay() && second.relay()->port != 0, patience);
    const Listener later(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000);
    QTRY_COMPARE_WITH_TIMEOUT(on(3000).size(), size_t { 1 }, patience);
    QTRY_COMPARE_WITH_TIMEOUT(second.listenersOf(3000).size(), size_t { 1 }, patience);
    for (AgentUnderTest* agent : { m_agent.get(), &second }) {
        QVERIFY(!agent->everListened(m_agent->relay()->port));
        QVERIFY(!agent->everListened(second.relay()->port));
    }
}

void tst_AgentEvents::thousandAtOnce()
{
    start();
    Script script(m_twin->guest(),
        QStringLiteral("all = [socket.create_server(('127.0.0.1', 10000 + i)) for i in range(1000)]\n"
                       "step('listening')\n"
                       "all.clear()\n"
                       "step('closed')\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_agent->listeners().size(), size_t { 1000 }, patience);
    script.goOn();
    QTRY_VERIFY_WITH_TIMEOUT(m_agent->listeners().empty(), patience);
    QVERIFY(m_agent->problems().empty());
}

void tst_AgentEvents::storm()
{
    start();
    Script script(m_twin->guest(),
        QStringLiteral("import time\n"
                       "for i in range(2000):\n"
                       "    socket.create_server(('127.0.0.1', 10000 + i % 50)).close()\n"
                       "s = socket.create_server(('127.0.0.1', 3000))\n"
                       "step('done')\n"));
    QTRY_COMPARE_WITH_TIMEOUT(on(3000).size(), size_t { 1 }, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_agent->listeners().size(), size_t { 1 }, patience);
}

void tst_AgentEvents::nothingIsLostForGood()
{
    start();
    Script script(m_twin->guest(),
        QStringLiteral("goes = [socket.create_server(('127.0.0.1', 3000 + i)) for i in range(10)]\n"
                       "step('ten')\n"
                       "for i in range(8000):\n" // more than fits
                       "    socket.create_server(('127.0.0.1', 10000 + i % 50)).close()\n"
                       "goes.clear()\n"
                       "comes = [socket.create_server(('127.0.0.1', 4000 + i)) for i in range(10)]\n"
                       "step('others')\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_agent->listeners().size(), size_t { 10 }, patience);
    m_agent->process().signal(SIGSTOP);
    script.goOn();
    QTRY_COMPARE_WITH_TIMEOUT(script.said().size(), 2, 60000);
    m_agent->process().signal(SIGCONT);
    const auto right = [this] {
        return m_agent->listeners().size() == 10
            && std::ranges::all_of(m_agent->listeners(), [](const auto& each) { return each.second.port.number / 10 == 400; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(right(), patience);
}

void tst_AgentEvents::inAPidNamespace()
{
    // Each WSL distribution has its own pid namespace, so the kernel's pids are not the agent's.
    m_agent = std::make_unique<AgentUnderTest>(m_twin->guest(), QStringLiteral("/usr/bin/unshare"),
        QStringList { "--pid", "--fork", "--kill-child", "--mount-proc", AgentUnderTest::path() } + options());
    QTRY_VERIFY_WITH_TIMEOUT(m_agent->messages().size() >= 3, patience);
    QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(m_agent->process().pid()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString inside = QString::fromLatin1(file.readAll()).trimmed();
    Program server(m_twin->guest(), QStringLiteral("/usr/bin/nsenter"),
        { "--target", inside, "--pid", "--mount", "python3", "-c",
            "import os, socket, time\n"
            "s = socket.create_server(('127.0.0.1', 3000))\n"
            "print(os.getpid(), flush=True)\n"
            "time.sleep(600)\n" });
    QTRY_VERIFY_WITH_TIMEOUT(!server.output().isEmpty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(processOn(3000).pid, server.output().trimmed().toUInt(), patience);
    QVERIFY(processOn(3000).name.starts_with("python3"));

    // A process in another pid namespace has no pid here.
    const Listener stranger(m_twin->guest(), QStringLiteral("127.0.0.1"), 3001);
    QTRY_COMPARE_WITH_TIMEOUT(on(3001).size(), size_t { 1 }, patience);
    QCOMPARE(on(3001)[0].process.pid, quint32 { 0 });
    QVERIFY(!on(3001)[0].process.name.empty());
}

void tst_AgentEvents::nothingStaysBehind()
{
    start();
    const QList<quint32> programs = kernelPrograms(m_agent->process().pid());
    QCOMPARE(programs.isEmpty(), false); // at least those for refusing
    for (const quint32 program : programs)
        QVERIFY(isLoaded(program));
    m_agent->process().kill();
    for (const quint32 program : programs)
        QTRY_VERIFY_WITH_TIMEOUT(!isLoaded(program), patience);
}

REGISTER_TEST(tst_AgentEvents, QCoreApplication)
#include "tst_agent_events.moc"
