// SPDX-License-Identifier: MIT
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/windows/support/windows_test.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <csignal>

using namespace portolan::test;

/// How Portolan handles the WSL that it finds, and what happens to it.
class TestWindowsWsl : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_WINDOWS(); }
    void init();
    void cleanup() { m_bed.reset(); }

    void nothingIsStarted();
    void unusable_data();
    void unusable();
    void rightAgentIsKept();
    void distributionIsTerminated();
    void namedDistribution();
    void unusedGuestIsLetGo();
    void unusedGuestIsKeptRunning();
    void sleepAndResume();

private:
    WindowsPortolan& portolan() { return m_bed->portolan; }
    WslWorld& wsl() { return m_bed->wsl; }
    [[nodiscard]] QString error() { return portolan().status().value("guest").toObject().value("error").toString(); }
    /// The calls of wsl.exe that run a program in a distribution, which would start it.
    [[nodiscard]] QStringList starts() { return wsl().calls().filter("exec"); }
    /// Waits for several more looks for a guest.
    [[nodiscard]] bool looksOn();

    std::unique_ptr<WindowsBed> m_bed;
};

void TestWindowsWsl::init()
{
    m_bed = std::make_unique<WindowsBed>();
    QCOMPARE(m_bed->error(), QString());
}

bool TestWindowsWsl::looksOn()
{
    const qsizetype calls = wsl().calls().size();
    return QTest::qWaitFor([&] { return wsl().calls().size() > calls + 1; }, 30000);
}

void TestWindowsWsl::nothingIsStarted()
{
    wsl().setRunning("Ubuntu", false);
    portolan().start();
    TRY_COMPARE(portolan().guestState(), QString("stopped"));
    QVERIFY(looksOn());
    QCOMPARE(starts(), QStringList());
    QVERIFY(!wsl().running("Ubuntu"));
    // The user starts it.
    wsl().setRunning("Ubuntu", true);
    TRY_COMPARE(portolan().guestState(), QString("connected"));
}

void TestWindowsWsl::unusable_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("words"); // in its sentence: what is wrong, and what to do
    QTest::newRow("no WSL") << "none" << QStringList { "not installed", "wsl --install" };
    QTest::newRow("no distribution") << "empty" << QStringList { "no distribution", "wsl --install" };
    QTest::newRow("WSL 1 only") << "wsl1" << QStringList { "WSL 1", "wsl --set-version Old 2" };
    QTest::newRow("mirrored") << "mirrored" << QStringList { "mirrored", ".wslconfig" };
    QTest::newRow("no network") << "networkless" << QStringList { "\"none\"", ".wslconfig" };
}

void TestWindowsWsl::unusable()
{
    QFETCH(QString, what);
    QFETCH(QStringList, words);
    wsl().make(what);
    portolan().start();
    for (const QString& word : words) {
        if (!QTest::qWaitFor([&] { return error().contains(word); }, 30000))
            QFAIL(qPrintable(word + " is missing in: " + error()));
    }
    QVERIFY(portolan().guestState() != "connected");
    QCOMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 0);
}

void TestWindowsWsl::rightAgentIsKept()
{
    START_IN_WINDOWS(*m_bed);
    const QString agent = wsl().file("Ubuntu", "/var/lib/portolan/portolan-agent");
    const QDateTime made = QFileInfo(agent).lastModified();
    QVERIFY(made.isValid());
    QVERIFY(portolan().quit());
    portolan().start();
    QVERIFY(portolan().connected());
    QCOMPARE(QFileInfo(agent).lastModified(), made);
    QVERIFY(portolan().quit());

    QFile file(agent);
    QVERIFY(file.open(QFile::Append));
    file.write("something else");
    file.close();
    portolan().start();
    QVERIFY(portolan().connected());
    QVERIFY(QFileInfo(agent).lastModified() > made);
}

void TestWindowsWsl::distributionIsTerminated()
{
    START_IN_WINDOWS(*m_bed);
    Listener service(m_bed->twin.guest(), "127.0.0.1", 4000);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    QCOMPARE(m_bed->wine.run("wsl.exe", { "--terminate", "Ubuntu" }).exitCode, 0);
    TRY_COMPARE(portolan().guestState(), QString("stopped"));
    const qsizetype started = starts().size();
    QVERIFY(looksOn());
    QCOMPARE(starts().size(), started);
    QVERIFY(!wsl().running("Ubuntu"));
    // Another distribution of the same virtual machine will do.
    wsl().addDistribution("Debian");
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    QVERIFY(!wsl().running("Ubuntu"));
}

