// SPDX-License-Identifier: MIT
#include "core/log/log_path.h"
#include "core/log/rotating_file.h"
#include "tests/support/test_class.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

/// The log is where Linux expects it, and nobody else can read it. On Windows, the system names the folder, which is
/// private.
class tst_LogLinux : public QObject
{
    Q_OBJECT

private slots:
    void path();
    void isPrivate();
};

void tst_LogLinux::path()
{
    const QTemporaryDir folder;
    qputenv("XDG_STATE_HOME", folder.path().toUtf8());
    QCOMPARE(logPath({}), folder.filePath("portolan/portolan.log"));
    QCOMPARE(logPath("work"), folder.filePath("portolan/portolan-work.log"));
    qputenv("XDG_STATE_HOME", "relative");
    QVERIFY(logPath({}).endsWith("/.local/state/portolan/portolan.log"));
    qunsetenv("XDG_STATE_HOME");
    QVERIFY(logPath({}).endsWith("/.local/state/portolan/portolan.log"));
}

void tst_LogLinux::isPrivate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("portolan.log");
    RotatingFile file(path);
    QVERIFY(file.append("one\n").ok());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
}

REGISTER_TEST(tst_LogLinux, QCoreApplication)
#include "tst_log_linux.moc"
