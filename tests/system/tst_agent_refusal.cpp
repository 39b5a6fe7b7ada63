// SPDX-License-Identifier: MIT
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/support/twin.h"
#include "tests/system/agent_under_test.h"

#include <QRegularExpression>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <memory>

#include <unistd.h>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr quint16 port = 8080;

/// Listens on "::", and if that fails on "0.0.0.0", like Node without a host.
QStringList nodeArguments(const QString& host)
{
    const QString address = host.isEmpty() ? QString() : QStringLiteral(", '%1'").arg(host);
    return {
        QStringLiteral("-e"),
        QStringLiteral("console.log(process.pid); require('http').createServer().listen(%1%2)").arg(port).arg(address)
    };
}

QString firstErrorLine(const QString& text)
{
    static const QRegularExpression line(QStringLiteral("^Error: .*$"), QRegularExpression::MultilineOption);
    return line.match(text).captured();
}

} // namespace

/// Guest programs are refused the ports that the host uses, and nothing else.
class tst_AgentRefusal : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init();
    void cleanup();
    void whatIsRefused_data();
    void whatIsRefused();
    void interfaceAddressesChange();
    void nodeFailsAsTheArticleSays_data();
    void nodeFailsAsTheArticleSays();
    void errorOfTheUsersChoice();
    void eachAttemptIsReported();
    void programThatRetriesForever();
    void datagramsPass();
    void anyPortPasses();
    void mptcpIsRefused();
    void otherNamespacesPass();
    void takenBack();
    void manyPorts();
    void earlierSocketsStay();
    void agentItselfMayBind();
    void twoAgentsAtOnce();
    void rungs_data();
    void rungs();
    void nothingStaysBehind_data();
    void nothingStaysBehind();
    void inAPidNamespace();

private:
    /// Binds a TCP socket in the guest; returns errno, or 0.
    [[nodiscard]] int bindIn(const Place& place, const QString& address, quint16 number = port) const
    {
        ListenOptions options;
        options.listen = false;
        return Listener(place, address, number, options).error();
    }
    [[nodiscard]] int bind(const QString& address, quint16 number = port) const
    {
        return bindIn(m_twin->guest(), address, number);
    }
    /// Starts an agent that denies the port, and waits until it does.
    void denyPort(bool wholeLoopback = false)
    {
        m_agent = std::make_unique<AgentUnderTest>(m_twin->guestName());
        m_agent->configure();
        deny({ { port, wholeLoopback } });
    }
    /// Messages are handled in order: when the ping is answered, the earlier ones are done.
    void deny(const std::vector<DeniedPort>& ports)
    {
        m_agent->deny(ports);
        const size_t before = m_agent->pongs().size();
        m_agent->send(protocol::Ping { 1 });
        QTRY_COMPARE(m_agent->pongs().size(), before + 1);
    }

    std::unique_ptr<Twin> m_twin;
    std::unique_ptr<AgentUnderTest> m_agent;
};

void tst_AgentRefusal::init()
{
    m_twin = std::make_unique<Twin>();
    QVERIFY2(m_twin->error().isEmpty(), qPrintable(m_twin->error()));
    // Like Docker's: a guest address that does not concern the host.
    const QString guest = m_twin->guestName();
    QVERIFY(m_twin->ip(guest, { "link", "add", "docker0", "type", "veth", "peer", "name", "container" }));
    QVERIFY(m_twin->ip(guest, { "address", "add", "172.17.0.1/16", "dev", "docker0" }));
    QVERIFY(m_twin->ip(guest, { "address", "add", "fd17::1/64", "dev", "docker0", "nodad" }));
    QVERIFY(m_twin->ip(guest, { "link", "set", "docker0", "up" }));
    QVERIFY(m_twin->ip(guest, { "address", "add", "fd29::58/64", "dev", "eth0", "nodad" }));
    QVERIFY2(m_twin->error().isEmpty(), qPrintable(m_twin->error()));
}

void tst_AgentRefusal::cleanup()
{
    m_agent.reset();
    m_twin.reset();
}