void TestWindowsWsl::namedDistribution()
{
    wsl().addDistribution("Débian", 2, false);
    portolan().start({ "--headless", "--guest", "wsl:Débian" });
    TRY_COMPARE(portolan().guestState(), QString("stopped"));
    QVERIFY(looksOn());
    QVERIFY(!wsl().running("Débian"));
    wsl().setRunning("Débian", true);
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    QVERIFY(QFileInfo::exists(wsl().file("Débian", "/var/lib/portolan/portolan-agent")));
    QVERIFY(!QFileInfo::exists(wsl().file("Ubuntu", "/var/lib/portolan/portolan-agent")));
}

/// A program that stays attached would keep WSL's virtual machine running for ever.
void TestWindowsWsl::unusedGuestIsLetGo()
{
    wsl().setAlone("Ubuntu");
    START_IN_WINDOWS(*m_bed);
    QVERIFY2(QTest::qWaitFor([&] { return portolan().guestState() == "stopped"; }, 60000), m_bed->log().constData());
    TRY_COMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 0);
    const qsizetype started = starts().size();
    // WSL ends it then, and only the user starts it again.
    wsl().setRunning("Ubuntu", false);
    QVERIFY(looksOn());
    QCOMPARE(starts().size(), started);
    QVERIFY(!wsl().running("Ubuntu"));
    wsl().setRunning("Ubuntu", true);
    TRY_COMPARE(portolan().guestState(), QString("connected"));
}

/// Unless the user wants that.
void TestWindowsWsl::unusedGuestIsKeptRunning()
{
    wsl().setAlone("Ubuntu");
    const QString folder = m_bed->wine.home() + "/AppData/Local/portolan";
    QVERIFY(QDir().mkpath(folder));
    QFile settings(folder + "/portolan.ini");
    QVERIFY(settings.open(QFile::WriteOnly));
    settings.write("[Guest]\nkeep-running=true\n");
    settings.close();
    START_IN_WINDOWS(*m_bed);
    // Longer than the agent takes to report that nobody uses the guest.
    QVERIFY(!QTest::qWaitFor([&] { return portolan().guestState() != "connected"; }, 40000));
    QCOMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 1);
}

/// Host and guest stand still, and the connection between them is dead when the host resumes.
void TestWindowsWsl::sleepAndResume()
{
    START_IN_WINDOWS(*m_bed);
    Listener service(m_bed->twin.guest(), "127.0.0.1", 4000);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    const QList<qint64> agents = m_bed->twin.guestProcesses("portolan-agent");
    QList<qint64> application;
    TRY_VERIFY((application = m_bed->wine.processes("portolan.exe")).size() == 1); // an earlier command may still run
    QCOMPARE(agents.size(), 1);
    for (const qint64 process : agents + application)
        QCOMPARE(::kill(static_cast<pid_t>(process), SIGSTOP), 0);
    QThread::sleep(17); // a pause of 15 seconds is a sleep
    QCOMPARE(::kill(static_cast<pid_t>(application.first()), SIGCONT), 0);

    QElapsedTimer sinceResume;
    sinceResume.start();
    TRY_COMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 2);
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    Connection client(m_bed->twin.host(), "127.0.0.1", 4000);
    QVERIFY(client.open() && client.send("x"));
    std::optional<Connection> accepted = service.accept();
    QVERIFY(accepted.has_value());
    QCOMPARE(accepted->receive(1), QByteArray("x"));
    // Without a sleep, Portolan would wait longer for an agent that does not answer.
    QVERIFY2(sinceResume.elapsed() < 18000, qPrintable(QString::number(sinceResume.elapsed())));
    QCOMPARE(::kill(static_cast<pid_t>(agents.first()), SIGCONT), 0);
    TRY_COMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 1);
}

REGISTER_TEST(TestWindowsWsl, QCoreApplication)
#include "tst_windows_wsl.moc"
