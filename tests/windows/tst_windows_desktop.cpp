// SPDX-License-Identifier: MIT
#include "tests/support/desktop.h"
#include "tests/support/picture.h"
#include "tests/support/portolan_window.h"
#include "tests/support/servers.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/windows/support/windows_test.h"

#include <QFile>
#include <QImage>

#include <cerrno>

using namespace portolan::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// portolan.exe's window and tray icon on a desktop, used by mouse. The effects are checked from the host's side.
class TestWindowsDesktop : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_bed.reset(); }

    void switchInTheTableAndInTheTray();
    void conflictInTheWindow();
    void closedToTheTrayAndBack();
    void conflictIsNotified();
    void wslForwardingIsSwitchedOff();
    void whatIsWrongWithWsl_data();
    void whatIsWrongWithWsl();

private:
    void start();
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    WindowsPortolan& portolan() { return m_bed->portolan; }
    [[nodiscard]] QString window() const { return m_window->window(); }

    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<PortolanWindow> m_window;
    std::unique_ptr<WindowsBed> m_bed;
};

void TestWindowsDesktop::initTestCase()
{
    SKIP_WITHOUT_WINDOWS();
    m_desktop = std::make_unique<Desktop>(QStringLiteral(PORTOLAN_PICTURES));
    QCOMPARE(m_desktop->error(), QString());
    m_window = std::make_unique<PortolanWindow>(*m_desktop, "^portolan.exe$");
}

void TestWindowsDesktop::init()
{
    m_bed = std::make_unique<WindowsBed>(WineOptions { .display = m_desktop->display(), .wrapper = {} });
    QCOMPARE(m_bed->error(), QString());
}

void TestWindowsDesktop::start()
{
    portolan().startOnDesktop();
    QVERIFY2(portolan().connected(), qPrintable(portolan().process().errors()));
    TRY_VERIFY(!window().isEmpty());
}

