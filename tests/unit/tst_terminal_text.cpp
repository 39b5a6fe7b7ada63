// SPDX-License-Identifier: MIT
#include "app/portolan/status_table.h"
#include "app/portolan/terminal_text.h"
#include "tests/support/test_class.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace portolan;

class tst_TerminalText : public QObject
{
    Q_OBJECT

private slots:
    void printsNoControlCharacters();
    void columns_data();
    void columns();
    void fitsEveryScreen();
    void table();
    void wideLabels();
};

void tst_TerminalText::printsNoControlCharacters()
{
    const QString replaced(QChar::ReplacementCharacter);
    QCOMPARE(printable(QStringLiteral("node Ünï 日本")), QStringLiteral("node Ünï 日本"));
    QCOMPARE(printable(QStringLiteral("a\x1b[2Jb")), "a" + replaced + "[2Jb");
    QCOMPARE(printable(QString("a") + QChar(0x9b) + "b"), "a" + replaced + "b");
    QCOMPARE(printable(QString("a") + QChar(0x202e) + "b"), "a" + replaced + "b");
    QCOMPARE(printable("one\ntwo"), QString("one\ntwo"));
    const QString joined = QStringLiteral("👩\u200d💻 می\u200cخواهم");
    QCOMPARE(printable(joined), joined);
}

void tst_TerminalText::columns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("Latin") << QStringLiteral("Läden") << 5;
    QTest::newRow("Cyrillic") << QStringLiteral("магазин") << 7;
    QTest::newRow("kana and ideographs") << QStringLiteral("通販サイト") << 10;
    QTest::newRow("Hangul") << QStringLiteral("상점") << 4;
    QTest::newRow("fullwidth letters") << QStringLiteral("ＡＢ") << 4;
    QTest::newRow("halfwidth kana") << QStringLiteral("ｱｲ") << 2;
    QTest::newRow("an accent by itself") << QStringLiteral("e\u0301") << 1;
    QTest::newRow("emoji") << QStringLiteral("🛒 shop") << 7;
    QTest::newRow("ideograph beyond 16 bits") << QStringLiteral("𠮷") << 2;
    QTest::newRow("signs of our own") << QStringLiteral("…—\ufffd") << 3;
}

void tst_TerminalText::columns()
{
    QFETCH(QString, text);
    QFETCH(int, columns);
    QCOMPARE(columnsOf(text), columns);
    QCOMPARE(cutToColumns(text, columns), text);
    for (int room = 0; room < columns; ++room) {
        const QString cut = cutToColumns(text, room);
        QVERIFY(text.startsWith(cut));
        QVERIFY(columnsOf(cut) <= room);
        QVERIFY(columnsOf(cut) >= room - 1);
    }
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

void tst_TerminalText::wideLabels()
{
    const auto port = [](int number, const QString& label) {
        return QJsonObject { { "port", number }, { "label", label }, { "state", "off" } };
    };
    const QJsonObject status { { "ports", QJsonArray { port(3000, "通販サイト"), port(8080, "shop"), port(9000, "") } } };
    const QStringList lines = statusTable(status).split('\n');
    const qsizetype heading = lines.indexOf(QRegularExpression("^PORT.*STATE$"));
    QVERIFY(heading > 0);
    const qsizetype state = lines[heading].indexOf("STATE");
    for (qsizetype row = heading + 1; row <= heading + 3; ++row)
        QCOMPARE(columnsOf(lines[row].left(lines[row].indexOf("off"))), int(state));
    for (const QString& line : statusTable(status, 12).split('\n'))
        QVERIFY(columnsOf(line) <= 12);
    const QString screen = screenLines({ "通販サイト" }, {}, "hint", 5, 5).first();
    QCOMPARE(screen, QStringLiteral("通販"));
}

REGISTER_TEST(tst_TerminalText, QCoreApplication)
#include "tst_terminal_text.moc"
