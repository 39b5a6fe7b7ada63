// SPDX-License-Identifier: MIT
#include "tests/support/desktop.h"
#include "tests/support/picture.h"
#include "tests/support/servers.h"
#include "tests/support/tcp.h"
#include "tests/windows/support/windows_test.h"

#include <cerrno>

using namespace portolan::test;

/// portolan.exe's window and tray icon on a desktop, used by mouse; what comes of it is seen from the host's side.
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

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    WindowsPortolan& portolan() { return m_bed->portolan; }
    /// The main window; "": it is not to be seen.
    [[nodiscard]] QString window() const { return m_desktop->windows({ "--name", "Portolan$" }).value(0); }
    /// Every window of the program, as Wine calls it.
    [[nodiscard]] QStringList programWindows() const { return m_desktop->windows({ "--class", "^portolan.exe$" }); }
    /// Where the switch of the only row is, when it is on.
    [[nodiscard]] std::optional<QPoint> switchThatIsOn(const QString& picture) const;
    [[nodiscard]] std::optional<QPoint> trayIcon(const QString& picture) const;
    /// Opens the tray icon's menu and gives its lines.
    [[nodiscard]] QList<QPoint> openTrayMenu(const QString& picture) const;

    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<WindowsBed> m_bed;
};

void TestWindowsDesktop::initTestCase()
{
    SKIP_WITHOUT_WINDOWS();
    m_desktop = std::make_unique<Desktop>(QStringLiteral(PORTOLAN_PICTURES));
    QCOMPARE(m_desktop->error(), QString());
}

void TestWindowsDesktop::init()
{
    m_bed = std::make_unique<WindowsBed>(WineOptions { .display = m_desktop->display(), .wrapper = {} });
    QCOMPARE(m_bed->error(), QString());
    portolan().startOnDesktop();
    QVERIFY2(portolan().connected(), qPrintable(portolan().process().errors()));
    TRY_VERIFY(!window().isEmpty());
}

std::optional<QPoint> TestWindowsDesktop::switchThatIsOn(const QString& picture) const
{
    const QRect frame = m_desktop->geometry(window());
    m_desktop->restPointer();
    // The first column of the table without the edge that marks a selected row, below the picture and the row of filters.
    return blueIn(m_desktop->picture(picture), QRect(frame.left() + 24, frame.top() + 180, 36, frame.height() - 330));
}

std::optional<QPoint> TestWindowsDesktop::trayIcon(const QString& picture) const
{
    return blueIn(m_desktop->picture(picture), m_desktop->tray());
}

QList<QPoint> TestWindowsDesktop::openTrayMenu(const QString& picture) const
{
    const QStringList before = programWindows();
    std::optional<QPoint> icon;
    if (!QTest::qWaitFor([&] { return (icon = trayIcon(picture)).has_value(); }, 30000))
        return {};
    QString menu;
    const auto opened = [&] {
        for (const QString& each : programWindows()) {
            if (!before.contains(each) && m_desktop->geometry(each).height() > 60)
                menu = each;
        }
        return !menu.isEmpty();
    };
    // Wine's task bar loses a click now and then.
    for (int attempt = 0; attempt < 5 && menu.isEmpty(); ++attempt) {
        m_desktop->click(*icon, 3);
        (void)QTest::qWaitFor(opened, 6000);
    }
    if (menu.isEmpty())
        return {};
    // Until it is painted.
    QList<QPoint> lines;
    (void)QTest::qWaitFor(
        [&] {
            lines = textLines(m_desktop->picture(picture), m_desktop->geometry(menu));
            return lines.size() >= 7;
        },
        30000);
    return lines;
}

void TestWindowsDesktop::switchInTheTableAndInTheTray()
{
    NodeServer node(guest(), 3000);
    QVERIFY(node.waitUntilListening());
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    TRY_VERIFY(switchThatIsOn("walk-1-mirrored").has_value());
    QVERIFY(m_bed->twin.curl("http://localhost:3000/").output.startsWith("This is WSL2. "));

    // Off, by the switch in the table.
    m_desktop->click(*switchThatIsOn("walk-1-mirrored"));
    TRY_COMPARE(portolan().state(3000), QString("off"));
    TRY_VERIFY(!switchThatIsOn("walk-2-off").has_value());
    QCOMPARE(Connection(host(), "127.0.0.1", 3000).error(), ECONNREFUSED);
    QCOMPARE(Connection(host(), "::1", 3000).error(), ECONNREFUSED);

    // On again, in the tray's menu: two addresses, then the ports.
    const QList<QPoint> lines = openTrayMenu("walk-3-menu");
    QCOMPARE(lines.size(), 7);
    m_desktop->click(lines.at(2));
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    TRY_VERIFY(switchThatIsOn("walk-4-on-again").has_value());
    QVERIFY(m_bed->twin.curl("http://localhost:3000/").output.startsWith("This is WSL2. "));
}

void TestWindowsDesktop::conflictInTheWindow()
{
    const auto application = m_bed->wine.start(Wine::standIns() + "/web_server.exe", { "0.0.0.0", "80" });
    TRY_COMPARE(application->output(), QString("listening\r\n"));
    NodeServer other(guest(), 3000);
    TRY_COMPARE(Listener(guest(), "0.0.0.0", 80).error(), EACCES);
    NodeServer node(guest(), 80);
    QVERIFY(!node.waitUntilListening());
    QVERIFY(node.process().errors().contains("EACCES: permission denied 0.0.0.0:80"));
    TRY_COMPARE(portolan().row(80).value("refused").toObject().value("process").toString(), QString("node"));
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    TRY_VERIFY(switchThatIsOn("conflict").has_value());
}

void TestWindowsDesktop::closedToTheTrayAndBack()
{
    const QRect frame = m_desktop->geometry(window());
    m_desktop->click({ frame.right() - 9, frame.top() - 10 });
    TRY_COMPARE(window(), QString());
    QCOMPARE(portolan().guestState(), QString("connected"));
    std::optional<QPoint> icon;
    TRY_VERIFY((icon = trayIcon("closed-to-tray")).has_value());
    m_desktop->click(*icon);
    TRY_VERIFY(!window().isEmpty());
    QVERIFY(portolan().quit());
}

QTEST_GUILESS_MAIN(TestWindowsDesktop)
#include "tst_windows_desktop.moc"
