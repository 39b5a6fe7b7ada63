// SPDX-License-Identifier: MIT
#include "core/guest/root_owned_linux.h"
#include "tests/support/system_test.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace portolan;

/// Which files only root can change, as seen by another user. The folder of temporary files is like /tmp.
class tst_RootOwned : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void onlyRootCanChange_data();
    void onlyRootCanChange();
};

void tst_RootOwned::onlyRootCanChange_data()
{
    QTest::addColumn<int>("fileOwner");
    QTest::addColumn<int>("fileMode");
    QTest::addColumn<int>("folderOwner");
    QTest::addColumn<int>("folderMode");
    QTest::addColumn<bool>("byLink");
    QTest::addColumn<bool>("safe");
    constexpr int user = 65534;
    QTest::newRow("root's") << 0 << 0755 << 0 << 0755 << false << true;
    QTest::newRow("user's file") << user << 0555 << 0 << 0755 << false << false;
    QTest::newRow("user's folder") << 0 << 0755 << user << 0755 << false << false;
    QTest::newRow("file for all") << 0 << 0777 << 0 << 0755 << false << false;
    QTest::newRow("folder for all") << 0 << 0755 << 0 << 0777 << false << false;
    QTest::newRow("folder like /tmp") << 0 << 0755 << 0 << 01777 << false << true;
    QTest::newRow("group of others") << 0 << 0775 << 0 << 0775 << false << true;
    QTest::newRow("root's link to it") << 0 << 0755 << 0 << 0755 << true << true;
    QTest::newRow("root's link to a user's file") << user << 0755 << 0 << 0755 << true << false;
}

void tst_RootOwned::onlyRootCanChange()
{
    QFETCH(int, fileOwner);
    QFETCH(int, fileMode);
    QFETCH(int, folderOwner);
    QFETCH(int, folderMode);
    QFETCH(bool, byLink);
    QFETCH(bool, safe);
    QTemporaryDir place;
    QVERIFY(::chmod(QFile::encodeName(place.path()).constData(), 0755) == 0);
    const QString folder = place.filePath("folder");
    QVERIFY(QDir().mkdir(folder));
    const QString path = folder + "/program";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString link = place.filePath("link");
    QVERIFY(QFile::link(path, link));
    constexpr gid_t othersGroup = 65533;
    for (const auto& [name, owner, mode] :
        { std::tuple(path, fileOwner, fileMode), { folder, folderOwner, folderMode } }) {
        const QByteArray encoded = QFile::encodeName(name);
        QVERIFY(::chown(encoded.constData(), static_cast<uid_t>(owner), othersGroup) == 0);
        QVERIFY(::chmod(encoded.constData(), static_cast<mode_t>(mode)) == 0);
    }
    QVERIFY(::seteuid(65534) == 0);
    const bool found = portolan::onlyRootCanChange(byLink ? link : path);
    QVERIFY(::seteuid(0) == 0);
    QCOMPARE(found, safe);
}

REGISTER_TEST(tst_RootOwned, QCoreApplication)
#include "tst_root_owned.moc"
