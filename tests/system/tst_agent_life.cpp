// SPDX-License-Identifier: MIT
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/support/twin.h"
#include "tests/system/agent_under_test.h"
#include "tests/system/close_counter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace portolan;
using namespace portolan::test;

/// How the agent starts, talks and ends, also with an engine that breaks the protocol.
class tst_AgentLife : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init();
    void cleanup();
    void pingIsAnswered();
    void brokenLineEndsIt_data();
    void brokenLineEndsIt();
    void endsWithItsInput();
    void endsBySignal_data();
    void endsBySignal();
    void endsWhenNobodyReads();
    void engineThatDoesNotReadDoesNotBlockIt();
    void commandLine_data();
    void commandLine();
    void startedByHand();
    void isolated();
    void withoutPrivilege();
    void leavesOtherProgramsTheirEvents();

private:
    std::unique_ptr<Twin> m_twin;
};

void tst_AgentLife::init()
{
    m_twin = std::make_unique<Twin>();
    QVERIFY2(m_twin->error().isEmpty(), qPrintable(m_twin->error()));
}

void tst_AgentLife::cleanup() { m_twin.reset(); }

void tst_AgentLife::pingIsAnswered()
{
    AgentUnderTest agent(m_twin->guestName());
    agent.send(protocol::Ping { 7 });
    agent.sendLine({}); // empty lines are ignored
    agent.send(protocol::Ping { 18446744073709551615U });
    QTRY_COMPARE(agent.pongs().size(), size_t { 2 });
    QCOMPARE(agent.pongs()[0].id, uint64_t { 7 });
    QCOMPARE(agent.pongs()[1].id, uint64_t { 18446744073709551615U });
}

void tst_AgentLife::brokenLineEndsIt_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("garbage") << QByteArray("hello there");
    QTest::newRow("binary") << QByteArray("\0\1\2\xff\xfe\x80", 6);
    QTest::newRow("half an object") << QByteArray("{\"type\":\"ping\"");
    QTest::newRow("no object") << QByteArray("[1,2,3]");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("no type") << QByteArray("{}");
    QTest::newRow("unknown type") << QByteArray("{\"type\":\"nonsense\"}");
    QTest::newRow("a message of the other side") << QByteArray("{\"type\":\"pong\",\"id\":1}");
    QTest::newRow("number out of range") << QByteArray(
        "{\"type\":\"deny\",\"ports\":[{\"port\":70000,\"wholeLoopback\":false}]}");
    QTest::newRow("wrong kind") << QByteArray("{\"type\":\"ping\",\"id\":\"one\"}");
    QTest::newRow("deep") << QByteArray(200000, '[');
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(100000);
    QTest::newRow("10 MB") << QByteArray(10 * 1024 * 1024, 'x');
}

void tst_AgentLife::brokenLineEndsIt()
{
    QFETCH(QByteArray, line);
    AgentUnderTest agent(m_twin->guestName());
    agent.configure();
    agent.sendLine(line);
    agent.send(protocol::Ping { 1 });
    QCOMPARE(agent.process().waitForEnd(), 1);
    QCOMPARE(agent.problems().size(), size_t { 1 });
    QVERIFY(std::holds_alternative<protocol::Problem>(agent.messages().back()));
    QVERIFY(agent.problems()[0].text.size() < 500);
    QVERIFY(agent.pongs().empty());
    QVERIFY(agent.broken().isEmpty());
    QCOMPARE(agent.process().errors(), QString());
}

void tst_AgentLife::endsWithItsInput()
{
    AgentUnderTest agent(m_twin->guestName());
    agent.configure();
    QTRY_VERIFY(agent.relay());
    agent.process().closeInput();
    QCOMPARE(agent.process().waitForEnd(), 0);
    QCOMPARE(agent.process().errors(), QString());

    Program deaf(m_twin->guest(), QStringLiteral("/bin/sh"), { "-c", "exec \"$0\" < /dev/null", AgentUnderTest::path() });
    QCOMPARE(deaf.waitForEnd(), 0);
}

