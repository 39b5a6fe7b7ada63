// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/support/twin.h"

#include <QDir>
#include <QRegularExpression>

#include <csignal>
#include <memory>
#include <vector>

using namespace portolan::test;

/// The demo guest alone, with `cat` in place of the agent: what goes in must come out, and nothing is left when it
/// ends.
class TestDemo : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init();
    void cleanup();

    void network();
    void stdinAndStdoutAreTheAgents();
    void nothingIsLeftAtTheEnd_data();
    void nothingIsLeftAtTheEnd();
    void startAfterKill();
    void twoAtOnce();
    void secondDemoIsReachedAtOnce();
    void anotherNetworkIfTheArticlesIsTaken();
    void nothingLeaksWhenTheGuestIsGone();
    void errors_data();
    void errors();
    void serverSeesNothingOfTheSession();
    void serverEndsWithAKilledDemo();

private:
    Program* startDemo(const QString& agent = QStringLiteral("/bin/cat"));
    [[nodiscard]] QString ip(const QStringList& arguments) const;
    /// "link address" of the host's adapters, separated by "; ".
    [[nodiscard]] QString adapters() const;
    [[nodiscard]] QStringList namespaces() const;
    [[nodiscard]] QString answer(const QString& address) const;
    /// The pid of the demo server, if this test started one demo; 0: none.
    [[nodiscard]] int serverPid() const;

    std::unique_ptr<Twin> m_twin;
    std::vector<std::unique_ptr<Program>> m_demos;
    QStringList m_namespacesBefore;
};

void TestDemo::init()
{
    m_twin = std::make_unique<Twin>();
    // The demo brings its own guest, so only the twin's host is needed.
    m_twin->deleteGuest();
    QCOMPARE(m_twin->error(), QString());
    TRY_COMPARE(adapters(), QString());
    m_namespacesBefore = namespaces();
}

void TestDemo::cleanup()
{
    for (const auto& demo : m_demos)
        demo->stop();
    m_demos.clear();
    m_twin.reset();
}

Program* TestDemo::startDemo(const QString& agent)
{
    const QString program = PortolanInstance::binaryFolder() + "/portolan-demo";
    m_demos.push_back(std::make_unique<Program>(m_twin->host(), program, QStringList { "--agent", agent }));
    return m_demos.back().get();
}

QString TestDemo::ip(const QStringList& arguments) const { return run(m_twin->host(), "ip", arguments).output; }

QString TestDemo::adapters() const
{
    QStringList found;
    const QStringList lines = ip({ "-4", "-oneline", "address", "show" }).split(u'\n');
    for (const QString& line : lines) {
        const QStringList words = line.simplified().split(u' ');
        if (words.size() > 3 && words[1] != "lo")
            found << words[1] + u' ' + words[3];
    }
    return found.join("; ");
}

QStringList TestDemo::namespaces() const
{
    QStringList names = QDir("/run/netns").entryList({ "portolan-demo*" }, QDir::AllEntries | QDir::System);
    names.sort();
    return names;
}

QString TestDemo::answer(const QString& address) const
{
    return m_twin->curl("http://" + address + ":3000/", { "--max-time", "2" }).output;
}

int TestDemo::serverPid() const
{
    QStringList added = namespaces();
    for (const QString& name : m_namespacesBefore)
        added.removeOne(name);
    Place inside;
    inside.networkNamespace = "/run/netns/" + added.value(0);
    const QString listeners = run(inside, "ss", { "-ltnpH", "sport = :3000" }).output;
    return QRegularExpression("pid=(\\d+)").match(listeners).captured(1).toInt();
}

void TestDemo::network()
{
    startDemo();
    TRY_VERIFY(answer("172.29.108.58").startsWith("This is WSL2. "));
    QCOMPARE(adapters(), QString("vEthernet(WSL) 172.29.96.1/20"));
    const QString routes = ip({ "-4", "route", "show" });
    QVERIFY2(routes.contains(
                 QRegularExpression("^blackhole 172.29.96.0/20 metric 4096", QRegularExpression::MultilineOption)),
        qPrintable(routes));

    QStringList added = namespaces();
    for (const QString& name : m_namespacesBefore)
        added.removeOne(name);
    QCOMPARE(added.size(), 1);
    Place inside;
    inside.networkNamespace = "/run/netns/" + added.first();
    QVERIFY(run(inside, "ip", { "-4", "address", "show", "eth0" }).output.contains("172.29.108.58/16"));
    QVERIFY(run(inside, "ip", { "link", "show", "lo" }).output.contains(",UP"));
    // The guest has no route to anywhere else.
    QCOMPARE(run(inside, "ip", { "-4", "route", "show" }).output.trimmed(),
        QString("172.29.0.0/16 dev eth0 proto kernel scope link src 172.29.108.58"));
    // Under its own name, and without privileges.
    const QString listeners = run(inside, "ss", { "-ltnpH", "sport = :3000" }).output;
    QVERIFY2(listeners.contains("\"demo-server\""), qPrintable(listeners));
    const QString pid = QRegularExpression("pid=(\\d+)").match(listeners).captured(1);
    QFile status("/proc/" + pid + "/status");
    QVERIFY(status.open(QFile::ReadOnly));
    QVERIFY(status.readAll().contains("Uid:\t65534\t65534\t65534\t65534"));
}

