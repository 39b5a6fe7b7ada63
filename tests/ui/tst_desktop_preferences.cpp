// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/preferences/desktop_preferences.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class tst_DesktopPreferences : public QObject
{
    Q_OBJECT

private slots:
    void defaults();
    void survive();
    void sayThatTheyChanged();
    void systemLanguageLeavesNoKey();
    void invalidValues_data();
    void invalidValues();
    void keepWhatTheyDoNotKnow();
    void sayWhenTheyCannotBeWritten();

private:
    static void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void tst_DesktopPreferences::defaults()
{
    const QTemporaryDir folder;
    const DesktopPreferences preferences(folder.filePath("new/portolan.ini"));
    QVERIFY(!preferences.startHidden());
    QCOMPARE(preferences.language(), "");
    QVERIFY(preferences.notifyConflict());
    QVERIFY(!preferences.notifyNewPort());
    QVERIFY(!preferences.closeHintShown());
    QVERIFY(!QFile::exists(preferences.path())); // reading does not create the file
}

void tst_DesktopPreferences::survive()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("new/portolan.ini");
    {
        DesktopPreferences preferences(path);
        preferences.setStartHidden(true);
        preferences.setLanguage("zh_CN");
        preferences.setNotifyConflict(false);
        preferences.setNotifyNewPort(true);
        preferences.setCloseHintShown(true);
        // Written before anything else happens.
        const QByteArray text = read(path);
        for (const char* line : { "[Desktop]", "startHidden=true", "language=zh_CN", "closeHintShown=true",
                 "[Notifications]", "conflict=false", "newPort=true" })
            QVERIFY2(text.contains(line), text.constData());
        QVERIFY(preferences.written());
    }
    const DesktopPreferences preferences(path);
    QVERIFY(preferences.startHidden());
    QCOMPARE(preferences.language(), "zh_CN");
    QVERIFY(!preferences.notifyConflict());
    QVERIFY(preferences.notifyNewPort());
    QVERIFY(preferences.closeHintShown());
    QCOMPARE(QDir(folder.filePath("new")).entryList(QDir::Files).size(), 1); // no half-written file beside it
}

void tst_DesktopPreferences::sayThatTheyChanged()
{
    const QTemporaryDir folder;
    DesktopPreferences preferences(folder.filePath("portolan.ini"));
    const QSignalSpy changes(&preferences, &DesktopPreferences::changed);
    const QSignalSpy languages(&preferences, &DesktopPreferences::languageChanged);
    preferences.setNotifyConflict(true);
    preferences.setStartHidden(false);
    preferences.setLanguage({});
    QCOMPARE(changes.size(), 0); // no change
    preferences.setNotifyConflict(false);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(languages.size(), 0);
    preferences.setLanguage("ja");
    preferences.setLanguage("ja");
    QCOMPARE(changes.size(), 2);
    QCOMPARE(languages.size(), 1);
}

void tst_DesktopPreferences::systemLanguageLeavesNoKey()
{
    const QTemporaryDir folder;
    DesktopPreferences preferences(folder.filePath("portolan.ini"));
    preferences.setLanguage("ja");
    preferences.setLanguage({});
    QVERIFY(!read(preferences.path()).contains("language"));
}

void tst_DesktopPreferences::invalidValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no truth") << QByteArray("[Desktop]\nstartHidden=perhaps\n[Notifications]\nconflict=never\n");
    QTest::newRow("a list") << QByteArray("[Desktop]\nstartHidden=true, false\n[Notifications]\nconflict=false, 1\n");
    QTest::newRow("empty") << QByteArray("[Desktop]\nstartHidden=\n[Notifications]\nconflict=\n");
}

void tst_DesktopPreferences::invalidValues()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    write(path, text);
    DesktopPreferences preferences(path);
    QVERIFY(!preferences.startHidden());
    QVERIFY(preferences.notifyConflict());
    preferences.setStartHidden(true);
    QVERIFY(preferences.startHidden());
    QVERIFY(read(path).contains("startHidden=true"));
}

void tst_DesktopPreferences::keepWhatTheyDoNotKnow()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    write(path, "[Mirroring]\npaused=true\n[Ports]\n3000=off\n[Desktop]\nlater=1\n");
    DesktopPreferences preferences(path);
    preferences.setNotifyNewPort(true);
    for (const char* line : { "paused=true", "3000=off", "later=1", "newPort=true" })
        QVERIFY2(read(path).contains(line), line);
}

void tst_DesktopPreferences::sayWhenTheyCannotBeWritten()
{
    const QTemporaryDir folder;
    write(folder.filePath("file"), "a file where a folder should be");
    DesktopPreferences preferences(folder.filePath("file/portolan.ini"));
    preferences.setStartHidden(true);
    QVERIFY(!preferences.written());
    QVERIFY(preferences.startHidden()); // until the end
    QVERIFY(QFile::remove(folder.filePath("file")));
    preferences.setNotifyNewPort(true);
    QVERIFY(preferences.written());
    const QByteArray text = read(preferences.path());
    QVERIFY2(text.contains("startHidden=true") && text.contains("newPort=true"), text.constData());
}

REGISTER_TEST(tst_DesktopPreferences, QCoreApplication)
#include "tst_desktop_preferences.moc"
