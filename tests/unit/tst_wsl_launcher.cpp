// SPDX-License-Identifier: MIT
#include "core/guest/wsl_launcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

/// Waits until the signal has been emitted so many times. Runs the event loop all the time: QTRY_COMPARE sleeps between
/// checks, but the agent is copied in hundreds of pieces.
bool comes(QSignalSpy& signal, qsizetype times)
{
    while (signal.count() < times && signal.wait(20000)) { }
    return signal.count() == times;
}

} // namespace

/// Uses a stand-in for wsl.exe: a script that records its arguments, lists what the files "running" and "verbose"
/// contain (with the exit code in "code"), and runs the command after --exec, with /var/lib/portolan moved into the
/// test's folder and a wslinfo that prints what the file "mode" contains.
class tst_WslLauncher : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void seesDistributionsComeAndGo();
    void copiesTheAgentOnce();
    void startsNoDistribution();
    void attachesToTheDefaultOne();
    void saysWhyCopyingFailed();
    void saysWhenWslIsMissing();
    void saysWhatIsInstalled_data();
    void saysWhatIsInstalled();
    void saysWhichModeIsOfNoUse_data();
    void saysWhichModeIsOfNoUse();
    void waitsForOneThatMayBeEnding();
    void rests();

private:
    void write(const QString& name, const QByteArray& text, bool executable = false) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        if (executable)
            QVERIFY(file.setPermissions(file.permissions() | QFile::ExeOwner));
    }
    QByteArray read(const QString& name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString standIn() const { return m_folder->filePath("wsl.exe"); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_WslLauncher::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write("running", "Ubuntu\r\n");
    write("wsl.exe", R"script(#!/bin/bash
here=$(dirname "$0")
printf '%s\n' "$*" >>"$here/calls"
if [ "$1 $2" = "--list --verbose" ]; then cat "$here/verbose" 2>/dev/null; exit; fi
if [ "$1" = --list ]; then cat "$here/running"; exit "$(cat "$here/code" 2>/dev/null || echo 0)"; fi
while [ $# -gt 0 ] && [ "$1" != --exec ]; do shift; done
shift
[ -e "$here/broken" ] && { echo "no space left on device" >&2; exit 9; }
arguments=()
for argument in "$@"; do arguments+=("${argument//\/var\/lib\/portolan/$here/guest}"); done
PATH=$here/bin:$PATH exec "${arguments[@]}"
)script", true);
    QVERIFY(QDir(m_folder->path()).mkdir("bin"));
    write("bin/wslinfo", "#!/bin/sh\nexec cat \"${0%/*}/../mode\"\n", true);
    // The launcher looks for the agent beside the running program, which is this test.
    QFile agent(QCoreApplication::applicationDirPath() + "/portolan-agent");
    if (!agent.exists())
        QSKIP("portolan-agent is not built");
}

void tst_WslLauncher::seesDistributionsComeAndGo()
{
    WslLauncher any({}, standIn());
    WslLauncher debian("debian", standIn());
    QSignalSpy seen(&any, &Launcher::presenceChanged);
    any.watch();
    debian.watch();
    QTRY_COMPARE(seen.count(), 1);
    QVERIFY(any.present());
    QTRY_VERIFY(!debian.present());
    QVERIFY(debian.absence().contains("wsl -d debian"));

    write("running", "Ubuntu\r\nDebian\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(debian.present(), 10000);
    QSignalSpy changed(&any, &Launcher::presenceChanged);
    write("running", "");
    QTRY_VERIFY_WITH_TIMEOUT(!any.present(), 10000);
    QCOMPARE(changed.count(), 1);
}

void tst_WslLauncher::copiesTheAgentOnce()
{
    WslLauncher launcher("Ubuntu", standIn());
    QSignalSpy ready(&launcher, &Launcher::ready);
    launcher.prepare();
    QVERIFY(comes(ready, 1));
    const Command command = ready.first().first().value<Command>();
    QCOMPARE(command.program, standIn());
    QCOMPARE(command.arguments, QStringList({ "-d", "Ubuntu", "-u", "root", "--exec", "/var/lib/portolan/portolan-agent" }));

    QFile original(QCoreApplication::applicationDirPath() + "/portolan-agent");
    QVERIFY(original.open(QIODevice::ReadOnly));
    QCOMPARE(read("guest/portolan-agent"), original.readAll());
    const QString copy = m_folder->filePath("guest/portolan-agent");
    QVERIFY(QFile(copy).permissions() & QFile::ExeOwner);

    // The right agent is there: it is not replaced.
    QVERIFY(QFile::rename(copy, copy + ".kept") && QFile::link(copy + ".kept", copy));
    launcher.prepare();
    QVERIFY(comes(ready, 2));
    QVERIFY(QFileInfo(copy).isSymLink());

    // A wrong one is replaced.
    QVERIFY(QFile::remove(copy));
    write("guest/portolan-agent", "of an older version");
    launcher.prepare();
    QVERIFY(comes(ready, 3));
    QCOMPARE(read("guest/portolan-agent").size(), original.size());
}

void tst_WslLauncher::startsNoDistribution()
{
    write("running", "Debian\r\n");
    WslLauncher launcher("Ubuntu", standIn()); // which has just ended
    QSignalSpy failed(&launcher, &Launcher::failed);
    launcher.prepare();
    QVERIFY(comes(failed, 1));
    QVERIFY(failed.first().first().toString().contains("wsl -d Ubuntu"));
    QVERIFY2(!read("calls").contains("--exec"), read("calls").constData());
}

void tst_WslLauncher::attachesToTheDefaultOne()
{
    write("running", "Debian\r\nUbuntu\r\n");
    write("verbose", "  NAME   STATE   VERSION\r\n  Debian Running 2\r\n* Ubuntu Running 2\r\n");
    WslLauncher launcher({}, standIn());
    QSignalSpy ready(&launcher, &Launcher::ready);
    launcher.prepare();
    QVERIFY(comes(ready, 1));
    QCOMPARE(ready.first().first().value<Command>().arguments.mid(0, 2), QStringList({ "-d", "Ubuntu" }));
}

void tst_WslLauncher::saysWhyCopyingFailed()
{
    write("broken", "");
    WslLauncher launcher("Ubuntu", standIn());
    QSignalSpy failed(&launcher, &Launcher::failed);
    launcher.prepare();
    QVERIFY(comes(failed, 1));
    QVERIFY(failed.first().first().toString().contains("no space left on device"));
}

void tst_WslLauncher::saysWhenWslIsMissing()
{
    WslLauncher launcher({}, m_folder->filePath("no-wsl.exe"));
    QSignalSpy changed(&launcher, &Launcher::presenceChanged);
    launcher.watch();
    QTRY_VERIFY(changed.count() > 0);
    QVERIFY(!launcher.present());
    QVERIFY2(launcher.absence().contains("wsl --install"), qPrintable(launcher.absence()));
}

void tst_WslLauncher::saysWhatIsInstalled_data()
{
    QTest::addColumn<QString>("distribution");
    QTest::addColumn<QByteArray>("running");
    QTest::addColumn<QByteArray>("verbose");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    const QByteArray two = "* Ubuntu Stopped 2\r\n  Old Running 1\r\n";
    QTest::newRow("none installed") << "" << QByteArray("Keine Distributionen.\r\n") << QByteArray() << 255 << "wsl --install";
    QTest::newRow("its own words") << "" << QByteArray("Keine Distributionen.\r\n") << QByteArray() << 255 << "Keine Distributionen.";
    QTest::newRow("none runs, of an old version") << "" << QByteArray("There is none.\r\n") << two << 255 << "No WSL distribution runs";
    QTest::newRow("WSL 1 only") << "" << QByteArray("Old\r\n") << QByteArray("* Old Running 1\r\n") << 0 << "wsl --set-version Old 2";
    QTest::newRow("WSL 1 wanted") << "Old" << QByteArray("Old\r\n") << two << 0 << "wsl --set-version Old 2";
    QTest::newRow("none of that name") << "Arch" << QByteArray("Old\r\n") << two << 0 << "but: Ubuntu, Old";
    QTest::newRow("does not run") << "Ubuntu" << QByteArray("Old\r\n") << two << 0 << "wsl -d Ubuntu";
}

void tst_WslLauncher::saysWhatIsInstalled()
{
    QFETCH(QString, distribution);
    QFETCH(QByteArray, running);
    QFETCH(QByteArray, verbose);
    QFETCH(int, code);
    QFETCH(QString, word);
    write("running", running);
    write("verbose", verbose);
    write("code", QByteArray::number(code));
    WslLauncher launcher(distribution, standIn());
    launcher.watch();
    QTRY_VERIFY2(launcher.absence().contains(word), qPrintable(launcher.absence()));
    QTRY_VERIFY(!launcher.present());
    QVERIFY2(!read("calls").contains("--exec"), read("calls").constData());
}

void tst_WslLauncher::saysWhichModeIsOfNoUse_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QString>("word");
    QTest::newRow("mirrored") << QByteArray("mirrored\n") << "networkingMode=nat";
    QTest::newRow("none") << QByteArray("none\n") << "networkingMode=nat";
    QTest::newRow("virtioproxy") << QByteArray("virtioproxy\n") << "virtioproxy";
    QTest::newRow("WSL 1") << QByteArray("wsl1\n") << "wsl --set-version Ubuntu 2";
}

void tst_WslLauncher::saysWhichModeIsOfNoUse()
{
    QFETCH(QByteArray, mode);
    QFETCH(QString, word);
    write("mode", mode);
    WslLauncher launcher("Ubuntu", standIn());
    QSignalSpy failed(&launcher, &Launcher::failed);
    launcher.prepare();
    QVERIFY(comes(failed, 1));
    QVERIFY2(failed.first().first().toString().contains(word), qPrintable(failed.first().first().toString()));
    QVERIFY(!QFile::exists(m_folder->filePath("guest/portolan-agent")));

    // As long as the distribution runs, it is not asked again, which would keep it from ending.
    write("mode", "nat\n");
    launcher.prepare();
    QVERIFY(comes(failed, 2));
    QCOMPARE(read("calls").count("--exec"), 1);
    write("running", "");
    launcher.prepare();
    QVERIFY(comes(failed, 3));
    write("running", "Ubuntu\r\n");
    QSignalSpy ready(&launcher, &Launcher::ready);
    launcher.prepare();
    QVERIFY(comes(ready, 1));
}

void tst_WslLauncher::waitsForOneThatMayBeEnding()
{
    WslLauncher launcher("Ubuntu", standIn());
    launcher.setTimes({ .settling = std::chrono::milliseconds(1000) });
    QSignalSpy ready(&launcher, &Launcher::ready);
    QSignalSpy failed(&launcher, &Launcher::failed);
    launcher.prepare();
    QVERIFY(comes(ready, 1));

    // The agent ended because the distribution is ending. The distribution stays listed for a moment.
    const int commands = read("calls").count("--exec");
    launcher.prepare();
    QTest::qWait(300);
    write("running", "");
    QVERIFY(comes(failed, 1));
    QCOMPARE(read("calls").count("--exec"), commands);
}

void tst_WslLauncher::rests()
{
    WslLauncher launcher({}, standIn());
    launcher.setTimes({ .look = std::chrono::milliseconds(50), .rest = std::chrono::milliseconds(1500) });
    QSignalSpy seen(&launcher, &Launcher::presenceChanged);
    launcher.watch();
    QTRY_COMPARE(seen.count(), 1);
    QVERIFY(launcher.present());

    // A distribution that ends and is started again.
    launcher.rest();
    QVERIFY(!launcher.present());
    QVERIFY2(launcher.absence().contains("let go"), qPrintable(launcher.absence()));
    write("running", "");
    QTRY_VERIFY2(launcher.absence().contains("No WSL distribution runs"), qPrintable(launcher.absence()));
    write("running", "Ubuntu\r\n");
    QTRY_VERIFY(launcher.present());

    // A distribution that keeps running without us.
    QElapsedTimer since;
    since.start();
    launcher.rest();
    QTRY_VERIFY_WITH_TIMEOUT(launcher.present(), 10000);
    QVERIFY2(since.elapsed() >= 1500, qPrintable(QString::number(since.elapsed())));
    QVERIFY2(!read("calls").contains("--exec"), read("calls").constData());
}

QTEST_GUILESS_MAIN(tst_WslLauncher)
#include "tst_wsl_launcher.moc"
