// SPDX-License-Identifier: MIT
#include "core/ports/port_key.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

class tst_PortKey : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void writesWhatItReads();
    void ordersByNumberFirst();
};

void tst_PortKey::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("number"); // 0: the text is not a port
    QTest::addColumn<bool>("udp");

    QTest::newRow("number") << "3000" << 3000 << false;
    QTest::newRow("tcp") << "3000/tcp" << 3000 << false;
    QTest::newRow("udp") << "5353/udp" << 5353 << true;
    QTest::newRow("largest") << "65535" << 65535 << false;
    QTest::newRow("zero") << "0" << 0 << false;
    QTest::newRow("too large") << "65536" << 0 << false;
    QTest::newRow("leading zero") << "080" << 0 << false;
    QTest::newRow("sign") << "+80" << 0 << false;
    QTest::newRow("space") << " 80" << 0 << false;
    QTest::newRow("trailing") << "80x" << 0 << false;
    QTest::newRow("empty") << "" << 0 << false;
    QTest::newRow("no number") << "/udp" << 0 << false;
    QTest::newRow("no protocol") << "80/" << 0 << false;
    QTest::newRow("unknown protocol") << "80/sctp" << 0 << false;
    QTest::newRow("upper case") << "80/UDP" << 0 << false;
}

void tst_PortKey::reads()
{
    QFETCH(QString, text);
    QFETCH(int, number);
    QFETCH(bool, udp);
    const std::optional<PortKey> port = parsePortKey(text.toStdString());
    QCOMPARE(port.has_value(), number != 0);
    if (port)
        QCOMPARE(*port, PortKey(static_cast<uint16_t>(number), udp ? Protocol::Udp : Protocol::Tcp));
}

void tst_PortKey::writesWhatItReads()
{
    QCOMPARE(textOf(PortKey(3000)), std::string("3000"));
    QCOMPARE(textOf(PortKey(53, Protocol::Udp)), std::string("53/udp"));
    QCOMPARE(parsePortKey(textOf(PortKey(53, Protocol::Udp))), std::optional(PortKey(53, Protocol::Udp)));
}

void tst_PortKey::ordersByNumberFirst()
{
    QVERIFY(PortKey(53) < PortKey(53, Protocol::Udp));
    QVERIFY(PortKey(53, Protocol::Udp) < PortKey(54));
}

REGISTER_TEST(tst_PortKey, QCoreApplication)
#include "tst_port_key.moc"
