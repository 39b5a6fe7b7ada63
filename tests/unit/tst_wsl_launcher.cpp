// SPDX-License-Identifier: MIT
#include "core/guest/wsl_launcher.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

/// A stand-in for wsl.exe: a script that notes its arguments, lists what the file "running" holds, and runs the command after
/// --exec with /var/lib/portolan moved into the test's folder.
class tst_WslLauncher : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsItsList_data();
    void readsItsList();
    void seesDistributionsComeAndGo();
    void copiesTheAgentOnce();
    void startsNoDistribution();
    void saysWhyCopyingFailed();
    void saysWhenWslIsMissing();

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
    write("wsl.exe", R"(#!/bin/bash
here=$(dirname "$0")
printf '%s\n' "$*" >>"$here/calls"
if [ "$1" = --list ]; then cat "$here/running"; exit 0; fi
while [ $# -gt 0 ] && [ "$1" != --exec ]; do shift; done
shift
[ -e "$here/broken" ] && { echo "no space left on device" >&2; exit 9; }
arguments=()
for argument in "$@"; do arguments+=("${argument//\/var\/lib\/portolan/$here/guest}"); done
exec "${arguments[@]}"
)", true);
    // The agent lies beside the program that asks for it, which is this test.
    QFile agent(QCoreApplication::applicationDirPath() + "/portolan-agent");
    if (!agent.exists())
        QSKIP("portolan-agent is not built");
}

void tst_WslLauncher::readsItsList_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QStringList>("names");
    const QString text = QStringLiteral("Ubuntu\r\nDebian-Ünï\r\n");
    QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2)
                            << QStringList { "Ubuntu", QStringLiteral("Debian-Ünï") };
    QTest::newRow("UTF-8") << text.toUtf8() << QStringList { "Ubuntu", QStringLiteral("Debian-Ünï") };
    QTest::newRow("none runs") << QByteArray() << QStringList();
    QTest::newRow("blank lines") << QByteArray("\r\n\r\nA\r\n") << QStringList { "A" };
}

void tst_WslLauncher::readsItsList()
{
    QFETCH(QByteArray, output);
    QFETCH(QStringList, names);
    QCOMPARE(WslLauncher::distributions(output), names);
}

void tst_WslLauncher::seesDistributionsComeAndGo()
{
    WslLauncher any({}, standIn());
    WslLauncher debian("debian", standIn());
    QVERIFY(!any.present());
    any.watch();
    debian.watch();
    QTRY_VERIFY(any.present());
    QVERIFY(!debian.present());
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
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 20000);
    const Command command = ready.first().first().value<Command>();
    QCOMPARE(command.program, standIn());
    QCOMPARE(command.arguments, QStringList({ "-d", "Ubuntu", "-u", "root", "--exec", "/var/lib/portolan/portolan-agent" }));

    QFile original(QCoreApplication::applicationDirPath() + "/portolan-agent");
    QVERIFY(original.open(QIODevice::ReadOnly));
    QCOMPARE(read("guest/portolan-agent"), original.readAll());
    const QString copy = m_folder->filePath("guest/portolan-agent");
    QVERIFY(QFile(copy).permissions() & QFile::ExeOwner);

    // The right one is there: it is not replaced.
    QVERIFY(QFile::rename(copy, copy + ".kept") && QFile::link(copy + ".kept", copy));
    launcher.prepare();
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, 20000);
    QVERIFY(QFileInfo(copy).isSymLink());

    // A wrong one is.
    QVERIFY(QFile::remove(copy));
    write("guest/portolan-agent", "of an older version");
    launcher.prepare();
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 3, 20000);
    QCOMPARE(read("guest/portolan-agent").size(), original.size());
}

void tst_WslLauncher::startsNoDistribution()
{
    write("running", "Debian\r\n");
    WslLauncher launcher("Ubuntu", standIn()); // which has just ended
    QSignalSpy failed(&launcher, &Launcher::failed);
    launcher.prepare();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
    QVERIFY(failed.first().first().toString().contains("wsl -d Ubuntu"));
    QVERIFY2(!read("calls").contains("--exec"), read("calls").constData());
}

void tst_WslLauncher::saysWhyCopyingFailed()
{
    write("broken", "");
    WslLauncher launcher("Ubuntu", standIn());
    QSignalSpy failed(&launcher, &Launcher::failed);
    launcher.prepare();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
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

QTEST_GUILESS_MAIN(tst_WslLauncher)
#include "tst_wsl_launcher.moc"
