// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/servers.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QJsonArray>

#include <cerrno>
#include <csignal>

using namespace portolan::test;

/// Agents that die, guests that come and go, pauses, rules, and the end.
class TestLife : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init() { m_bed = std::make_unique<TestBed>(); }
    void cleanup() { m_bed.reset(); }

    void agentThatDiesIsRestarted();
    void guestBeforeAndAfter();
    void guestRecreatedAtOnce();
    void guestChangesItsAddress();
    void guestThatCannotBeReached();
    void guestThatIsCutOff();
    void agentThatIsFrozen();
    void missingAdapter();
    void adapterComesAndGoes();
    void pauseSurvivesARestart();
    void ruleWithoutAListener();
    void brokenSettingsDoNotStopIt_data();
    void brokenSettingsDoNotStopIt();
    void nothingStaysBehind_data();
    void nothingStaysBehind();
    void releaseBuild();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    PortolanInstance& portolan() { return m_bed->portolan; }
    [[nodiscard]] QList<qint64> agents() const { return m_bed->twin.guestProcesses("portolan-agent"); }
    [[nodiscard]] bool reaches(Listener& service, const char* way = "127.0.0.1") const;

    std::unique_ptr<TestBed> m_bed;
};

bool TestLife::reaches(Listener& service, const char* way) const
{
    Connection client(host(), way, service.port());
    return client.open() && client.send("x") && service.accept(1000).has_value();
}

void TestLife::agentThatDiesIsRestarted()
{
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    const QString before = run(host(), "ss", { "-ltneH", "sport = :4000" }).output;
    QCOMPARE(agents().size(), 1);
    const qint64 killed = agents().first();
    QCOMPARE(::kill(static_cast<pid_t>(killed), SIGKILL), 0);
    TRY_VERIFY(agents().size() == 1 && agents().first() != killed);
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    TRY_VERIFY(reaches(service));
    // The mirrors stayed open: they are the same sockets.
    const auto inodes = [](const QString& text) {
        QStringList found;
        const QStringList lines = text.split('\n', Qt::SkipEmptyParts);
        for (const QString& line : lines)
            found << line.section("ino:", 1).section(' ', 0, 0);
        found.sort();
        return found;
    };
    QCOMPARE(inodes(run(host(), "ss", { "-ltneH", "sport = :4000" }).output), inodes(before));
}

void TestLife::guestBeforeAndAfter()
{
    m_bed->twin.deleteGuest();
    portolan().start();
    TRY_COMPARE(portolan().guestState(), QString("stopped"));
    m_bed->twin.makeGuest();
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    {
        Listener service(guest(), "127.0.0.1", 4000);
        TRY_VERIFY(reaches(service));
        Connection client(host(), "127.0.0.1", 4000);
        const std::optional<Connection> accepted = service.accept();
        QVERIFY(accepted.has_value());
        m_bed->twin.deleteGuest();
        TRY_COMPARE(portolan().state(4000), QString("waiting guest-stopped"));
        // Nobody in the guest is left who could end the connection.
        QCOMPARE(client.receiveAll(), QByteArray());
        QCOMPARE(client.error(), ECONNRESET);
        TRY_COMPARE(portolan().row(4000).value("connections").toObject().value("active").toInt(), 0);
    }
    QCOMPARE(portolan().guestState(), QString("stopped"));
    QCOMPARE(Connection(host(), "127.0.0.1", 4000).error(), ECONNREFUSED);
    QCOMPARE(portolan().hostAddresses(4000), QString());
    TRY_COMPARE(agents().size(), 0);
    m_bed->twin.makeGuest("172.29.97.200/16");
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    // Nothing listens there any more, and the new guest reports that.
    TRY_COMPARE(portolan().state(4000), QString());
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_VERIFY(reaches(service));
    TRY_COMPARE(portolan().status().value("guest").toObject().value("address").toString(), QString("172.29.97.200"));
}

void TestLife::guestRecreatedAtOnce()
{
    START(*m_bed);
    for (int i = 1; i <= 3; ++i) {
        m_bed->twin.deleteGuest();
        m_bed->twin.makeGuest(QString("172.29.97.%1/16").arg(i));
        QCOMPARE(m_bed->twin.error(), QString());
        Listener service(guest(), "127.0.0.1", 4000);
        TRY_VERIFY(reaches(service));
        TRY_COMPARE(
            portolan().status().value("guest").toObject().value("address").toString(), QString("172.29.97.%1").arg(i));
    }
}

