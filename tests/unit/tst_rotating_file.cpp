// SPDX-License-Identifier: MIT
#include "core/log/rotating_file.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

class tst_RotatingFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void makesFolderAndFile();
    void rotates();
    void continuesAfterRestart();
    void survivesBeingDeleted();
    void longTextStaysInOnePiece();
    void unwritable_data();
    void unwritable();

private:
    [[nodiscard]] QString path(const QString& name = "log/portolan.log") const { return m_folder->filePath(name); }
    [[nodiscard]] QByteArray content(const QString& suffix = {}) const
    {
        QFile file(path() + suffix);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_RotatingFile::makesFolderAndFile()
{
    RotatingFile file(path());
    QVERIFY(file.append("one\n").ok());
    QVERIFY(file.append("two\n").ok());
    QCOMPARE(content(), "one\ntwo\n");
    QCOMPARE(content(".1"), "(none)");
}

void tst_RotatingFile::rotates()
{
    RotatingFile file(path(), 10, 2);
    for (const char* text : { "aaaa\n", "bbbb\n", "cccc\n", "dddd\n", "eeee\n", "ffff\n", "gggg\n" })
        QVERIFY(file.append(text).ok());
    QCOMPARE(content(), "gggg\n");
    QCOMPARE(content(".1"), "eeee\nffff\n");
    QCOMPARE(content(".2"), "cccc\ndddd\n");
    QCOMPARE(content(".3"), "(none)"); // the oldest is gone
}

void tst_RotatingFile::continuesAfterRestart()
{
    QVERIFY(RotatingFile(path(), 10).append("aaaa\n").ok());
    QVERIFY(RotatingFile(path(), 10).append("bbbb\n").ok());
    QVERIFY(RotatingFile(path(), 10).append("cccc\n").ok());
    QCOMPARE(content(), "cccc\n");
    QCOMPARE(content(".1"), "aaaa\nbbbb\n");
}

void tst_RotatingFile::survivesBeingDeleted()
{
    RotatingFile file(path());
    QVERIFY(file.append("one\n").ok());
    QVERIFY(QDir(m_folder->filePath("log")).removeRecursively());
    QVERIFY(file.append("two\n").ok());
    QCOMPARE(content(), "two\n");
}

void tst_RotatingFile::longTextStaysInOnePiece()
{
    RotatingFile file(path(), 4);
    QVERIFY(file.append("longer than the limit\n").ok());
    QVERIFY(file.append("x\n").ok());
    QCOMPARE(content(".1"), "longer than the limit\n");
    QCOMPARE(content(), "x\n");
}

void tst_RotatingFile::unwritable_data()
{
    QTest::addColumn<QString>("inTheWay"); // a trailing "/" means a folder
    QTest::newRow("a file where the folder should be") << "log";
    QTest::newRow("a folder where the file should be") << "log/portolan.log/";
}

void tst_RotatingFile::unwritable()
{
    QFETCH(QString, inTheWay);
    if (inTheWay.endsWith('/')) {
        QVERIFY(QDir().mkpath(path(inTheWay)));
    } else {
        QFile file(path(inTheWay));
        QVERIFY(file.open(QFile::WriteOnly));
    }
    RotatingFile file(path());
    const Result<Done> outcome = file.append("one\n");
    QVERIFY(!outcome.ok());
    const QString context = QString::fromStdString(outcome.error().context);
    QVERIFY2(!context.isEmpty() && !context.contains("Unknown error"), qPrintable(context));
    QCOMPARE(context.startsWith("the folder " + m_folder->filePath("log") + " cannot be created: "), inTheWay == "log");
}

REGISTER_TEST(tst_RotatingFile, QCoreApplication)
#include "tst_rotating_file.moc"
