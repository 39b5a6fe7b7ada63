// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/preferences/autostart.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

/// The real thing, in the test's own folders.
class tst_Autostart : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void comesAndGoes();
    void instancesAreSeparate();
    void execLine_data();
    void execLine();
    void foundByTheDesktopsOwnRules();
    void respectsWhatOthersSwitchedOff_data();
    void respectsWhatOthersSwitchedOff();
    void entryOfTheMachine();
    void entryOfTheMachineThatIsOff();
    void saysWhenItCannotWrite();
    void followsAMovedProgram_data();
    void followsAMovedProgram();
    void followsOnlyItsOwnEntry_data();
    void followsOnlyItsOwnEntry();
    void isValid();

private:
    [[nodiscard]] QString path(const char* name = "portolan.desktop") const
    {
        return m_folder->filePath(QStringLiteral("home/autostart/") + name);
    }
    static void write(const QString& path, const QByteArray& text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Autostart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->filePath("home")));
    qputenv("XDG_CONFIG_DIRS", QFile::encodeName(m_folder->filePath("machine")));
}

void tst_Autostart::cleanup() { m_folder.reset(); }

void tst_Autostart::comesAndGoes()
{
    Autostart autostart("/usr/bin/portolan", {});
    QVERIFY(!autostart.enabled());
    QVERIFY(autostart.disable().ok()); // already disabled
    QVERIFY(!QFile::exists(path()));

    QVERIFY(autostart.enable(false).ok());
    QVERIFY(autostart.enabled());
    QVERIFY(read(path()).contains("\nExec=/usr/bin/portolan\n"));
    QVERIFY(autostart.enable(true).ok());
    QVERIFY(read(path()).contains("\nExec=/usr/bin/portolan --hidden\n"));

    QVERIFY(autostart.disable().ok());
    QVERIFY(!autostart.enabled());
    QCOMPARE(QDir(m_folder->filePath("home/autostart")).entryList(QDir::Files).size(), 0);
}

void tst_Autostart::instancesAreSeparate()
{
    Autostart usual("/usr/bin/portolan", {});
    Autostart other("/usr/bin/portolan", "two");
    QVERIFY(other.enable(true).ok());
    QVERIFY(other.enabled());
    QVERIFY(!usual.enabled());
    const QByteArray entry = read(path("portolan-two.desktop"));
    QVERIFY2(entry.contains("\nExec=/usr/bin/portolan --instance two --hidden\n"), entry.constData());
    QVERIFY2(entry.contains("\nName=Portolan (two)\n"), entry.constData());
}

void tst_Autostart::execLine_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QByteArray>("exec");
    QTest::newRow("plain") << "/opt/portolan-0.1/bin/portolan" << QByteArray("/opt/portolan-0.1/bin/portolan");
    QTest::newRow("space") << "/home/me/my programs/portolan" << QByteArray("\"/home/me/my programs/portolan\"");
    QTest::newRow("words of another language")
        << "/home/käthe/日本/portolan" << QByteArray("/home/käthe/日本/portolan");
    QTest::newRow("dollar") << "/home/$me/portolan" << QByteArray("\"/home/\\\\$me/portolan\"");
    QTest::newRow("quote") << "/home/a\"b/portolan" << QByteArray("\"/home/a\\\\\"b/portolan\"");
    QTest::newRow("backquote") << "/home/a`b/portolan" << QByteArray("\"/home/a\\\\`b/portolan\"");
    QTest::newRow("apostrophe") << "/home/it's/portolan" << QByteArray("\"/home/it's/portolan\"");
    QTest::newRow("backslash") << "/home/a\\b/portolan" << QByteArray("\"/home/a\\\\\\\\b/portolan\"");
    QTest::newRow("percent") << "/home/100%f/portolan" << QByteArray("/home/100%%f/portolan");
    QTest::newRow("line break") << "/home/a\nb/portolan" << QByteArray("\"/home/a\\nb/portolan\"");
}

void tst_Autostart::execLine()
{
    QFETCH(QString, program);
    QFETCH(QByteArray, exec);
    QVERIFY(Autostart(program, {}).enable(false).ok());
    const QByteArray entry = read(path());
    QVERIFY2(entry.contains("\nExec=" + exec + '\n'), entry.constData());
}

/// The purpose of the quoting: a desktop that unquotes the line finds the program.
void tst_Autostart::foundByTheDesktopsOwnRules()
{
    const QString launcher = QStandardPaths::findExecutable("gio");
    if (launcher.isEmpty())
        QSKIP("gio is not installed");
    // Without a percent sign, which GLib cannot handle in a program's name.
    const QString strange = m_folder->filePath("it's $HOME `x` \"q\" \\");
    QVERIFY(QDir().mkpath(strange));
    const QString program = strange + "/portolan";
    const QString witness = m_folder->filePath("witness");
    write(program, "#!/bin/sh\nprintf '%s\\n' \"$0\" \"$@\" > '" + QFile::encodeName(witness) + "'\n");
    QVERIFY(QFile::setPermissions(program, QFile::permissions(program) | QFile::ExeOwner));
    QVERIFY(Autostart(program, "two").enable(true).ok());
    QProcess::execute(launcher, { "launch", path("portolan-two.desktop") });
    QTRY_COMPARE(read(witness), QFile::encodeName(program) + "\n--instance\ntwo\n--hidden\n");
}

