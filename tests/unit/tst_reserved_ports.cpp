// SPDX-License-Identifier: MIT
#include "core/host/reserved_ports.h"
#include "tests/support/test_class.h"

#include <QSignalSpy>
#include <QTest>

using namespace portolan;

class tst_ReservedPorts : public QObject
{
    Q_OBJECT

private slots:
    void readsTheSystemsList_data();
    void readsTheSystemsList();
    void asksTheProgram();
};

void tst_ReservedPorts::readsTheSystemsList_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("ranges");
    const char* english = "\r\nProtocol tcp Port Exclusion Ranges\r\n\r\nStart Port    End Port      \r\n----------    --------      \r\n"
                          "      1433        1532      \r\n     50000       50059     *\r\n\r\n* - Administered port exclusions.\r\n\r\n";
    QTest::newRow("English") << QByteArray(english) << "1433-1532 50000-50059 ";
    QTest::newRow("German") << QByteArray("Ausschlussbereiche f\x81r Protokoll tcp\r\n\r\nStartport   Endport\r\n---\r\n 80  80\r\n") << "80-80 ";
    QTest::newRow("none") << QByteArray("Start Port    End Port\r\n----------    --------\r\n\r\n") << "";
    QTest::newRow("nonsense") << QByteArray("90 80\r\n0 5\r\n70000 70001\r\n1 2 3\r\n") << "";
}

void tst_ReservedPorts::readsTheSystemsList()
{
    QFETCH(QByteArray, output);
    QString text;
    for (const PortRange& range : ReservedPorts::parse(output))
        text += QStringLiteral("%1-%2 ").arg(range.first).arg(range.last);
    QTEST(text, "ranges");
}

void tst_ReservedPorts::asksTheProgram()
{
#ifdef Q_OS_WIN
    ReservedPorts ports({ "cmd.exe", "/c", "echo 5000 5099" });
#else
    ReservedPorts ports({ "echo", "5000 5099" });
#endif
    QSignalSpy changed(&ports, &ReservedPorts::changed);
    ports.look();
    QVERIFY(changed.wait());
    QCOMPARE(ports.ranges(), (std::vector<PortRange> { { 5000, 5099 } }));
    ports.look(); // too soon to look again
    QVERIFY(!changed.wait(300));
}

REGISTER_TEST(tst_ReservedPorts, QCoreApplication)
#include "tst_reserved_ports.moc"
