// SPDX-License-Identifier: MIT
#include "core/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class tst_Settings : public QObject
{
    Q_OBJECT

private slots:
    void defaultsWithoutAFile();
    void rulesSurvive();
    void keepsWhatItDoesNotKnow();
    void linesNotUnderstood_data();
    void linesNotUnderstood();
    void brokenFile();
    void saysWhenItCannotWrite();
    void pathOfAnInstance();

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

void tst_Settings::defaultsWithoutAFile()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath("none/portolan.ini"));
    const auto loaded = settings.load();
    QVERIFY(loaded.rules == Rules());
    QVERIFY(loaded.problems.isEmpty());
}

void tst_Settings::rulesSurvive()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("new/folder/portolan.ini");
    Rules rules;
    rules.paused = true;
    rules.refusal = RefusalPreference::Allow;
    rules.setEnabled(3000, false);
    rules.setEnabled(53, true);
    rules.setAllowedInGuest(80, true);
    rules.ports[8080].ignored = true;
    {
        Settings settings(path);
        (void)settings.load();
        QVERIFY(settings.save(rules).ok());
    }
    Settings settings(path);
    const auto loaded = settings.load();
    QVERIFY(loaded.problems.isEmpty());
    QVERIFY(loaded.rules == rules);
    QVERIFY(read(path).contains("3000=off"));

    rules.setEnabled(3000, true);
    rules.paused = false;
    QVERIFY(settings.save(rules).ok());
    QVERIFY(Settings(path).load().rules == rules);
    QVERIFY(!read(path).contains("3000"));
}

void tst_Settings::keepsWhatItDoesNotKnow()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    write(path, "[Window]\ngeometry=1 2 3\n\n[Ports]\n99=off\n");
    Settings settings(path);
    Rules rules = settings.load().rules;
    rules.setEnabled(3000, false);
    QVERIFY(settings.save(rules).ok());
    QVERIFY(read(path).contains("geometry=1 2 3"));
    QVERIFY(read(path).contains("99=off"));
    QVERIFY(read(path).contains("3000=off"));
}

void tst_Settings::linesNotUnderstood_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("unknown word") << QByteArray("[Ports]\n22=off\n23=sideways\n");
    QTest::newRow("no port") << QByteArray("[Ports]\n22=off\n70000=off\n");
    QTest::newRow("port zero") << QByteArray("[Ports]\n22=off\n0=off\n");
    QTest::newRow("port in disguise") << QByteArray("[Ports]\n22=off\n080=off\n");
    QTest::newRow("no truth") << QByteArray("[Mirroring]\npaused=perhaps\n[Ports]\n22=off\n");
    QTest::newRow("no preference") << QByteArray("[Mirroring]\nrefusal=a, b\n[Ports]\n22=off\n");
    QTest::newRow("empty rule") << QByteArray("[Ports]\n22=off\n23=\n");
}

void tst_Settings::linesNotUnderstood()
{
    QFETCH(QByteArray, text);
    QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    write(path, text);
    Settings settings(path);
    const auto loaded = settings.load();
    QCOMPARE(loaded.rules.enabled(22), false);
    QCOMPARE(loaded.problems.size(), 1);
    QVERIFY2(loaded.problems.first().contains(path), qPrintable(loaded.problems.first()));
    QCOMPARE(read(path), text); // it is the user's to mend
    QCOMPARE(QDir(folder.path()).entryList({ "*broken*" }).size(), 0);
}

void tst_Settings::brokenFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("portolan.ini");
    const QByteArray text("this is\nno ini file\n\x01\x02\n[Ports]\n22=off\n");
    write(path, text);
    Settings settings(path);
    const auto loaded = settings.load();
    QCOMPARE(loaded.rules.enabled(22), false);
    QCOMPARE(loaded.problems.size(), 1);
    const QStringList kept = QDir(folder.path()).entryList({ "portolan.ini.broken-*" });
    QCOMPARE(kept.size(), 1);
    QVERIFY2(loaded.problems.first().contains(kept.first()), qPrintable(loaded.problems.first()));
    QCOMPARE(read(folder.filePath(kept.first())), text);

    // The next start finds a sound file with what could be saved.
    const auto again = Settings(path).load();
    QVERIFY(again.problems.isEmpty());
    QCOMPARE(again.rules.enabled(22), false);
}

void tst_Settings::saysWhenItCannotWrite()
{
    QTemporaryDir folder;
    write(folder.filePath("file"), "a file where a folder should be");
    Settings settings(folder.filePath("file/portolan.ini"));
    Rules rules;
    rules.setEnabled(3000, false);
    const auto saved = settings.save(rules);
    QVERIFY(!saved.ok());
    QVERIFY(QString::fromStdString(saved.error().context).contains("portolan.ini"));
}

void tst_Settings::pathOfAnInstance()
{
    QVERIFY(Settings::pathFor({}).endsWith("/portolan/portolan.ini"));
    QVERIFY(Settings::pathFor("two").endsWith("/portolan/portolan-two.ini"));
}

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_settings.moc"