void tst_Autostart::respectsWhatOthersSwitchedOff_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("hidden") << QByteArray("Hidden=true");
    QTest::newRow("hidden, with spaces") << QByteArray("Hidden = true ");
    QTest::newRow("GNOME") << QByteArray("X-GNOME-Autostart-enabled=false");
}

void tst_Autostart::respectsWhatOthersSwitchedOff()
{
    QFETCH(QByteArray, line);
    const QByteArray text = "[Desktop Entry]\nType=Application\nExec=/usr/bin/portolan --guest demo\n" + line
        + "\n[Desktop Action x]\nHidden=false\n";
    write(path(), text);
    Autostart autostart("/usr/bin/portolan", {});
    QVERIFY(!autostart.enabled());
    QVERIFY(autostart.disable().ok());
    QCOMPARE(read(path()), text); // left to the user
    QVERIFY(autostart.enable(false).ok());
    QVERIFY(autostart.enabled());
}

void tst_Autostart::entryOfTheMachine()
{
    const QString machines = m_folder->filePath("machine/autostart/portolan.desktop");
    const QByteArray text = "[Desktop Entry]\nType=Application\nName=Portolan\nExec=/usr/bin/portolan --hidden\n";
    write(machines, text);
    Autostart autostart("/usr/bin/portolan", {});
    QVERIFY(autostart.enabled());
    QVERIFY(autostart.disable().ok());
    QVERIFY(!autostart.enabled());
    QCOMPARE(read(machines), text);
    QVERIFY(autostart.enable(true).ok());
    QVERIFY(autostart.enabled());
}

void tst_Autostart::entryOfTheMachineThatIsOff()
{
    write(m_folder->filePath("machine/autostart/portolan.desktop"), "[Desktop Entry]\nType=Application\nHidden=true\n");
    Autostart autostart("/usr/bin/portolan", {});
    QVERIFY(!autostart.enabled());
    QVERIFY(autostart.enable(false).ok());
    QVERIFY(autostart.enabled());
    QVERIFY(autostart.disable().ok());
    QVERIFY(!QFile::exists(path()));
}

void tst_Autostart::saysWhenItCannotWrite()
{
    write(m_folder->filePath("home"), "a file where a folder should be");
    Autostart autostart("/usr/bin/portolan", {});
    const Result<Done> enabled = autostart.enable(false);
    QVERIFY(!enabled.ok());
    QVERIFY(QString::fromStdString(enabled.error().context).contains(path()));
    QVERIFY(!autostart.enabled());
}

void tst_Autostart::followsAMovedProgram_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("plain") << "portolan-0.1";
    QTest::newRow("space") << "my programs";
    QTest::newRow("signs") << "it's 100% $HOME `x` \"q\" \\";
    QTest::newRow("line break") << "a\nb";
}

void tst_Autostart::followsAMovedProgram()
{
    QFETCH(QString, folder);
    const QString before = m_folder->filePath(folder + "/bin/portolan");
    const QString after = m_folder->filePath("other " + folder + "/bin/portolan");
    write(before, "a program");
    QVERIFY(Autostart(before, "two").enable(true).ok());
    const QByteArray entry = read(path("portolan-two.desktop"));
    Autostart(before, "two").follow();
    QCOMPARE(read(path("portolan-two.desktop")), entry);

    write(after, "the program");
    Autostart(after, "two").follow(); // a copy, beside the one that should start
    QCOMPARE(read(path("portolan-two.desktop")), entry);
    QVERIFY(QFile::remove(before));
    Autostart(after, "two").follow();
    const QByteArray followed = read(path("portolan-two.desktop"));
    QVERIFY(Autostart(after, "two").enable(true).ok());
    QCOMPARE(followed, read(path("portolan-two.desktop")));
}

void tst_Autostart::followsOnlyItsOwnEntry_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("switched off") << QByteArray("[Desktop Entry]\nExec=/gone/portolan\nHidden=true\n");
    QTest::newRow("found by its name") << QByteArray("[Desktop Entry]\nExec=portolan --hidden\n");
    QTest::newRow("through a shell") << QByteArray("[Desktop Entry]\nExec=/bin/sh -c \"exec /gone/portolan\"\n");
    QTest::newRow("no line") << QByteArray("[Desktop Entry]\nName=Portolan\n");
}

void tst_Autostart::followsOnlyItsOwnEntry()
{
    QFETCH(QByteArray, text);
    if (!text.isEmpty())
        write(path(), text);
    Autostart("/usr/bin/portolan", {}).follow();
    QCOMPARE(read(path()), text);
    QCOMPARE(QFile::exists(path()), !text.isEmpty());
}

void tst_Autostart::isValid()
{
    const QString checker = QStandardPaths::findExecutable("desktop-file-validate");
    if (checker.isEmpty())
        QSKIP("desktop-file-validate is not installed");
    QVERIFY(Autostart("/home/me/it's \"100%\" $mine/portolan", "two").enable(true).ok());
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(checker, { path("portolan-two.desktop") });
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAll(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

REGISTER_TEST(tst_Autostart, QCoreApplication)
#include "tst_autostart_linux.moc"