void TestLife::guestChangesItsAddress()
{
    START(*m_bed);
    Listener service(guest(), "0.0.0.0", 4000);
    TRY_VERIFY(reaches(service));
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "address", "delete", "172.29.108.58/16", "dev", "eth0" }));
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "address", "add", "172.29.97.9/16", "dev", "eth0" }));
    TRY_COMPARE(portolan().status().value("guest").toObject().value("address").toString(), QString("172.29.97.9"));
    TRY_VERIFY(reaches(service));
}

void TestLife::guestThatCannotBeReached()
{
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_VERIFY(reaches(service));
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "link", "set", "eth0", "down" }));
    TRY_COMPARE(portolan().state(4000), QString("waiting guest-unreachable"));
    QCOMPARE(portolan().hostAddresses(4000), QString());
    const QString message = portolan().row(4000).value("message").toString();
    QVERIFY2(message.contains("its interface eth0 is down"), qPrintable(message));
    QVERIFY(m_bed->twin.ip(m_bed->twin.guestName(), { "link", "set", "eth0", "up" }));
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    TRY_VERIFY(reaches(service));
}

/// One connection of a client is enough to find out, and then the message says what the system answered.
void TestLife::guestThatIsCutOff()
{
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_VERIFY(reaches(service));
    struct Cut {
        Place where;
        const char* program;
        QStringList apply;
        QStringList undo;
        const char* answer;
    };
    const QString drop = "add table inet cut; add chain inet cut way { type filter hook input priority 0; };"
                         "add rule inet cut way iifname eth0 meta l4proto tcp drop";
    for (const Cut& each : { Cut { guest(), "nft", { drop }, { "delete table inet cut" }, "timed-out" },
             Cut { host(), "ip", { "route", "add", "prohibit", Twin::guestAddress },
                 { "route", "del", "prohibit", Twin::guestAddress }, "forbidden" } }) {
        QCOMPARE(run(each.where, each.program, each.apply).errors, QString());
        Connection client(host(), "127.0.0.1", 4000);
        QVERIFY(client.open());
        TRY_COMPARE(portolan().state(4000), QString("waiting guest-unreachable"));
        const auto dial = [&] { return portolan().status().value("guest").toObject().value("dial").toObject(); };
        TRY_COMPARE(dial().value("answer").toString(), QString(each.answer));
        QCOMPARE(dial().value("from").toString(), QString(Twin::hostAddress));
        QCOMPARE(dial().value("to").toString(), QString(Twin::guestAddress));
        const QString tried = QString("%1 port %2 from %3").arg(Twin::guestAddress).arg(dial().value("port").toInt()).arg(Twin::hostAddress);
        const QString message = portolan().row(4000).value("message").toString();
        QVERIFY2(message.contains(tried), qPrintable(message));
        QCOMPARE(run(each.where, each.program, each.undo).errors, QString());
        TRY_COMPARE(portolan().state(4000), QString("mirrored"));
        TRY_VERIFY(reaches(service));
    }
}

void TestLife::agentThatIsFrozen()
{
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    QCOMPARE(::kill(static_cast<pid_t>(agents().value(0)), SIGSTOP), 0);
    TRY_COMPARE(portolan().state(4000), QString("waiting guest-unreachable"));
    const QString message = portolan().row(4000).value("message").toString();
    QVERIFY2(message.contains("the agent in it does not answer"), qPrintable(message));
    QCOMPARE(::kill(static_cast<pid_t>(agents().value(0)), SIGCONT), 0);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
}

void TestLife::missingAdapter()
{
    Listener service(guest(), "127.0.0.1", 4000);
    portolan().start({ "--headless", "--guest", "netns:" + m_bed->twin.guestName(), "--adapter", "nosuch" });
    const auto message = [this] { return portolan().row(4000).value("message").toString(); };
    TRY_VERIFY(message().contains("This computer has no adapter nosuch"));
}

void TestLife::adapterComesAndGoes()
{
    START(*m_bed);
    const auto adapter = [&] { return portolan().status().value("host").toObject(); };
    TRY_COMPARE(adapter().value("address").toString(), QString(Twin::hostAddress));
    QVERIFY(
        m_bed->twin.ip(m_bed->twin.hostName(), { "address", "replace", "172.29.96.2/19", "dev", "vEthernet(WSL)" }));
    QVERIFY(m_bed->twin.ip(m_bed->twin.hostName(), { "address", "delete", "172.29.96.1/20", "dev", "vEthernet(WSL)" }));
    TRY_COMPARE(adapter().value("address").toString(), QString("172.29.96.2"));
    QCOMPARE(adapter().value("prefix").toInt(), 19);
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_VERIFY(reaches(service));
}