void TestDemo::stdinAndStdoutAreTheAgents()
{
    Program* demo = startDemo();
    demo->write("{\"type\":\"ping\"}\n");
    TRY_COMPARE(demo->output(), QString("{\"type\":\"ping\"}\n"));
    demo->closeInput();
    QCOMPARE(demo->waitForEnd(), 0);
    QCOMPARE(demo->output(), QString("{\"type\":\"ping\"}\n"));
}

void TestDemo::nothingIsLeftAtTheEnd_data()
{
    QTest::addColumn<int>("signal"); ///< 0: the end of stdin
    QTest::addColumn<QString>("agent");
    QTest::newRow("end of stdin") << 0 << "/bin/cat";
    QTest::newRow("SIGTERM") << SIGTERM << "/bin/cat";
    QTest::newRow("SIGINT") << SIGINT << "/bin/cat";
    QTest::newRow("SIGHUP") << SIGHUP << "/bin/cat";
    QTest::newRow("an agent that reads nothing") << 0 << "deaf";
    QTest::newRow("an agent that does not end") << SIGTERM << "stubborn";
}

void TestDemo::nothingIsLeftAtTheEnd()
{
    QFETCH(int, signal);
    QFETCH(QString, agent);

    QTemporaryDir folder;
    if (!agent.startsWith('/')) {
        QFile script(folder.filePath(agent));
        QVERIFY(script.open(QFile::WriteOnly));
        script.write(agent == "stubborn" ? "#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 1; done\n"
                                         : "#!/bin/sh\nexec sleep 1000\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        agent = script.fileName();
    }
    Program* demo = startDemo(agent);
    TRY_VERIFY(!answer("172.29.108.58").isEmpty());
    if (signal == 0)
        demo->closeInput();
    else
        demo->signal(signal);
    QCOMPARE(demo->waitForEnd(), 0);
    QCOMPARE(namespaces(), m_namespacesBefore);
    QCOMPARE(adapters(), QString());
    QCOMPARE(ip({ "-4", "route", "show" }), QString());
}

void TestDemo::startAfterKill()
{
    Program* killed = startDemo();
    TRY_VERIFY(!answer("172.29.108.58").isEmpty());
    killed->kill();
    Program* demo = startDemo();
    // The agent starts last, so the new demo is complete. Anything seen earlier may belong to the killed one.
    demo->write("ready\n");
    TRY_COMPARE(demo->output(), QString("ready\n"));
    QCOMPARE(adapters(), QString("vEthernet(WSL) 172.29.96.1/20"));
    TRY_VERIFY(answer("172.29.108.58").startsWith("This is WSL2. "));
    QCOMPARE(namespaces().size(), m_namespacesBefore.size() + 1);
    demo->closeInput();
    QCOMPARE(demo->waitForEnd(), 0);
    QCOMPARE(namespaces(), m_namespacesBefore);
    QCOMPARE(ip({ "-4", "route", "show" }), QString());
}

void TestDemo::twoAtOnce()
{
    Program* one = startDemo();
    TRY_COMPARE(adapters(), QString("vEthernet(WSL) 172.29.96.1/20"));
    startDemo();
    TRY_COMPARE(adapters(), QString("vEthernet(WSL) 172.29.96.1/20; vEthernet(WSL)2 172.16.0.1/20"));
    TRY_VERIFY(!answer("172.29.108.58").isEmpty());
    TRY_VERIFY(!answer("172.16.12.58").isEmpty());
    one->closeInput();
    QCOMPARE(one->waitForEnd(), 0);
    QCOMPARE(adapters(), QString("vEthernet(WSL)2 172.16.0.1/20"));
    QVERIFY(!answer("172.16.12.58").isEmpty());
}

/// The first one's adapter has the default name, but does not lead to the second guest.
void TestDemo::secondDemoIsReachedAtOnce()
{
    startDemo();
    TRY_VERIFY(!answer("172.29.108.58").isEmpty());
    PortolanInstance portolan(*m_twin);
    portolan.start({ "--headless", "--guest", "demo" });
    const auto said = [&] { return portolan.process().output(); };
    TRY_VERIFY(said().contains("connected at 172.16.12.58"));
    QVERIFY2(!said().contains("cannot be reached"), qPrintable(said()));
}

void TestDemo::anotherNetworkIfTheArticlesIsTaken()
{
    QVERIFY(m_twin->ip(m_twin->hostName(), { "link", "add", "vEthernet(WSL)", "type", "bridge" }));
    QVERIFY(m_twin->ip(m_twin->hostName(), { "address", "add", "172.29.100.1/24", "dev", "vEthernet(WSL)" }));
    QVERIFY(m_twin->ip(m_twin->hostName(), { "link", "set", "vEthernet(WSL)", "up" }));
    startDemo();
    TRY_COMPARE(adapters(), QString("vEthernet(WSL) 172.29.100.1/24; vEthernet(WSL)2 172.16.0.1/20"));
    TRY_VERIFY(answer("172.16.12.58").startsWith("This is WSL2. "));
}

void TestDemo::nothingLeaksWhenTheGuestIsGone()
{
    // A default route elsewhere, which packets for the guest must not take.
    QVERIFY(m_twin->ip(m_twin->hostName(), { "link", "add", "elsewhere", "type", "bridge" }));
    QVERIFY(m_twin->ip(m_twin->hostName(), { "link", "set", "elsewhere", "up" }));
    QVERIFY(m_twin->ip(m_twin->hostName(), { "route", "add", "default", "dev", "elsewhere" }));
    startDemo();
    TRY_VERIFY(!answer("172.29.108.58").isEmpty());
    QVERIFY(m_twin->ip(m_twin->hostName(), { "link", "delete", "vEthernet(WSL)" }));
    const Connection connection(m_twin->host(), "172.29.108.58", 3000);
    QCOMPARE(connection.error(), EINVAL); // the error of a blackhole route
}

void TestDemo::errors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("asNobody");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no arguments") << QStringList() << false << 2 << "usage:";
    QTest::newRow("unknown argument") << QStringList { "--guest", "x" } << false << 2 << "usage:";
    QTest::newRow("no such agent") << QStringList { "--agent", "/nonexistent/agent" } << false << 1
                                   << "Cannot start /nonexistent/agent: No such file or directory";
    QTest::newRow("not root") << QStringList { "--agent", "/bin/cat" } << true << 1 << "only root can do";
}