void tst_AgentRefusal::whatIsRefused_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("refused");
    QTest::addColumn<bool>("refusedOnWholeLoopback");
    QTest::addColumn<QString>("told"); ///< the address in the message

    QTest::newRow("wildcard") << "0.0.0.0" << true << true << "0.0.0.0";
    QTest::newRow("IPv6 wildcard") << "::" << true << true << "::";
    QTest::newRow("loopback") << "127.0.0.1" << true << true << "127.0.0.1";
    QTest::newRow("IPv6 loopback") << "::1" << true << true << "::1";
    QTest::newRow("eth0") << "172.29.108.58" << true << true << "172.29.108.58";
    QTest::newRow("eth0, IPv6") << "fd29::58" << true << true << "fd29::58";
    QTest::newRow("mapped wildcard") << "::ffff:0.0.0.0" << true << true << "0.0.0.0";
    QTest::newRow("mapped loopback") << "::ffff:127.0.0.1" << true << true << "127.0.0.1";
    QTest::newRow("mapped eth0") << "::ffff:172.29.108.58" << true << true << "172.29.108.58";
    QTest::newRow("another loopback address") << "127.0.0.2" << false << true << "127.0.0.2";
    QTest::newRow("the last loopback address") << "127.255.255.254" << false << true << "127.255.255.254";
    QTest::newRow("mapped, another loopback address") << "::ffff:127.0.0.2" << false << true << "127.0.0.2";
    QTest::newRow("docker0") << "172.17.0.1" << false << false << "";
    QTest::newRow("docker0, IPv6") << "fd17::1" << false << false << "";
    QTest::newRow("mapped docker0") << "::ffff:172.17.0.1" << false << false << "";
}

void tst_AgentRefusal::whatIsRefused()
{
    QFETCH(QString, address);
    QFETCH(bool, refused);
    QFETCH(bool, refusedOnWholeLoopback);
    QFETCH(QString, told);

    QCOMPARE(bind(address), 0);
    denyPort();
    QVERIFY(m_agent->hello()->refusal == protocol::Refusal::Eacces);
    QCOMPARE(m_agent->hello()->refusalProblem, std::string());
    QCOMPARE(bind(address), refused ? EACCES : 0);
    QCOMPARE(bind(address, port + 1), 0);
    size_t count = refused ? 1 : 0;
    QTRY_COMPARE(m_agent->refused().size(), count);

    deny({ { port, true } });
    QCOMPARE(bind(address), refusedOnWholeLoopback ? EACCES : 0);
    count += refusedOnWholeLoopback ? 1 : 0;
    QTRY_COMPARE(m_agent->refused().size(), count);
    for (const protocol::Refused& each : m_agent->refused()) {
        QCOMPARE(each.port.number, port);
        QCOMPARE(QString::fromStdString(each.address.to_string()), told);
        QCOMPARE(each.process, (Process { static_cast<quint32>(::getpid()), "system_test_program" }));
    }
}

void tst_AgentRefusal::interfaceAddressesChange()
{
    const QString guest = m_twin->guestName();
    denyPort();
    QVERIFY(m_twin->ip(guest, { "address", "add", "172.29.100.7/16", "dev", "eth0" }));
    QTRY_COMPARE(bind(QStringLiteral("172.29.100.7")), EACCES);
    QVERIFY(m_twin->ip(guest, { "address", "delete", "172.29.100.7/16", "dev", "eth0" }));
    QVERIFY(m_twin->ip(guest, { "address", "add", "172.29.100.7/16", "dev", "docker0" }));
    QTRY_COMPARE(bind(QStringLiteral("172.29.100.7")), 0);
    QCOMPARE(bind(QStringLiteral("172.29.108.58")), EACCES);
}

void tst_AgentRefusal::nodeFailsAsTheArticleSays_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("0.0.0.0") << QStringLiteral("0.0.0.0");
    QTest::newRow("no host") << QString(); // tries "::" first: two refusals, one attempt
}

void tst_AgentRefusal::nodeFailsAsTheArticleSays()
{
    QFETCH(QString, host);
    denyPort();
    const Outcome node = run(m_twin->guest(), QStringLiteral("node"), nodeArguments(host));
    QCOMPARE(node.exitCode, 1);
    QCOMPARE(
        firstErrorLine(node.errors), QStringLiteral("Error: listen EACCES: permission denied 0.0.0.0:%1").arg(port));
    deny({ { port, false } }); // its answer comes after all reports of refusals
    QCOMPARE(m_agent->refused().size(), size_t { 1 });
    QCOMPARE(m_agent->refused()[0].port.number, port);
    QCOMPARE(m_agent->refused()[0].process, (Process { node.output.toUInt(), "node" }));
}