void tst_AgentLife::endsBySignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void tst_AgentLife::endsBySignal()
{
    QFETCH(int, signal);
    AgentUnderTest agent(m_twin->guestName());
    QTRY_VERIFY(agent.messages().size() >= 3); // after that it handles signals
    agent.process().signal(signal);
    QCOMPARE(agent.process().waitForEnd(), 0);
}

void tst_AgentLife::endsWhenNobodyReads()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("output"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    UniqueFd reader(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    AgentUnderTest agent(
        m_twin->guest(), QStringLiteral("/bin/sh"), { "-c", "exec \"$0\" > \"$1\"", AgentUnderTest::path(), path });
    char byte = 0;
    QTRY_COMPARE(::read(reader.fd(), &byte, 1), ssize_t { 1 });
    reader.reset();
    agent.send(protocol::Ping { 1 });
    QCOMPARE(agent.process().waitForEnd(), 0);
}

void tst_AgentLife::engineThatDoesNotReadDoesNotBlockIt()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("output"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const UniqueFd neverRead(::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC));
    AgentUnderTest agent(
        m_twin->guest(), QStringLiteral("/bin/sh"), { "-c", "exec \"$0\" > \"$1\"", AgentUnderTest::path(), path });
    for (uint64_t i = 0; i < 10000; ++i) // far more than fits into a pipe
        agent.process().write("{\"type\":\"ping\",\"id\":" + QByteArray::number(static_cast<qulonglong>(i)) + "}\n");
    // It still reads, and still ends.
    agent.process().closeInput();
    QCOMPARE(agent.process().waitForEnd(), 0);
}

void tst_AgentLife::commandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("errors");
    QTest::newRow("version") << QStringList { "--version" } << 0 << QStringLiteral("portolan-agent " PORTOLAN_VERSION)
                             << "";
    QTest::newRow("help") << QStringList { "--help" } << 0 << QStringLiteral("--refusal") << "";
    QTest::newRow("unknown option") << QStringList { "--nonsense" } << 2 << ""
                                    << QStringLiteral("unknown option '--nonsense'");
    QTest::newRow("unknown refusal") << QStringList { "--refusal=ENOENT" } << 2 << "" << QStringLiteral("not 'ENOENT'");
    QTest::newRow("unknown detection") << QStringList { "--detection=guess" } << 2 << ""
                                       << QStringLiteral("not 'guess'");
    QTest::newRow("unknown events") << QStringList { "--events=all" } << 2 << "" << QStringLiteral("not 'all'");
    QTest::newRow("argument") << QStringList { "run" } << 2 << "" << QStringLiteral("unknown option 'run'");
}

void tst_AgentLife::commandLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, output);
    QFETCH(QString, errors);
    const Outcome outcome = run(m_twin->guest(), AgentUnderTest::path(), arguments);
    QCOMPARE(outcome.exitCode, exitCode);
    QVERIFY2(
        outcome.output.contains(output) && outcome.output.isEmpty() == output.isEmpty(), qPrintable(outcome.output));
    QVERIFY2(
        outcome.errors.contains(errors) && outcome.errors.isEmpty() == errors.isEmpty(), qPrintable(outcome.errors));
}

void tst_AgentLife::startedByHand()
{
    const Outcome outcome = run(m_twin->guest(), QStringLiteral("/usr/bin/python3"),
        { "-c", "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))",
            AgentUnderTest::path() });
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.output.contains(QStringLiteral("not meant to be started by hand")), qPrintable(outcome.output));
}

