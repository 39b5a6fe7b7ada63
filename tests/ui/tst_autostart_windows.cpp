// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/preferences/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QSettings>
#include <QTest>

using namespace portolan;

/// Uses the registry of the user who runs the test, with an instance name that nobody else has.
class tst_Autostart : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void startsAtLogin();
    void quotesItsProgram();
    void obeysTheTaskManager();
    void followsAMovedProgram();

private:
    QSettings m_run { "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", QSettings::NativeFormat };
    QSettings m_approved { "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\Run",
        QSettings::NativeFormat };
    const QString m_name = "Portolan (tst-autostart)";
};

void tst_Autostart::cleanup()
{
    m_run.remove(m_name);
    m_approved.remove(m_name);
}

void tst_Autostart::startsAtLogin()
{
    Autostart autostart("C:/Tools/portolan.exe", "tst-autostart");
    QVERIFY(!autostart.enabled());
    QVERIFY(autostart.enable(false));
    QVERIFY(autostart.enabled());
    QCOMPARE(m_run.value(m_name).toString(), QString("\"C:\\Tools\\portolan.exe\" --instance tst-autostart"));
    QVERIFY(autostart.enable(true));
    QCOMPARE(m_run.value(m_name).toString(), QString("\"C:\\Tools\\portolan.exe\" --instance tst-autostart --hidden"));
    QVERIFY(autostart.disable());
    QVERIFY(!autostart.enabled());
    QVERIFY(!m_run.contains(m_name));
    QVERIFY(autostart.disable()); // repeating does no harm
}

void tst_Autostart::quotesItsProgram()
{
    Autostart autostart("C:/Program Files/Portolan/portolan.exe", "tst-autostart");
    QVERIFY(autostart.enable(false));
    QVERIFY(m_run.value(m_name).toString().startsWith("\"C:\\Program Files\\Portolan\\portolan.exe\" "));
}

void tst_Autostart::obeysTheTaskManager()
{
    Autostart autostart("C:/Tools/portolan.exe", "tst-autostart");
    QVERIFY(autostart.enable(false));
    m_approved.setValue(m_name, QByteArray("\x03\0\0\0\0\0\0\0\0\0\0\0", 12)); // switched off by Windows
    m_approved.sync();
    QVERIFY(!autostart.enabled());
    m_approved.setValue(m_name, QByteArray("\x02\0\0\0\0\0\0\0\0\0\0\0", 12)); // and on again
    m_approved.sync();
    QVERIFY(autostart.enabled());
    m_approved.setValue(m_name, QByteArray("\x03\0\0\0\0\0\0\0\0\0\0\0", 12));
    m_approved.sync();
    QVERIFY(autostart.enable(false)); // the user's current choice
    QVERIFY(autostart.enabled());
}

void tst_Autostart::followsAMovedProgram()
{
    QVERIFY(Autostart("C:/no such folder/portolan.exe", "tst-autostart").enable(true));
    const QString here = QCoreApplication::applicationFilePath();
    Autostart moved(here, "tst-autostart");
    moved.follow();
    const QString now = "\"" + QDir::toNativeSeparators(here) + "\" --instance tst-autostart --hidden";
    QCOMPARE(m_run.value(m_name).toString(), now);
    Autostart("C:/elsewhere/portolan.exe", "tst-autostart").follow(); // the previous one still exists
    m_run.sync();
    QCOMPARE(m_run.value(m_name).toString(), now);
    QVERIFY(moved.disable());
    moved.follow();
    QVERIFY(!moved.enabled());
}

REGISTER_TEST(tst_Autostart, QCoreApplication)
#include "tst_autostart_windows.moc"