void tst_AgentRefusal::errorOfTheUsersChoice()
{
    denyPort();
    deny({ { port, false, RefusalError::Eaddrinuse } });
    const Outcome node = run(m_twin->guest(), QStringLiteral("node"), nodeArguments(QStringLiteral("0.0.0.0")));
    QCOMPARE(firstErrorLine(node.errors),
        QStringLiteral("Error: listen EADDRINUSE: address already in use 0.0.0.0:%1").arg(port));
    for (const char* address : { "127.0.0.1", "::", "::1", "172.29.108.58" })
        QCOMPARE(bind(QString::fromLatin1(address)), EADDRINUSE);
    QCOMPARE(bind(QStringLiteral("127.0.0.53")), 0);
    QTRY_VERIFY(!m_agent->refused().empty());
    for (const protocol::Refused& refused : m_agent->refused())
        QCOMPARE(protocol::toString(refused.error), std::string_view("EADDRINUSE"));
    deny({ { port, true } });
    QCOMPARE(bind(QStringLiteral("127.0.0.53")), EACCES);
}

void tst_AgentRefusal::eachAttemptIsReported()
{
    denyPort();
    for (size_t attempt = 1; attempt <= 5; ++attempt) {
        QCOMPARE(bind(QStringLiteral("::")), EACCES);
        QCOMPARE(bind(QStringLiteral("0.0.0.0")), EACCES);
        QTRY_COMPARE(m_agent->refused().size(), attempt);
    }
}

void tst_AgentRefusal::programThatRetriesForever()
{
    denyPort();
    Program program(m_twin->guest(), QStringLiteral("/usr/bin/python3"),
        { "-c",
            "import socket\n"
            "while True:\n"
            "    try: socket.socket().bind(('127.0.0.1', 8080))\n"
            "    except PermissionError: pass\n" });
    const auto count = [this] {
        uint64_t sum = 0;
        for (const protocol::Refused& each : m_agent->refused())
            sum += each.count;
        return sum;
    };
    QTRY_VERIFY(count() > 5000);
    QVERIFY(m_agent->refused().size() < 500); // told together
    // The agent still gets everything else done.
    const Listener listener(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000);
    QTRY_COMPARE(m_agent->listenersOf(3000).size(), size_t { 1 });
    deny({});
    QCOMPARE(bind(QStringLiteral("127.0.0.2")), 0);
    program.kill();
    m_agent->process().closeInput();
    QCOMPARE(m_agent->process().waitForEnd(), 0);
}

void tst_AgentRefusal::datagramsPass()
{
    denyPort(true);
    for (const char* address : { "0.0.0.0", "127.0.0.1", "::", "::1", "172.29.108.58" })
        QCOMPARE(bindDatagram(m_twin->guest(), QString::fromLatin1(address), port), 0);
    QVERIFY(m_agent->refused().empty());
}

void tst_AgentRefusal::anyPortPasses()
{
    std::vector<DeniedPort> all;
    for (int number = 1; number <= 65535; ++number)
        all.push_back({ static_cast<quint16>(number), true });
    denyPort();
    deny(all);
    const Listener listener(m_twin->guest(), QStringLiteral("127.0.0.1"), 0);
    QCOMPARE(listener.error(), 0);
    QVERIFY(listener.port() != 0);
}

void tst_AgentRefusal::mptcpIsRefused()
{
    denyPort();
    const Outcome outcome = run(m_twin->guest(), QStringLiteral("/usr/bin/python3"),
        { "-c",
            "import socket\n"
            "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262)\n"
            "try: s.bind(('127.0.0.1', 8080))\n"
            "except OSError as error: print(error.errno)\n"
            "s.bind(('127.0.0.1', 8081))\n"
            "print('bound')\n" });
    if (outcome.errors.contains(QStringLiteral("Protocol not")))
        QSKIP("This kernel has no MPTCP");
    QCOMPARE(outcome.output, QStringLiteral("%1\nbound\n").arg(EACCES));
    QTRY_COMPARE(m_agent->refused().size(), size_t { 1 });
}