void TestWindowsDesktop::switchInTheTableAndInTheTray()
{
    start();
    NodeServer node(guest(), 3000);
    QVERIFY(node.waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
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

void TestWindowsDesktop::conflictInTheWindow()
{
    start();
    const auto application = m_bed->wine.start(Wine::standIns() + "/web_server.exe", { "0.0.0.0", "80" });
    TRY_COMPARE(application->output(), QString("listening\r\n"));
    NodeServer other(guest(), 3000);
    TRY_COMPARE(Listener(guest(), "0.0.0.0", 80).error(), EACCES);
    NodeServer node(guest(), 80);
    QVERIFY(!node.waitUntilListening());
    QVERIFY(node.process().errors().contains("EACCES: permission denied 0.0.0.0:80"));
    TRY_COMPARE(portolan().row(80).value("refused").toObject().value("process").toString(), QString("node"));
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    TRY_VERIFY(m_window->switchThatIsOn("conflict").has_value());
}

void TestWindowsDesktop::closedToTheTrayAndBack()
{
    start();
    m_window->close();
    TRY_COMPARE(window(), QString());
    QCOMPARE(portolan().guestState(), QString("connected"));
    std::optional<QPoint> icon;
    TRY_VERIFY((icon = m_window->trayIcon("closed-to-tray")).has_value());
    m_desktop->click(*icon);
    TRY_VERIFY(!window().isEmpty());
    QVERIFY(portolan().quit());
}

/// With a balloon at the icon.
void TestWindowsDesktop::conflictIsNotified()
{
    start();
    const QRect tray = m_desktop->tray();
    const QRect place(tray.right() - 90, tray.top() - 60, 60, 40);
    // By the average: a single pixel may belong to a letter.
    const auto balloon = [&](const QString& picture) {
        const QImage part = m_desktop->picture(picture).copy(place);
        return qGray(part.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0)) > 128;
    };
    m_window->close();
    TRY_COMPARE(window(), QString());
    TRY_VERIFY(balloon("balloon-1-closed-to-tray")); // the first time it is closed
    TRY_VERIFY(!balloon("balloon-2-gone"));
    const auto application = m_bed->wine.start(Wine::standIns() + "/web_server.exe", { "0.0.0.0", "80" });
    TRY_COMPARE(application->output(), QString("listening\r\n"));
    TRY_COMPARE(Listener(guest(), "0.0.0.0", 80).error(), EACCES);
    TRY_VERIFY(balloon("balloon-3-conflict"));
}

/// With the buttons in the row of a port that WSL's own relay serves.
void TestWindowsDesktop::wslForwardingIsSwitchedOff()
{
    const QString config = m_bed->wine.home() + "/.wslconfig";
    const QByteArray text = "# mine\r\n[wsl2]\r\nmemory=4GB # enough\r\n";
    QFile file(config);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(text);
    file.close();
    start();
    const QString relay = m_bed->wine.drive() + "/wslrelay.exe";
    QFile::remove(relay);
    QVERIFY(QFile::copy(Wine::standIns() + "/web_server.exe", relay));
    const auto wslrelay = m_bed->wine.start("C:\\wslrelay.exe", { "127.0.0.1", "5000" });
    TRY_COMPARE(wslrelay->output(), QString("listening\r\n"));
    Listener service(guest(), "127.0.0.1", 5000);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(5000), QString("ignored served-by-wsl"));

    const std::optional<QPoint> row = m_window->switchThatIsOn("forwarding-1-row");
    QVERIFY(row.has_value());
    m_desktop->click(*row + QPoint(550, 0));
    // Now the row's details are open, with the message and a button in their upper right corner.
    const QStringList before = m_window->windows();
    const QPoint button = m_window->frame().bottomRight() - QPoint(132, 314);
    QString question;
    for (int attempt = 0; attempt < 5 && question.isEmpty(); ++attempt) {
        m_desktop->picture("forwarding-1-row");
        m_desktop->click(button);
        question = m_window->newWindow(before, 3000);
    }
    QVERIFY(!question.isEmpty());
    m_desktop->picture("forwarding-2-question");
    QCOMPARE(contentOf(config), text);
    QVERIFY(m_desktop->press("Return")); // "Switch it off"
    TRY_COMPARE(contentOf(config), QByteArray("# mine\r\n[wsl2]\r\nlocalhostForwarding=false\r\nmemory=4GB # enough\r\n"));
    QCOMPARE(contentOf(config + ".before-portolan"), text);
    QVERIFY(!m_window->newWindow(before, 10000).isEmpty());
    m_desktop->picture("forwarding-3-done");
}

void TestWindowsDesktop::whatIsWrongWithWsl_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("state");
    QTest::newRow("no WSL") << "none" << "failed";
    QTest::newRow("no distribution") << "empty" << "failed";
    QTest::newRow("WSL 1 only") << "wsl1" << "failed";
    QTest::newRow("mirrored") << "mirrored" << "failed";
    QTest::newRow("nothing runs") << "stopped" << "stopped";
}

/// tst_windows_wsl checks the texts; this takes their pictures.
void TestWindowsDesktop::whatIsWrongWithWsl()
{
    QFETCH(QString, what);
    QFETCH(QString, state);
    m_bed->wsl.make(what);
    portolan().startOnDesktop();
    TRY_COMPARE(portolan().guestState(), state);
    TRY_VERIFY(!window().isEmpty());
    const QRect frame = m_window->frame();
    // The note is below the guest's card, which shows the state. Its mark is red if the user has to act.
    const QRect mark(frame.left() + 16, frame.top() + 90, 20, 50);
    TRY_COMPARE(redIn(m_desktop->picture("wsl-" + what), mark).has_value(), state == "failed");
}

REGISTER_TEST(TestWindowsDesktop, QCoreApplication)
#include "tst_windows_desktop.moc"
