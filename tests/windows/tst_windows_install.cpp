// SPDX-License-Identifier: MIT
#include "tests/support/desktop.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/windows/support/windows_test.h"

#include <QDir>
#include <QFileInfo>

using namespace portolan::test;

namespace {

const QString uninstallKey = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Portolan";
const QString runKey = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";

/// The only file of that pattern among the packages of the cross-build; "" if it was not built.
QString package(const QString& pattern)
{
    const QDir folder(Wine::build());
    const QStringList found = folder.entryList({ pattern }, QDir::Files, QDir::Time);
    return found.isEmpty() ? QString() : folder.filePath(found.first());
}

} // namespace

/// The installer and the portable zip, used as a user would, and the installed program.
class TestWindowsInstall : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_bed.reset(); }

    void silently();
    void byItsPages();
    void portable();

private:
    WindowsPortolan& portolan() { return m_bed->portolan; }
    [[nodiscard]] QString home() const { return m_bed->wine.home(); }
    [[nodiscard]] QString place() const { return home() + "/AppData/Local/Programs/Portolan"; }
    [[nodiscard]] QString shortcut() const
    {
        return home() + "/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Portolan.lnk";
    }
    /// Whether a service of the guest is reachable on the host's localhost.
    [[nodiscard]] bool mirrors();
    /// Its exit code says little, because it may go on in another process.
    void setup(const QStringList& arguments) { (void)m_bed->wine.run(m_setup, arguments, 120000); }
    void uninstall() { (void)m_bed->wine.run(place() + "/uninstall.exe", { "/S" }, 120000); }
    /// Waits for a page of the installer, takes its picture, and presses keys.
    [[nodiscard]] bool page(const QString& title, const QString& picture, const QStringList& keys);

    QString m_setup;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<WindowsBed> m_bed;
};

void TestWindowsInstall::initTestCase()
{
    SKIP_WITHOUT_WINDOWS();
    m_setup = package("portolan-setup-*.exe");
    if (m_setup.isEmpty())
        QSKIP("No installer was built: run app/windows/package");
    m_desktop = std::make_unique<Desktop>(QStringLiteral(PORTOLAN_PICTURES));
    QCOMPARE(m_desktop->error(), QString());
}

bool TestWindowsInstall::mirrors()
{
    Listener service(m_bed->twin.guest(), "127.0.0.1", 4000);
    if (!QTest::qWaitFor([this] { return portolan().state(4000) == "mirrored"; }, 30000))
        return false;
    Connection client(m_bed->twin.host(), "127.0.0.1", 4000);
    return client.open() && client.send("x") && service.accept().has_value();
}

void TestWindowsInstall::silently()
{
    m_bed = std::make_unique<WindowsBed>();
    QCOMPARE(m_bed->error(), QString());
    setup({ "/S", "/STARTATLOGIN" });
    TRY_VERIFY(QFileInfo::exists(place() + "/uninstall.exe"));
    QStringList files = QDir(place()).entryList(QDir::Files);
    files.sort();
    QCOMPARE(files, QStringList({ "libraries.txt", "license.txt", "portolan.com", "portolan.exe", "uninstall.exe" }));
    TRY_VERIFY(QFileInfo::exists(shortcut()));
    QCOMPARE(m_bed->wine.registryValue(uninstallKey, "DisplayName"), QString("Portolan"));
    QCOMPARE(m_bed->wine.registryValue(runKey, "Portolan"),
        QStringLiteral("\"C:\\users\\%1\\AppData\\Local\\Programs\\Portolan\\portolan.exe\" --hidden")
            .arg(QFileInfo(home()).fileName()));

    portolan().setFolder(place());
    portolan().start();
    QVERIFY2(portolan().connected(), qPrintable(portolan().process().errors()));
    QVERIFY(mirrors());

    // Installing a newer version ends the running one, and keeps the choices.
    setup({ "/S" });
    QVERIFY(portolan().process().waitForEnd() >= 0);
    TRY_VERIFY(!m_bed->wine.registryValue(runKey, "Portolan").isEmpty());
    portolan().start();
    QVERIFY2(portolan().connected(), qPrintable(portolan().process().errors()));
    QCOMPARE(portolan().command({ "disable", "4000" }).exitCode, 0);

    uninstall();
    QVERIFY(portolan().process().waitForEnd() >= 0);
    TRY_VERIFY(!QFileInfo::exists(place()));
    TRY_VERIFY(!QFileInfo::exists(shortcut()));
    TRY_COMPARE(m_bed->wine.registryValue(runKey, "Portolan"), QString());
    TRY_COMPARE(m_bed->wine.registryValue(uninstallKey, "DisplayName"), QString());
    // The uninstaller keeps the user's rules unless told to remove them.
    QVERIFY(QFileInfo::exists(home() + "/AppData/Local/portolan/portolan.ini"));
}

