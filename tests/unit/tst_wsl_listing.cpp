// SPDX-License-Identifier: MIT
#include "core/guest/wsl_listing.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

namespace {

QByteArray utf16(const QString& text)
{
    return { reinterpret_cast<const char*>(text.utf16()), text.size() * 2 };
}

const QString verbose = QStringLiteral("  NAME              STATE           VERSION\r\n* Ubuntu-22.04      Running         2\r\n"
                                       "  Legacy            Stopped         1\r\n  docker-desktop    Running         2\r\n");
const QString german = QStringLiteral("  NAME      STATUS           VERSION\r\n* Debian    Wird ausgeführt  2\r\n");

} // namespace

class tst_WslListing : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void distributions();
    void choice_data();
    void choice();
};

void tst_WslListing::names_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QStringList>("expected");
    const QString text = QStringLiteral("Ubuntu\r\nDebian-Ünï\r\n");
    const QStringList both { "Ubuntu", QStringLiteral("Debian-Ünï") };
    QTest::newRow("UTF-16") << utf16(text) << both;
    QTest::newRow("UTF-16 with a mark") << utf16(QChar(QChar::ByteOrderMark) + text) << both;
    QTest::newRow("UTF-8") << text.toUtf8() << both;
    QTest::newRow("none runs") << QByteArray() << QStringList();
    QTest::newRow("blank lines") << QByteArray("\r\n\r\nA\r\n") << QStringList { "A" };
}

void tst_WslListing::names()
{
    QFETCH(QByteArray, output);
    QTEST(wslNames(output), "expected");
}

void tst_WslListing::distributions()
{
    const QList<WslDistribution> three { { "Ubuntu-22.04", 2, true }, { "Legacy", 1, false }, { "docker-desktop", 2, false } };
    QCOMPARE(wslDistributions(utf16(verbose)), three);
    QCOMPARE(wslDistributions(verbose.toUtf8()), three);
    QCOMPARE(wslDistributions(utf16(german)), (QList<WslDistribution> { { "Debian", 2, true } }));
    QCOMPARE(wslDistributions("Windows Subsystem for Linux has no installed distributions.\r\n"), {});
    QCOMPARE(wslDistributions({}), {});
}

void tst_WslListing::choice_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("running");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char* name, const char* wanted, const QStringList& running, const char* chosen) {
        QTest::newRow(name) << QString(wanted) << running << QString(chosen);
    };
    row("none runs", "", {}, "");
    row("the default one", "", { "Debian", "Ubuntu-22.04" }, "Ubuntu-22.04");
    row("another one", "", { "Debian" }, "Debian");
    row("Docker's as the last", "", { "docker-desktop", "Debian" }, "Debian");
    row("Docker's where there is no other", "", { "docker-desktop" }, "docker-desktop");
    row("never one of WSL 1", "", { "Legacy" }, "");
    row("a wanted one", "debian", { "Ubuntu-22.04", "Debian" }, "Debian");
    row("a wanted one that does not run", "Debian", { "Ubuntu-22.04" }, "");
    row("a wanted one of WSL 1", "Legacy", { "Legacy" }, "");
}

void tst_WslListing::choice()
{
    QFETCH(QString, wanted);
    QFETCH(QStringList, running);
    QTEST(chooseDistribution(wanted, running, wslDistributions(verbose.toUtf8())), "chosen");
}

REGISTER_TEST(tst_WslListing, QCoreApplication)
#include "tst_wsl_listing.moc"
