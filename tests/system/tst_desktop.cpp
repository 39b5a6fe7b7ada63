// SPDX-License-Identifier: MIT
#include "tests/support/desktop.h"
#include "tests/support/portolan_instance.h"
#include "tests/support/portolan_window.h"
#include "tests/support/servers.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <cerrno>

using namespace portolan::test;

/// The real window and the real tray icon, used by mouse. The effects are checked from the host's side.
class TestDesktop : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void switchInTheTableAndInTheTray();
    void conflictInTheWindow();
    void closedToTheTrayAndBack();
    void secondStartRaisesTheWindow();
    void hiddenUntilAskedFor();
    void trayThatComesLate();
    void trayThatGoesBringsTheWindow();
    void quitFromTheTray();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    PortolanInstance& portolan() { return m_bed->portolan; }
    void start(const QStringList& arguments = {});
    [[nodiscard]] QString window() const { return m_window->window(); }

    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<PortolanWindow> m_window;
    std::unique_ptr<TestBed> m_bed;
};

void TestDesktop::initTestCase()
{
    SKIP_WITHOUT_ROOT();
    m_desktop = std::make_unique<Desktop>(QStringLiteral(PORTOLAN_PICTURES));
    QCOMPARE(m_desktop->error(), QString());
    m_window = std::make_unique<PortolanWindow>(*m_desktop, "^portolan$");
}

void TestDesktop::init()
{
    m_bed = std::make_unique<TestBed>();
    QCOMPARE(m_bed->twin.error(), QString());
    portolan().setEnvironment("DISPLAY", m_desktop->display());
    portolan().setEnvironment("QT_QPA_PLATFORM", "xcb");
    // Use this desktop's tray, whatever the machine's session has.
    portolan().setEnvironment("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    portolan().setEnvironment(
        "LSAN_OPTIONS", QStringLiteral("suppressions=%1:print_suppressions=0").arg(PORTOLAN_LEAKS));
}

void TestDesktop::cleanup() { m_bed.reset(); }

void TestDesktop::start(const QStringList& arguments)
{
    portolan().start(QStringList { "--guest", "netns:" + m_bed->twin.guestName() } + arguments);
    TRY_COMPARE(portolan().guestState(), QString("connected"));
}