void tst_AgentRefusal::otherNamespacesPass()
{
    denyPort(true);
    QCOMPARE(bind(QStringLiteral("0.0.0.0")), EACCES);
    for (const char* address : { "0.0.0.0", "127.0.0.1", "::", "::1" })
        QCOMPARE(bindIn(m_twin->host(), QString::fromLatin1(address)), 0);
}

void tst_AgentRefusal::takenBack()
{
    denyPort();
    QCOMPARE(bind(QStringLiteral("127.0.0.1")), EACCES);
    deny({ { 9090, false } });
    QCOMPARE(bind(QStringLiteral("127.0.0.1")), 0);
    QCOMPARE(bind(QStringLiteral("127.0.0.1"), 9090), EACCES);
    deny({ { 9090, false }, { port, false } });
    QCOMPARE(bind(QStringLiteral("127.0.0.1")), EACCES);
    deny({});
    QCOMPARE(bind(QStringLiteral("127.0.0.1")), 0);
    QCOMPARE(bind(QStringLiteral("127.0.0.1"), 9090), 0);
}

void tst_AgentRefusal::manyPorts()
{
    std::vector<DeniedPort> all;
    for (int number = 1; number <= 65535; ++number)
        all.push_back({ static_cast<quint16>(number), number % 2 == 0 });
    denyPort();
    deny(all);
    for (const quint16 number : { 1, 80, 8080, 65535 })
        QCOMPARE(bind(QStringLiteral("127.0.0.1"), number), EACCES);
    QCOMPARE(bind(QStringLiteral("127.0.0.2"), 65534), EACCES);
    QCOMPARE(bind(QStringLiteral("127.0.0.2"), 65535), 0);
    deny({});
    for (const quint16 number : { 1, 80, 8080, 65535 })
        QCOMPARE(bind(QStringLiteral("127.0.0.1"), number), 0);
}

void tst_AgentRefusal::earlierSocketsStay()
{
    Listener listening(m_twin->guest(), QStringLiteral("127.0.0.1"), port);
    ListenOptions options;
    options.listen = false;
    Listener bound(m_twin->guest(), QStringLiteral("127.0.0.2"), port, options);
    denyPort(true);
    QVERIFY(Connection(m_twin->guest(), QStringLiteral("127.0.0.1"), port).open());
    QVERIFY(listening.accept());
    QCOMPARE(bound.listenNow(), 0); // only binds are refused, not listens: the row becomes a conflict
    QTRY_COMPARE(m_agent->listenersOf(port).size(), size_t { 2 });
    QVERIFY(m_agent->refused().empty());
}

void tst_AgentRefusal::agentItselfMayBind()
{
    // All ports are denied on eth0's address, but the relay still gets one.
    m_agent = std::make_unique<AgentUnderTest>(m_twin->guestName());
    std::vector<DeniedPort> all;
    for (int number = 1; number <= 65535; ++number)
        all.push_back({ static_cast<quint16>(number), true });
    deny(all);
    m_agent->configure();
    QTRY_VERIFY(m_agent->relay() && m_agent->relay()->port != 0);
    QVERIFY(m_agent->refused().empty());
}

void tst_AgentRefusal::twoAgentsAtOnce()
{
    // Two host instances may follow one guest. Each refuses for itself.
    denyPort();
    {
        AgentUnderTest other(m_twin->guestName());
        other.deny({ { port + 1, false } });
        QTRY_COMPARE(bind(QStringLiteral("127.0.0.1"), port + 1), EACCES);
        QCOMPARE(bind(QStringLiteral("127.0.0.1")), EACCES);
    }
    QTRY_COMPARE(bind(QStringLiteral("127.0.0.1"), port + 1), 0);
    QCOMPARE(bind(QStringLiteral("127.0.0.1")), EACCES);
}

