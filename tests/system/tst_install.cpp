// SPDX-License-Identifier: MIT
#include "tests/support/desktop.h"
#include "tests/support/portolan_instance.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/support/throw_away_root.h"

#include <QDir>
#include <QFileInfo>

using namespace portolan::test;

/// The release build, installed in every way that README describes, started from there, and removed again. All in a
/// throw-away root.
class TestInstall : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void fromTheSources();
    void elsewhere();
    void asAPackage();
    void windowOfThePackage();

private:
    /// Runs a command in the throw-away root; returns what went wrong.
    [[nodiscard]] bool succeeds(const QStringList& command);
    [[nodiscard]] bool installPackage();
    /// The installed files below `folder`, as paths in the throw-away root.
    [[nodiscard]] QStringList installed(const QString& folder) const;
    PortolanInstance& portolan() { return m_bed->portolan; }
    /// `folder`: where the program is.
    void use(const QString& folder);
    /// Whether a service of the guest is reachable on the host's localhost.
    [[nodiscard]] bool mirrors();

    QString m_release = qEnvironmentVariable("PORTOLAN_RELEASE", QStringLiteral(PORTOLAN_RELEASE_BUILD));
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<TestBed> m_bed;
    std::unique_ptr<ThrowAwayRoot> m_root;
};

void TestInstall::initTestCase()
{
    SKIP_WITHOUT_ROOT();
    if (!QFileInfo::exists(m_release + "/bin/portolan"))
        QSKIP(qPrintable("No release build in " + m_release));
    m_desktop = std::make_unique<Desktop>(QStringLiteral(PORTOLAN_PICTURES));
    QCOMPARE(m_desktop->error(), QString());
}

void TestInstall::init()
{
    m_bed = std::make_unique<TestBed>();
    QCOMPARE(m_bed->twin.error(), QString());
    m_root = std::make_unique<ThrowAwayRoot>(QStringList { QStringLiteral(PORTOLAN_SOURCES), QDir::tempPath() });
    if (!m_root->error().isEmpty())
        QSKIP(qPrintable(m_root->error()));
    portolan().setWrapper(m_root->enter());
}

void TestInstall::cleanup()
{
    m_bed.reset(); // the program is in the root
    m_root.reset();
    qunsetenv("PORTOLAN_BIN");
}

bool TestInstall::succeeds(const QStringList& command)
{
    const Outcome outcome = m_root->run(command);
    if (outcome.exitCode != 0)
        qWarning().noquote() << command.join(u' ') << outcome.exitCode << outcome.output << outcome.errors;
    return outcome.exitCode == 0;
}

bool TestInstall::installPackage()
{
    // Not the target `package`, which would rebuild what has changed since.
    return succeeds({ "cpack", "--config", m_release + "/CPackConfig.cmake", "-B", "/opt/package" })
        && succeeds({ "sh", "-c", "dpkg --install /opt/package/portolan_*.deb" });
}

QStringList TestInstall::installed(const QString& folder) const
{
    QStringList files;
    for (const QString& file : m_root->written(folder)) {
        if (file.contains("portolan", Qt::CaseInsensitive) || file.endsWith("demo-server"))
            files << file.mid(folder.size() + 1);
    }
    return files;
}

void TestInstall::use(const QString& folder) { qputenv("PORTOLAN_BIN", folder.toUtf8()); }

bool TestInstall::mirrors()
{
    Listener service(m_bed->twin.guest(), "127.0.0.1", 4000);
    if (!QTest::qWaitFor([this] { return portolan().state(4000) == "mirrored"; }, 30000))
        return false;
    Connection client(m_bed->twin.host(), "127.0.0.1", 4000);
    return client.open() && client.send("x") && service.accept().has_value();
}

