// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/window_fixture.h"
#include "ui/ports/port_export.h"
#include "ui/ports/port_pane.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QTemporaryDir>

using namespace portolan;

class tst_PortExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QGuiApplication::setQuitOnLastWindowClosed(false); }
    void csvHasALineForEveryPort();
    void csvCells_data();
    void csvCells();
    void jsonIsTheStatus();
    void fileNameDecides();
    void dialogWritesTheFile();
    void formatKeepsTheName();
    void problemIsReported();

private:
    static QStringList csvLines(const Snapshot& snapshot)
    {
        return QString::fromUtf8(portsAsCsv(snapshot).mid(3)).split("\r\n");
    }
    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void tst_PortExport::csvHasALineForEveryPort()
{
    QVERIFY(portsAsCsv({}).startsWith("\xef\xbb\xbfport,label,enabled,state,"));
    const QStringList lines = csvLines(samples::six());
    QCOMPARE(lines.size(), 8); // with the header's, and nothing after the last line's end
    QVERIFY(lines.last().isEmpty());
    QCOMPARE(lines.at(1),
        "80,,true,conflict,host-port-in-use,node 2311,,,,nginx 871,1,0,0,0,0,0,Used by nginx (pid 871) on this computer; "
        "node in Ubuntu got EACCES");
    QCOMPARE(lines.at(2),
        "3000,,true,mirrored,,node 1204,0.0.0.0,127.0.0.1 ::1,http://localhost:3000,,,3,128,0,0,0,Mirrored");
    for (const QString& line : lines.mid(0, 7))
        QCOMPARE(line.count(','), lines.first().count(','));
}

void tst_PortExport::csvCells_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << "shop" << "shop";
    QTest::newRow("other scripts") << "店舗 – größer" << "店舗 – größer";
    QTest::newRow("comma") << "shop, staging" << "\"shop, staging\"";
    QTest::newRow("quote") << "the \"shop\"" << "\"the \"\"shop\"\"\"";
    QTest::newRow("formula") << "=1+1" << "'=1+1";
    QTest::newRow("formula with a comma") << "=SUM(A1,A2)" << "\"'=SUM(A1,A2)\"";
    QTest::newRow("plus") << "+1" << "'+1";
    QTest::newRow("minus") << "-1" << "'-1";
    QTest::newRow("at") << "@cmd" << "'@cmd";
    QTest::newRow("tab") << "\t=1" << "'\t=1";
    QTest::newRow("return") << "\r=1" << "\"'\r=1\"";
}

void tst_PortExport::csvCells()
{
    QFETCH(QString, label);
    QFETCH(QString, cell);
    PortFact fact = samples::mirrored(3000, "node", 1, { "::" });
    fact.label = label;
    const QString text = QString::fromUtf8(portsAsCsv(samples::connected({ fact })));
    QVERIFY2(text.contains("\r\n3000," + cell + ",true,"), qPrintable(text));
}

void tst_PortExport::jsonIsTheStatus()
{
    const QJsonObject object = QJsonDocument::fromJson(portsAsJson(samples::six())).object();
    QCOMPARE(object.value("ports").toArray().size(), 6);
    QVERIFY(object.value("ports").toArray().first().toObject().value("message").toString().contains("Stop nginx"));
}

void tst_PortExport::fileNameDecides()
{
    const QTemporaryDir folder;
    QCOMPARE(savePorts(samples::six(), folder.filePath("a.JSON")), "");
    QVERIFY(!QJsonDocument::fromJson(contents(folder.filePath("a.JSON"))).isNull());
    QCOMPARE(savePorts(samples::six(), folder.filePath("a.csv")), "");
    QCOMPARE(contents(folder.filePath("a.csv")), portsAsCsv(samples::six()));
    QVERIFY(!savePorts(samples::six(), folder.filePath("none/a.csv")).isEmpty());
}

void tst_PortExport::dialogWritesTheFile()
{
    const QTemporaryDir folder;
    WindowFixture fixture;
    fixture.window->findChild<PortPane*>()->exportPorts();
    auto* dialog = fixture.find<QFileDialog>("exportDialog");
    // The ports are those at the time the file is chosen.
    fixture.core.show(samples::connected({}));
    emit dialog->fileSelected(folder.filePath("ports.csv"));
    QCOMPARE(contents(folder.filePath("ports.csv")), portsAsCsv(samples::connected({})));
    dialog->close();
}

void tst_PortExport::formatKeepsTheName()
{
    QTemporaryDir folder;
    WindowFixture fixture;
    fixture.find<QAction>("exportAction")->trigger();
    auto* dialog = fixture.find<QFileDialog>("exportDialog");
    dialog->setDirectory(folder.path());
    const auto chosen = [dialog] { return QFileInfo(dialog->selectedFiles().value(0)).fileName(); };
    dialog->selectFile("ports.csv");
    emit dialog->filterSelected(dialog->nameFilters().at(1));
    QCOMPARE(chosen(), "ports.json");
    dialog->selectFile("my.shop.json");
    emit dialog->filterSelected(dialog->nameFilters().at(0));
    QCOMPARE(chosen(), "my.shop.csv");
    dialog->close();
}

void tst_PortExport::problemIsReported()
{
    const QTemporaryDir folder;
    WindowFixture fixture;
    fixture.window->findChild<PortPane*>()->exportPorts();
    auto* dialog = fixture.find<QFileDialog>("exportDialog");
    emit dialog->fileSelected(folder.filePath("none/ports.csv"));
    auto* box = fixture.find<QMessageBox>("exportProblem");
    QVERIFY(box->text().contains(folder.filePath("none/ports.csv")));
    box->close();
    dialog->close();
}

REGISTER_TEST(tst_PortExport, QApplication)
#include "tst_port_export.moc"
