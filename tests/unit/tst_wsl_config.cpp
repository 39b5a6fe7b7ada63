// SPDX-License-Identifier: MIT
#include "core/guest/wsl_config.h"
#include "tests/support/test_class.h"

#include <QFile>
#include <QStringConverter>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class tst_WslConfig : public QObject
{
    Q_OBJECT

private slots:
    void changesOneLine_data();
    void changesOneLine();
    void keepsTheFileBefore();
    void makesTheFile();
    void saysWhatItCannotWrite();

private:
    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
    static void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

void tst_WslConfig::changesOneLine_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after);
    };
    row("nothing", "", "[wsl2]\r\nlocalhostForwarding=false\r\n");
    row("other sections", "[experimental]\r\nsparseVhd=true\r\n",
        "[experimental]\r\nsparseVhd=true\r\n\r\n[wsl2]\r\nlocalhostForwarding=false\r\n");
    row("the section", "# mine\n[wsl2]\nmemory=4GB # enough\n", "# mine\n[wsl2]\nlocalhostForwarding=false\nmemory=4GB # enough\n");
    row("the section last, without an end", "[wsl2]", "[wsl2]\r\nlocalhostForwarding=false\r\n");
    row("true", "[wsl2]\r\nlocalhostForwarding=true\r\nmemory=4GB\r\n", "[wsl2]\r\nlocalhostForwarding=false\r\nmemory=4GB\r\n");
    row("written otherwise", "[WSL2]\n  LocalhostForwarding = True # my ports\n", "[WSL2]\n  LocalhostForwarding =false # my ports\n");
    row("without an end", "[wsl2]\nlocalhostForwarding=true", "[wsl2]\nlocalhostForwarding=false");
    row("already", "[wsl2]\nlocalhostForwarding = FALSE\n", "[wsl2]\nlocalhostForwarding = FALSE\n");
    row("a comment is no key", "[wsl2]\n#localhostForwarding=true\n", "[wsl2]\nlocalhostForwarding=false\n#localhostForwarding=true\n");
    row("in another section", "[other]\nlocalhostForwarding=true\n[wsl2]\n",
        "[other]\nlocalhostForwarding=true\n[wsl2]\nlocalhostForwarding=false\n");
    row("UTF-8 with a mark", "\xEF\xBB\xBF[wsl2]\nmemory=4GB\n", "\xEF\xBB\xBF[wsl2]\nlocalhostForwarding=false\nmemory=4GB\n");
    const auto utf16 = [](const QString& text) {
        QStringEncoder encode(QStringConverter::Utf16LE);
        return QByteArray("\xFF\xFE") + QByteArray(encode(text));
    };
    QTest::newRow("UTF-16") << utf16("# für mich\r\n[wsl2]\r\nlocalhostForwarding=true\r\n")
                            << utf16("# für mich\r\n[wsl2]\r\nlocalhostForwarding=false\r\n");
}

void tst_WslConfig::changesOneLine()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(withoutLocalhostForwarding(before), after);
    QCOMPARE(withoutLocalhostForwarding(after), after);
}

void tst_WslConfig::keepsTheFileBefore()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(".wslconfig");
    write(path, "[wsl2]\nmemory=4GB\n");
    QVERIFY(switchLocalhostForwardingOff(path));
    QCOMPARE(read(path), QByteArray("[wsl2]\nlocalhostForwarding=false\nmemory=4GB\n"));
    QCOMPARE(read(path + ".before-portolan"), QByteArray("[wsl2]\nmemory=4GB\n"));

    // The user changes the setting and changes it again: the original file is still kept.
    write(path, "[wsl2]\nlocalhostForwarding=true\n");
    QVERIFY(switchLocalhostForwardingOff(path));
    QCOMPARE(read(path), QByteArray("[wsl2]\nlocalhostForwarding=false\n"));
    QCOMPARE(read(path + ".before-portolan"), QByteArray("[wsl2]\nmemory=4GB\n"));
}

void tst_WslConfig::makesTheFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(".wslconfig");
    QVERIFY(switchLocalhostForwardingOff(path));
    QCOMPARE(read(path), QByteArray("[wsl2]\r\nlocalhostForwarding=false\r\n"));
    QVERIFY(!QFile::exists(path + ".before-portolan"));
}

void tst_WslConfig::saysWhatItCannotWrite()
{
    QTemporaryDir folder;
    const Result<Done> written = switchLocalhostForwardingOff(folder.filePath("no such folder/.wslconfig"));
    QVERIFY(!written);
    QVERIFY(QString::fromStdString(written.error().context).contains(".wslconfig"));
}

REGISTER_TEST(tst_WslConfig, QCoreApplication)
#include "tst_wsl_config.moc"