void TestInstall::fromTheSources()
{
    const QString before = m_root->run({ "find", "/usr/local", "-not", "-type", "d" }).output;
    QVERIFY(succeeds({ "cmake", "--install", m_release }));
    const QStringList files = installed("/usr/local");
    for (const char* file : { "bin/portolan", "libexec/portolan/portolan-agent", "libexec/portolan/portolan-demo",
             "libexec/portolan/demo-server", "share/applications/org.portolan.Portolan.desktop",
             "share/metainfo/org.portolan.Portolan.metainfo.xml", "share/doc/portolan/copyright",
             "share/man/man1/portolan.1.gz", "share/bash-completion/completions/portolan",
             "share/icons/hicolor/16x16/apps/org.portolan.Portolan.png",
             "share/icons/hicolor/256x256/apps/org.portolan.Portolan.png",
             "share/icons/hicolor/scalable/apps/org.portolan.Portolan.svg" })
        QVERIFY2(files.contains(file), file);
    QVERIFY(succeeds({ "desktop-file-validate", "/usr/local/share/applications/org.portolan.Portolan.desktop" }));
    QVERIFY(succeeds({ "appstreamcli", "validate", "--no-net",
        "/usr/local/share/metainfo/org.portolan.Portolan.metainfo.xml" }));
    QVERIFY(succeeds({ "sh", "-c", "gzip -dc /usr/local/share/man/man1/portolan.1.gz | grep -q '^.SH SYNOPSIS'" }));
    QVERIFY(succeeds({ "bash", "-c", ". /usr/local/share/bash-completion/completions/portolan && complete -p portolan" }));
    // It must not start with anybody's session unless the user turns that on.
    QCOMPARE(m_root->written("/etc"), QStringList());

    use("/usr/local/bin");
    START(*m_bed);
    QVERIFY(mirrors());
    QVERIFY(portolan().quit());

    QVERIFY(succeeds({ "sh", "-c", "xargs rm < '" + m_release + "/install_manifest.txt'" }));
    QCOMPARE(m_root->run({ "find", "/usr/local", "-not", "-type", "d" }).output, before);
}

void TestInstall::elsewhere()
{
    QVERIFY(succeeds({ "cmake", "--install", m_release, "--strip", "--prefix", "/opt/first place" }));
    QVERIFY(succeeds({ "mv", "/opt/first place", "/opt/second place" }));
    use("/opt/second place/bin");
    START(*m_bed);
    QVERIFY(mirrors());
}

void TestInstall::asAPackage()
{
    QVERIFY(installPackage());
    QVERIFY(succeeds({ "dpkg", "--verify", "portolan" }));
    const QString fields = m_root->run({ "dpkg-query", "--status", "portolan" }).output;
    QVERIFY2(fields.contains("libqt6widgets6"), qPrintable(fields));
    use("/usr/bin");

    // The demo guest, so that every program of the package takes part.
    portolan().start({ "--headless", "--guest", "demo" });
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    QVERIFY(m_bed->twin.curl("http://localhost:3000/").output.startsWith("This is WSL2. "));
    QVERIFY(portolan().quit());

    QVERIFY(succeeds({ "dpkg", "--purge", "portolan" }));
    for (const char* folder : { "/usr", "/etc", "/var" })
        QCOMPARE(installed(folder), QStringList());
}

void TestInstall::windowOfThePackage()
{
    QVERIFY(installPackage());
    use("/usr/bin");
    portolan().setEnvironment("DISPLAY", m_desktop->display());
    portolan().setEnvironment("QT_QPA_PLATFORM", "xcb");
    portolan().setEnvironment("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    portolan().start({ "--guest", "netns:" + m_bed->twin.guestName() });
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    QVERIFY(mirrors());
    TRY_COMPARE(m_desktop->windows({ "--name", "Portolan$" }).size(), 1);
    // A desktop finds the window's menu entry by this class.
    const QString window = m_desktop->windows({ "--name", "Portolan$" }).first();
    QVERIFY(m_desktop->windows({ "--class", "^portolan$" }).contains(window));
    QVERIFY(portolan().quit());
}

REGISTER_TEST(TestInstall, QCoreApplication)
#include "tst_install.moc"