void TestDemo::errors()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, asNobody);
    QFETCH(int, exitCode);
    QFETCH(QString, sentence);

    Place place = m_twin->host();
    QTemporaryDir folder;
    QString program = PortolanInstance::binaryFolder() + "/portolan-demo";
    if (asNobody) {
        // Other users may not have access to the build folder.
        const QString copy = folder.filePath("portolan-demo");
        QVERIFY(QFile::copy(program, copy));
        QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
        QVERIFY(QFile::setPermissions(copy, QFile::Permissions(0x7755)));
        program = copy;
        place.userId = 65534;
    }
    const Outcome outcome = run(place, program, arguments);
    QCOMPARE(outcome.exitCode, exitCode);
    QVERIFY2(outcome.errors.section('\n', 0, 0).contains(sentence), qPrintable(outcome.errors));
    QCOMPARE(namespaces(), m_namespacesBefore);
    QCOMPARE(adapters(), QString());
}

void TestDemo::serverSeesNothingOfTheSession()
{
    startDemo();
    TRY_VERIFY(!answer("172.29.108.58").isEmpty());
    const QString server = "/proc/" + QString::number(serverPid());
    // The engine and the agent exchange the session's token there.
    for (const char* descriptor : { "/fd/0", "/fd/1" })
        QCOMPARE(QFile::symLinkTarget(server + descriptor), QString("/dev/null"));
}

void TestDemo::serverEndsWithAKilledDemo()
{
    Program* killed = startDemo();
    TRY_VERIFY(!answer("172.29.108.58").isEmpty());
    const int server = serverPid();
    QVERIFY(server > 0);
    killed->kill();
    TRY_VERIFY(answer("172.29.108.58").isEmpty()); // the network is still there
    TRY_VERIFY(QFile::symLinkTarget("/proc/" + QString::number(server) + "/exe").isEmpty());
    // The next demo removes what the killed one left.
    Program* demo = startDemo();
    TRY_VERIFY(!answer("172.29.108.58").isEmpty());
    demo->closeInput();
    QCOMPARE(demo->waitForEnd(), 0);
    QCOMPARE(namespaces(), m_namespacesBefore);
}

REGISTER_TEST(TestDemo, QCoreApplication)
#include "tst_demo.moc"
