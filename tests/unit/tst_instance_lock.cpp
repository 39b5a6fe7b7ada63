// SPDX-License-Identifier: MIT
#include "core/control/instance_lock.h"
#include "tests/support/test_class.h"

#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class tst_InstanceLock : public QObject
{
    Q_OBJECT

private slots:
    void oneHolder();
    void oldFileIsNoHolder_data();
    void oldFileIsNoHolder();
    void saysWhatIsWrong();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString path() const { return m_folder.filePath("lock"); }
};

void tst_InstanceLock::oneHolder()
{
    InstanceLock first(path());
    QVERIFY(first.take().ok());
    {
        InstanceLock second(path());
        QCOMPARE(second.take().error().code, ErrorCode::InUse);
    }
    QCOMPARE(InstanceLock(path()).take().error().code, ErrorCode::InUse); // the end of one that lost changes nothing
    first.release();
    QVERIFY(InstanceLock(path()).take().ok());
}

/// What a crash, a full disk or a reboot leaves behind, also with the number of a process that runs.
void tst_InstanceLock::oldFileIsNoHolder_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("broken") << QByteArray("\0\xff\n", 3);
    QTest::newRow("of a running process") << QByteArray::number(QCoreApplication::applicationPid()) + "\nportolan\nhost\n";
}

void tst_InstanceLock::oldFileIsNoHolder()
{
    QFETCH(QByteArray, content);
    QFile file(path());
    QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate) && file.write(content) == content.size());
    file.close();
    QVERIFY(InstanceLock(path()).take().ok());
}

void tst_InstanceLock::saysWhatIsWrong()
{
    const QString nowhere = m_folder.filePath("none/lock");
    const Result<Done> taken = InstanceLock(nowhere).take();
    QCOMPARE(taken.error().code, ErrorCode::PermissionDenied);
    QVERIFY(QString::fromStdString(taken.error().context).contains(nowhere));
}

REGISTER_TEST(tst_InstanceLock, QCoreApplication)
#include "tst_instance_lock.moc"