bool TestWindowsInstall::page(const QString& title, const QString& picture, const QStringList& keys)
{
    if (!QTest::qWaitFor([&] { return !m_desktop->windows({ "--name", title }).isEmpty(); }, 60000))
        return false;
    // Wait until it is painted.
    QImage before;
    (void)QTest::qWaitFor(
        [&] {
            const QImage now = m_desktop->picture(picture);
            return std::exchange(before, now) == now;
        },
        10000);
    return std::all_of(keys.begin(), keys.end(), [&](const QString& key) { return m_desktop->press(key); });
}

void TestWindowsInstall::byItsPages()
{
    m_bed = std::make_unique<WindowsBed>(WineOptions { .display = m_desktop->display(), .wrapper = {} });
    QCOMPARE(m_bed->error(), QString());
    const auto installer = m_bed->wine.start(m_setup, {});
    QVERIFY(page("Portolan", "setup-1-parts", { "Return" }));
    QVERIFY(page("Portolan", "setup-2-folder", { "Return" }));
    TRY_VERIFY(QFileInfo::exists(shortcut()));
    // The last page starts Portolan.
    QVERIFY(page("Portolan", "setup-3-finish", { "Return" }));
    TRY_COMPARE(installer->waitForEnd(), 0);
    portolan().setFolder(place());
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    QCOMPARE(m_bed->wine.registryValue(runKey, "Portolan"), QString());
    QVERIFY(QFileInfo::exists(home() + "/AppData/Local/portolan"));

    const auto uninstaller = m_bed->wine.start(place() + "/uninstall.exe", {});
    // Moves down to the settings, which are not selected by default.
    QVERIFY(page("Portolan Uninstall", "uninstall-1-parts", { "Down", "space", "Return" }));
    TRY_VERIFY(!QFileInfo::exists(place() + "/portolan.exe"));
    QVERIFY(page("Portolan Uninstall", "uninstall-2-done", { "Return" }));
    TRY_VERIFY(!QFileInfo::exists(place()));
    TRY_VERIFY(!QFileInfo::exists(home() + "/AppData/Local/portolan"));
}

void TestWindowsInstall::portable()
{
    m_bed = std::make_unique<WindowsBed>();
    QCOMPARE(m_bed->error(), QString());
    const QTemporaryDir stick;
    QCOMPARE(run({}, "cmake",
                 { "-E", "chdir", stick.path(), "cmake", "-E", "tar", "xf", package("portolan-portable-*.zip") })
                 .exitCode,
        0);
    portolan().setFolder(stick.path());
    portolan().start();
    QVERIFY2(portolan().connected(), qPrintable(portolan().process().errors()));
    QVERIFY(mirrors());
    QCOMPARE(portolan().command({ "disable", "4000" }).exitCode, 0);
    QVERIFY(portolan().quit());
    QFile settings(stick.filePath("portolan.ini"));
    QVERIFY(settings.open(QFile::ReadOnly));
    QVERIFY(settings.readAll().contains("4000=off"));
    QVERIFY(QFileInfo::exists(stick.filePath("portolan.log")));
    // No settings and no log elsewhere.
    const QStringList elsewhere = QDir(home() + "/AppData/Local/portolan").entryList({ "*.ini", "*.log" }, QDir::Files);
    QCOMPARE(elsewhere, QStringList());
}

REGISTER_TEST(TestWindowsInstall, QCoreApplication)
#include "tst_windows_install.moc"