void tst_AgentRefusal::rungs_data()
{
    QTest::addColumn<QString>("flag");
    QTest::addColumn<int>("refusal");
    QTest::addColumn<bool>("explained");
    QTest::addColumn<int>("error");
    QTest::newRow("auto") << "auto" << int(protocol::Refusal::Eacces) << false << EACCES;
    QTest::newRow("EACCES") << "EACCES" << int(protocol::Refusal::Eacces) << false << EACCES;
    QTest::newRow("EPERM") << "EPERM" << int(protocol::Refusal::Eperm) << true << EPERM;
    QTest::newRow("EADDRINUSE") << "EADDRINUSE" << int(protocol::Refusal::Eaddrinuse) << true << EADDRINUSE;
    QTest::newRow("none") << "none" << int(protocol::Refusal::None) << true << 0;
}

void tst_AgentRefusal::rungs()
{
    QFETCH(QString, flag);
    QFETCH(int, refusal);
    QFETCH(bool, explained);
    QFETCH(int, error);
    m_agent = std::make_unique<AgentUnderTest>(m_twin->guestName(), QStringList { QStringLiteral("--refusal=") + flag });
    QTRY_VERIFY(m_agent->hello());
    QCOMPARE(int(m_agent->hello()->refusal), refusal);
    QCOMPARE(!m_agent->hello()->refusalProblem.empty(), explained);
    m_agent->configure();
    deny({ { port, false } });
    for (const char* address : { "127.0.0.1", "0.0.0.0", "::", "::1", "172.29.108.58" })
        QCOMPARE(bind(QString::fromLatin1(address)), error);
    // With a held port, nobody can tell which program failed.
    const bool told = error == EACCES || error == EPERM;
    QTRY_COMPARE(!m_agent->refused().empty(), told);
    QVERIFY(m_agent->listeners().empty());
    deny({});
    QCOMPARE(bind(QStringLiteral("127.0.0.1")), 0);
}

void tst_AgentRefusal::nothingStaysBehind_data()
{
    QTest::addColumn<int>("signal"); ///< 0: its input ends
    QTest::newRow("input ends") << 0;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGKILL") << SIGKILL;
}

void tst_AgentRefusal::nothingStaysBehind()
{
    QFETCH(int, signal);
    denyPort();
    QCOMPARE(bind(QStringLiteral("127.0.0.1")), EACCES);
    if (signal == 0)
        m_agent->process().closeInput();
    else
        m_agent->process().signal(signal);
    QCOMPARE(m_agent->process().waitForEnd(), signal == SIGKILL ? 128 + SIGKILL : 0);
    QTRY_COMPARE(bind(QStringLiteral("127.0.0.1")), 0);
    QTRY_COMPARE(bind(QStringLiteral("::")), 0);
}

void tst_AgentRefusal::inAPidNamespace()
{
    // Each WSL distribution has its own pid namespace, so the kernel's pids are not the agent's.
    m_agent = std::make_unique<AgentUnderTest>(m_twin->guest(), QStringLiteral("/usr/bin/unshare"),
        QStringList { "--pid", "--fork", "--kill-child", "--mount-proc", AgentUnderTest::path() });
    QTRY_VERIFY(m_agent->hello());
    QVERIFY(m_agent->hello()->refusal == protocol::Refusal::Eacces);
    deny({ { port, false } });
    const QString children = QStringLiteral("/proc/%1/task/%1/children").arg(m_agent->process().pid());
    QFile file(children);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString inside = QString::fromLatin1(file.readAll()).trimmed();
    QVERIFY(!inside.isEmpty());

    const Outcome node = run(m_twin->guest(), QStringLiteral("/usr/bin/nsenter"),
        QStringList { "--target", inside, "--pid", "--mount", "node" } + nodeArguments({}));
    QCOMPARE(
        firstErrorLine(node.errors), QStringLiteral("Error: listen EACCES: permission denied 0.0.0.0:%1").arg(port));
    QTRY_COMPARE(m_agent->refused().size(), size_t { 1 });
    QCOMPARE(m_agent->refused()[0].process, (Process { node.output.toUInt(), "node" }));

    // A process in another pid namespace has no pid here, but a name.
    QCOMPARE(bind(QStringLiteral("127.0.0.1")), EACCES);
    QTRY_COMPARE(m_agent->refused().size(), size_t { 2 });
    QCOMPARE(m_agent->refused()[1].process.pid, quint32 { 0 });
    QVERIFY(!m_agent->refused()[1].process.name.empty());
}

REGISTER_TEST(tst_AgentRefusal, QCoreApplication)
#include "tst_agent_refusal.moc"
