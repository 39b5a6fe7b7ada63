// SPDX-License-Identifier: MIT
#include "tests/support/tcp.h"
#include "tests/windows/support/windows_test.h"

#include <QFile>
#include <QFileInfo>

using namespace portolan::test;

/// What Portolan makes of the WSL that it finds, and of what becomes of it.
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
    void agentIsKeptWhileItIsTheRightOne();
    void distributionIsTerminated();
    void namedDistribution();
    void unusedGuestIsLetGo();

private:
    WindowsPortolan& portolan() { return m_bed->portolan; }
    WslWorld& wsl() { return m_bed->wsl; }
    [[nodiscard]] QString error() { return portolan().status().value("guest").toObject().value("error").toString(); }
    /// The calls of wsl.exe that begin a program in a distribution, which would start it.
    [[nodiscard]] QStringList starts() { return wsl().calls().filter("exec"); }
    /// Several more looks for a guest.
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
    QTest::addColumn<QStringList>("words"); // that its sentence has: what is the case, and what to do
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
    if (what == "none") {
        wsl().removeProgram();
    } else if (what == "empty") {
        wsl().removeDistribution("Ubuntu");
    } else if (what == "wsl1") {
        wsl().removeDistribution("Ubuntu");
        wsl().addDistribution("Old", 1);
    } else {
        wsl().setNetworkingMode(what == "mirrored" ? "mirrored" : "none");
    }
    portolan().start();
    for (const QString& word : words) {
        if (!QTest::qWaitFor([&] { return error().contains(word); }, 30000))
            QFAIL(qPrintable(word + " is missing in: " + error()));
    }
    QVERIFY(portolan().guestState() != "connected");
    QCOMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 0);
}

void TestWindowsWsl::agentIsKeptWhileItIsTheRightOne()
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
    // Another one of the same virtual machine will do.
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

/// An attached program would keep WSL's virtual machine running for ever.
void TestWindowsWsl::unusedGuestIsLetGo()
{
    wsl().setAlone("Ubuntu");
    START_IN_WINDOWS(*m_bed);
    QVERIFY(QTest::qWaitFor([&] { return portolan().guestState() == "stopped"; }, 60000));
    TRY_COMPARE(m_bed->twin.guestProcesses("portolan-agent").size(), 0);
    const qsizetype started = starts().size();
    // WSL ends it then, and nobody starts it but the user.
    wsl().setRunning("Ubuntu", false);
    QVERIFY(looksOn());
    QCOMPARE(starts().size(), started);
    QVERIFY(!wsl().running("Ubuntu"));
    wsl().setRunning("Ubuntu", true);
    TRY_COMPARE(portolan().guestState(), QString("connected"));
}

QTEST_GUILESS_MAIN(TestWindowsWsl)
#include "tst_windows_wsl.moc"
