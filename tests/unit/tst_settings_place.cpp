// SPDX-License-Identifier: MIT
#include "core/settings/settings.h"
#include "core/settings/settings_place.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class tst_SettingsPlace : public QObject
{
    Q_OBJECT

private slots:
    void isBesideTheProgram_data();
    void isBesideTheProgram();
    void aFolderIsNoFile();
};

void tst_SettingsPlace::isBesideTheProgram_data()
{
    QTest::addColumn<QStringList>("files"); // beside the program
    QTest::addColumn<QString>("instance");
    QTest::addColumn<QString>("expected"); // beside the program; "": the default folder

    QTest::newRow("installed") << QStringList {} << ""
                               << "";
    QTest::newRow("installed, named") << QStringList {} << "two"
                                      << "";
    QTest::newRow("portable") << QStringList { "portolan.ini" } << ""
                              << "portolan.ini";
    QTest::newRow("portable, named for the first time") << QStringList { "portolan.ini" } << "two"
                                                        << "portolan-two.ini";
    QTest::newRow("portable, named") << QStringList { "portolan.ini", "portolan-two.ini" } << "two"
                                     << "portolan-two.ini";
    QTest::newRow("this instance only") << QStringList { "portolan-two.ini" } << "two"
                                        << "portolan-two.ini";
    QTest::newRow("another instance only") << QStringList { "portolan-two.ini" } << ""
                                           << "";
    QTest::newRow("another file") << QStringList { "portolan.ini.broken-20260302-120000" } << ""
                                  << "";
}

void tst_SettingsPlace::isBesideTheProgram()
{
    QFETCH(QStringList, files);
    QFETCH(QString, instance);
    QFETCH(QString, expected);
    const QTemporaryDir folder;
    for (const QString& name : files)
        QVERIFY(QFile(folder.filePath(name)).open(QIODevice::WriteOnly));
    const SettingsPlace place = settingsPlace(instance, folder.path());
    QCOMPARE(place.portable, !expected.isEmpty());
    QCOMPARE(place.path, expected.isEmpty() ? Settings::pathFor(instance) : folder.filePath(expected));
}

void tst_SettingsPlace::aFolderIsNoFile()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("portolan.ini"));
    QVERIFY(!settingsPlace({}, folder.path()).portable);
}

REGISTER_TEST(tst_SettingsPlace, QCoreApplication)
#include "tst_settings_place.moc"