void TestLife::pauseSurvivesARestart()
{
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    QCOMPARE(portolan().command({ "pause" }).exitCode, 0);
    QCOMPARE(Connection(host(), "127.0.0.1", 4000).error(), ECONNREFUSED);
    QCOMPARE(Connection(host(), "::1", 4000).error(), ECONNREFUSED);
    QCOMPARE(portolan().state(4000), QString("off paused"));
    QVERIFY(portolan().quit());
    START(*m_bed);
    TRY_COMPARE(portolan().state(4000), QString("off paused"));
    QCOMPARE(portolan().command({ "resume" }).exitCode, 0);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    QVERIFY(reaches(service));
}

void TestLife::ruleWithoutAListener()
{
    START(*m_bed);
    QCOMPARE(portolan().command({ "disable", "4000" }).exitCode, 0);
    QCOMPARE(portolan().state(4000), QString("off"));
    QCOMPARE(portolan().row(4000).value("listeners").toArray(), QJsonArray());
    QVERIFY(portolan().quit());
    START(*m_bed);
    QCOMPARE(portolan().state(4000), QString("off"));
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_COMPARE(portolan().row(4000).value("listeners").toArray().size(), 1);
    QCOMPARE(portolan().state(4000), QString("off"));
    QCOMPARE(Connection(host(), "127.0.0.1", 4000).error(), ECONNREFUSED);
    QCOMPARE(portolan().command({ "enable", "4000" }).exitCode, 0);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    service.close();
    TRY_COMPARE(portolan().state(4000), QString());
}

void TestLife::brokenSettingsDoNotStopIt_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::newRow("of the engine") << QByteArray("[Mirroring\npaused=maybe\n[Ports]\nhttp=off\n99999=off\n4000=off\n");
    QTest::newRow("of the desktop") << QByteArray("[Desktop]\nlanguage=ja\nno key\n[Ports]\n4000=off\n");
}

void TestLife::brokenSettingsDoNotStopIt()
{
    QFETCH(QByteArray, settings);
    portolan().writeSettings(settings);
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 4001);
    TRY_COMPARE(portolan().state(4001), QString("mirrored"));
    // The old content is kept for the user.
    const QStringList kept = QDir(portolan().folder() + "/config/portolan").entryList({ "portolan.ini.broken-*" });
    QCOMPARE(kept.size(), 1);
}

void TestLife::nothingStaysBehind_data()
{
    QTest::addColumn<int>("signal"); ///< 0: the command quit
    QTest::newRow("quit") << 0;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
    QTest::newRow("SIGKILL") << SIGKILL;
}

void TestLife::nothingStaysBehind()
{
    QFETCH(int, signal);
    START(*m_bed);
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    QCOMPARE(agents().size(), 1);
    if (signal == 0) {
        QVERIFY(portolan().quit());
    } else {
        portolan().process().signal(signal);
        QVERIFY(portolan().process().waitForEnd() >= 0);
    }
    if (signal != SIGKILL)
        QCOMPARE(portolan().process().waitForEnd(), 0);
    // When Portolan ends, for whatever reason, the agent's stdin ends, and so does the agent.
    TRY_COMPARE(agents().size(), 0);
    QCOMPARE(run(host(), "ss", { "-ltnH" }).output, QString());
    // The next start finds nothing in its way.
    START(*m_bed);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
}

/// The programs as users have them: optimised, with a static agent.
void TestLife::releaseBuild()
{
    const QString folder = qEnvironmentVariable("PORTOLAN_RELEASE_BIN", QStringLiteral(PORTOLAN_RELEASE_FOLDER));
    if (!QFileInfo::exists(folder + "/portolan"))
        QSKIP(qPrintable("No release build in " + folder));
    const QByteArray before = qgetenv("PORTOLAN_BIN");
    qputenv("PORTOLAN_BIN", folder.toUtf8());
    const bool connected = portolan().startAndConnect();
    Listener service(guest(), "127.0.0.1", 4000);
    const bool mirrored = connected && QTest::qWaitFor([&] { return portolan().state(4000) == "mirrored"; }, 30000);
    const bool reached = mirrored && reaches(service) && reaches(service, "::1");
    const bool ended = portolan().quit();
    const QString words = portolan().process().errors();
    if (before.isNull())
        qunsetenv("PORTOLAN_BIN");
    else
        qputenv("PORTOLAN_BIN", before);
    QVERIFY2(connected, qPrintable(words));
    QVERIFY(mirrored);
    QVERIFY(reached);
    QVERIFY(ended);
}

REGISTER_TEST(TestLife, QCoreApplication)
#include "tst_life.moc"