void TestDesktop::switchInTheTableAndInTheTray()
{
    start();
    NodeServer node(guest(), 3000);
    QVERIFY(node.waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    TRY_VERIFY(!window().isEmpty());
    TRY_VERIFY(m_window->switchThatIsOn("walk-1-mirrored").has_value());
    QVERIFY(m_bed->twin.curl("http://localhost:3000/").output.startsWith("This is WSL2. "));

    // Off, with the switch in the table.
    m_desktop->click(*m_window->switchThatIsOn("walk-1-mirrored"));
    TRY_COMPARE(portolan().state(3000), QString("off"));
    TRY_VERIFY(!m_window->switchThatIsOn("walk-2-off").has_value());
    QCOMPARE(Connection(host(), "127.0.0.1", 3000).error(), ECONNREFUSED);
    QCOMPARE(Connection(host(), "::1", 3000).error(), ECONNREFUSED);

    // On again, in the tray's menu: first two addresses, then the ports.
    const QList<QPoint> lines = m_window->openTrayMenu("walk-3-menu");
    QCOMPARE(lines.size(), 7);
    m_desktop->click(lines.at(2));
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    TRY_VERIFY(m_window->switchThatIsOn("walk-4-on-again").has_value());
    QVERIFY(m_bed->twin.curl("http://localhost:3000/").output.startsWith("This is WSL2. "));
}

void TestDesktop::conflictInTheWindow()
{
    Nginx nginx(host(), { "0.0.0.0:80" });
    QVERIFY(nginx.waitUntilListening());
    start();
    NodeServer other(guest(), 3000);
    TRY_COMPARE(Listener(guest(), "0.0.0.0", 80).error(), EACCES);
    NodeServer node(guest(), 80);
    QVERIFY(!node.waitUntilListening());
    QVERIFY(node.process().errors().contains("EACCES: permission denied 0.0.0.0:80"));
    TRY_COMPARE(portolan().row(80).value("refused").toObject().value("process").toString(), QString("node"));
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    TRY_VERIFY(m_window->switchThatIsOn("conflict").has_value());
}

void TestDesktop::closedToTheTrayAndBack()
{
    start();
    TRY_VERIFY(!window().isEmpty());
    m_window->close();
    TRY_COMPARE(window(), QString());
    QCOMPARE(portolan().guestState(), QString("connected"));
    std::optional<QPoint> icon;
    TRY_VERIFY((icon = m_window->trayIcon("closed-to-tray")).has_value());
    m_desktop->click(*icon);
    TRY_VERIFY(!window().isEmpty());
}

void TestDesktop::secondStartRaisesTheWindow()
{
    start({ "-session", "10a_1_2" }); // as a session manager starts it
    TRY_VERIFY(!window().isEmpty());
    m_window->close();
    TRY_COMPARE(window(), QString());
    const Outcome second = portolan().command({});
    QCOMPARE(second.exitCode, 0);
    TRY_VERIFY(!window().isEmpty());
    QVERIFY(portolan().running());
}

void TestDesktop::hiddenUntilAskedFor()
{
    start({ "--hidden" });
    TRY_VERIFY(m_window->trayIcon("hidden").has_value());
    QCOMPARE(window(), QString());
    QCOMPARE(portolan().command({ "--hidden" }).exitCode, 0);
    QCOMPARE(portolan().guestState(), QString("connected"));
    QCOMPARE(window(), QString());
    QCOMPARE(portolan().command({}).exitCode, 0);
    TRY_VERIFY(!window().isEmpty());
}

/// At login the panel may start after Portolan.
void TestDesktop::trayThatComesLate()
{
    m_desktop->stopTray();
    start({ "--hidden" });
    QCOMPARE(window(), QString());
    m_desktop->startTray();
    QCOMPARE(m_desktop->error(), QString());
    std::optional<QPoint> icon;
    TRY_VERIFY((icon = m_window->trayIcon("late-tray")).has_value());
    QCOMPARE(window(), QString());
    m_desktop->click(*icon);
    TRY_VERIFY(!window().isEmpty());
}

void TestDesktop::trayThatGoesBringsTheWindow()
{
    start({ "--hidden" });
    TRY_VERIFY(m_window->trayIcon("tray-before").has_value());
    QCOMPARE(window(), QString());
    m_desktop->stopTray();
    TRY_VERIFY(!window().isEmpty());
    m_desktop->startTray();
    QCOMPARE(m_desktop->error(), QString());
    TRY_VERIFY(m_window->trayIcon("tray-again").has_value());
}

void TestDesktop::quitFromTheTray()
{
    start();
    Listener service(guest(), "127.0.0.1", 4000);
    TRY_COMPARE(portolan().state(4000), QString("mirrored"));
    const QList<QPoint> lines = m_window->openTrayMenu("quit-menu");
    QCOMPARE(lines.size(), 7);
    m_desktop->click(lines.last());
    QCOMPARE(portolan().process().waitForEnd(), 0);
    QCOMPARE(Connection(host(), "127.0.0.1", 4000).error(), ECONNREFUSED);
    // The window was open until the end: nobody closed it to the tray.
    QFile settings(portolan().folder() + "/config/portolan/portolan.ini");
    QVERIFY(settings.open(QFile::ReadOnly));
    const QByteArray written = settings.readAll();
    QVERIFY2(written.contains("[window]"), written.constData());
    QVERIFY2(!written.contains("closeHintShown"), written.constData());
}

REGISTER_TEST(TestDesktop, QCoreApplication)
#include "tst_desktop.moc"
