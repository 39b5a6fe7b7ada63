// SPDX-License-Identifier: MIT
#include "app/portolan/status_table.h"
#include "app/portolan/terminal_text.h"

#include <QJsonDocument>
#include <QTest>

using namespace portolan;

class tst_TerminalText : public QObject
{
    Q_OBJECT

private slots:
    void printsNoOrders();
    void fitsEveryScreen();
    void table();
};

void tst_TerminalText::printsNoOrders()
{
    const QString replaced(QChar::ReplacementCharacter);
    QCOMPARE(printable(QStringLiteral("node Ünï 日本")), QStringLiteral("node Ünï 日本"));
    QCOMPARE(printable(QStringLiteral("a\x1b[2Jb")), "a" + replaced + "[2Jb");
    QCOMPARE(printable(QString("a") + QChar(0x9b) + "b"), "a" + replaced + "b");
    QCOMPARE(printable(QString("a") + QChar(0x202e) + "b"), "a" + replaced + "b");
    QCOMPARE(printable("one\ntwo"), QString("one\ntwo"));
}

void tst_TerminalText::fitsEveryScreen()
{
    const QStringList table { "host", "guest", "", "PORT", "80", "3000" };
    const QStringList events { "one", "two", "three", "four", "five" };
    for (int rows = 1; rows < 20; ++rows) {
        const QStringList lines = screenLines(table, events, "a hint", 4, rows);
        QVERIFY(lines.size() <= rows);
        QCOMPARE(lines.last(), QString("a hi"));
    }
    QCOMPARE(screenLines(table, events, "hint", 80, 10),
        QStringList({ "host", "guest", "", "PORT", "80", "three", "four", "five", "", "hint" }));
    QCOMPARE(screenLines(table, events, "hint", 80, 4), QStringList({ "host", "guest", "", "hint" }));
    QCOMPARE(screenLines(table, {}, "hint", 80, 40).size(), 9);
}

void tst_TerminalText::table()
{
    const QJsonObject status = QJsonDocument::fromJson(R"json({"paused":false,
        "host":{"adapter":"vEthernet(WSL)","address":"172.29.96.1","prefix":20},
        "guest":{"name":"netns:guest","state":"connected","interface":"eth0","address":"172.29.108.58","prefix":16},
        "ports":[{"port":80,"state":"conflict","reason":"host-port-in-use","message":"nginx has it","listeners":[],"hostAddresses":[],
                  "refused":{"pid":7,"process":"node"},"connections":{"active":0}},
                 {"port":3000,"state":"mirrored","reason":null,"message":"",
                  "listeners":[{"address":"0.0.0.0","pid":123,"process":"no\u001bde"},{"address":"::","pid":123,"process":"no\u001bde"}],
                  "hostAddresses":["127.0.0.1","::1"],"refused":null,"connections":{"active":12}}]})json")
                                   .object();
    const QStringList lines = statusTable(status).split('\n');
    QCOMPARE(lines[0], QString("host   vEthernet(WSL)  172.29.96.1/20"));
    QCOMPARE(lines[1], QString("guest  netns:guest  connected  eth0  172.29.108.58/16"));
    QCOMPARE(lines[3], QString("PORT  PROCESS    LISTENS ON   ON HOST         CONN.  STATE"));
    QCOMPARE(lines[4], QString("  80  node 7     refused                          0  conflict (host-port-in-use)"));
    QCOMPARE(lines[5], QString("3000  no%1de 123  0.0.0.0, ::  127.0.0.1, ::1     12  mirrored").arg(QChar(QChar::ReplacementCharacter)));
    QVERIFY(lines.contains("nginx has it"));
    for (const QString& line : statusTable(status, 20).split('\n'))
        QVERIFY(line.size() <= 20);
    QVERIFY(statusTable({}).contains("none"));
}

QTEST_GUILESS_MAIN(tst_TerminalText)
#include "tst_terminal_text.moc"