/// Every thread of it, once the kernel's programs are loaded and the relay listens. tst_isolation shows what that means.
void tst_AgentLife::isolated()
{
    AgentUnderTest agent(m_twin->guestName());
    agent.configure();
    QTRY_VERIFY(agent.relay() && agent.relay()->port != 0 && agent.steering());
    QVERIFY(agent.hello()->detection == protocol::Detection::Events);
    const QString process = QStringLiteral("/proc/%1/").arg(agent.process().pid());
    QCOMPARE(QFile::symLinkTarget(process + "cwd"), QStringLiteral("/"));
    const QStringList threads = QDir(process + "task").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(threads.size() >= 2);
    for (const QString& thread : threads) {
        QFile file(process + "task/" + thread + "/status");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray status = file.readAll();
        const QByteArray kept = "\t000000c000081404\n"; // CAP_BPF and the others that isolation_linux.cpp lists
        for (const char* set : { "CapPrm:", "CapEff:", "CapBnd:" })
            QVERIFY2(status.contains(set + kept), status.constData());
        for (const char* line : { "CapInh:\t0000000000000000\n", "CapAmb:\t0000000000000000\n", "NoNewPrivs:\t1\n",
                 "Seccomp:\t2\n", "Umask:\t0077\n" })
            QVERIFY2(status.contains(line), status.constData());
    }
}

void tst_AgentLife::withoutPrivilege()
{
    // Root may read it anyway.
    QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
    const QString copy = folder.filePath(QStringLiteral("portolan-agent"));
    QVERIFY(QFile::copy(AgentUnderTest::path(), copy));
    Place place = m_twin->guest();
    place.userId = 65534;
    AgentUnderTest agent(place, copy, {});
    const Listener listener(m_twin->guest(), QStringLiteral("127.0.0.1"), 3000);
    QTRY_COMPARE(agent.listenersOf(3000).size(), size_t { 1 });
    QCOMPARE(agent.listenersOf(3000)[0].process, (Process { 0, "root" }));
    QVERIFY(agent.hello()->refusal == protocol::Refusal::Eaddrinuse);
    QVERIFY(agent.hello()->detection == protocol::Detection::Polling);
    for (const std::string& problem : { agent.hello()->refusalProblem, agent.hello()->detectionProblem })
        QVERIFY2(problem.find("must run as root") != std::string::npos, problem.c_str());
    agent.deny({ { 3001, false }, { 80, false } });
    const auto bound = [this] { return Listener(m_twin->guest(), QStringLiteral("127.0.0.1"), 3001).error(); };
    QTRY_COMPARE(bound(), EADDRINUSE);
    QTRY_COMPARE(agent.problems().size(), size_t { 1 }); // a low port needs a privilege
    QVERIFY(agent.problems()[0].text.find("Port 80 cannot be kept") != std::string::npos);
    agent.configure();
    QTRY_VERIFY(agent.relay() && agent.relay()->port != 0);
    QCOMPARE(agent.problems().size(), size_t { 1 }); // binding the relay to eth0 needs none
    agent.process().closeInput();
    QCOMPARE(agent.process().waitForEnd(), 0);
}

/// All BPF programs of the machine share a connection's flags, and another's events must go on, in the guest and elsewhere.
void tst_AgentLife::leavesOtherProgramsTheirEvents()
{
    constexpr int port = 4700;
    const CloseCounter other(port);
    if (!other.error().isEmpty())
        QSKIP(qPrintable(other.error()));
    AgentUnderTest agent(m_twin->guestName());
    QTRY_VERIFY(agent.hello() && agent.hello()->detection == protocol::Detection::Events);
    for (const Place& place : { m_twin->guest(), m_twin->host() }) {
        Listener service(place, "127.0.0.1", port);
        QTRY_COMPARE(agent.listenersOf(port).size(), size_t(place.networkNamespace == m_twin->guest().networkNamespace));
        const uint64_t before = other.count();
        {
            Connection client(place, "127.0.0.1", port);
            QVERIFY(client.open());
            const std::optional<Connection> accepted = service.accept();
            QVERIFY(accepted.has_value());
        }
        QTRY_VERIFY(other.count() > before);
    }
}

REGISTER_TEST(tst_AgentLife, QCoreApplication)
#include "tst_agent_life.moc"
