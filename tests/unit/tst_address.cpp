// SPDX-License-Identifier: MIT
#include "core/base/address.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

namespace {

/// "172.29.96.1/20" as a value.
InterfaceAddress interfaceAddress(const QString& text)
{
    const QStringList parts = text.split('/');
    return { parseAddress(parts[0].toStdString()).value(), parts[1].toInt() };
}

QString text(const Address& address) { return QString::fromStdString(address.to_string()); }

} // namespace

class TestAddress : public QObject
{
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
    void loopbacks();
    void unmapping();
    void sameNetwork_data();
    void sameNetwork();
    void networkRange_data();
    void networkRange();
};

void TestAddress::parse_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("parsed"); ///< "": no address
    QTest::newRow("IPv4") << "172.29.96.1"
                          << "172.29.96.1";
    QTest::newRow("IPv4 wildcard") << "0.0.0.0"
                                   << "0.0.0.0";
    QTest::newRow("IPv6") << "fe80:0:0::1"
                          << "fe80::1";
    QTest::newRow("IPv6 wildcard") << "::"
                                   << "::";
    QTest::newRow("mapped") << "::ffff:1.2.3.4"
                            << "::ffff:1.2.3.4";
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("name") << "localhost"
                          << "";
    QTest::newRow("number") << "2130706433"
                            << "";
    QTest::newRow("too large") << "256.0.0.1"
                               << "";
    QTest::newRow("space") << "127.0.0.1 "
                           << "";
    QTest::newRow("nul") << QString(QChar(u'\0')).prepend("127.0.0.1") << "";
    QTest::newRow("port") << "[::1]:80"
                          << "";
    QTest::newRow("IPv4 port") << "127.0.0.1:80"
                               << "";
    QTest::newRow("brackets") << "[::1]"
                              << "";
    QTest::newRow("octal") << "127.0.0.01"
                           << "";
}

void TestAddress::parse()
{
    QFETCH(QString, input);
    QFETCH(QString, parsed);
    const std::optional<Address> address = parseAddress(input.toStdString());
    QCOMPARE(address ? text(*address) : QString(), parsed);
}

void TestAddress::loopbacks()
{
    QCOMPARE(text(loopback4()), "127.0.0.1");
    QCOMPARE(text(loopback6()), "::1");
}

void TestAddress::unmapping()
{
    QCOMPARE(text(unmapped(parseAddress("::ffff:172.29.96.1").value())), "172.29.96.1");
    QCOMPARE(text(unmapped(parseAddress("::1").value())), "::1");
    QCOMPARE(text(unmapped(parseAddress("::").value())), "::");
    QCOMPARE(text(unmapped(parseAddress("10.0.0.1").value())), "10.0.0.1");
}

void TestAddress::sameNetwork_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("the article's") << "172.29.96.1/20"
                                   << "172.29.108.58/16" << true;
    QTest::newRow("outside the smaller") << "172.29.96.1/20"
                                         << "172.29.112.1/16" << false;
    QTest::newRow("last of the smaller") << "172.29.96.1/20"
                                         << "172.29.111.255/16" << true;
    QTest::newRow("equal prefixes") << "10.0.0.1/24"
                                    << "10.0.0.200/24" << true;
    QTest::newRow("neighbours") << "10.0.0.1/24"
                                << "10.0.1.1/24" << false;
    QTest::newRow("within a byte") << "10.0.0.1/31"
                                   << "10.0.0.2/31" << false;
    QTest::newRow("prefix 32") << "10.0.0.1/32"
                               << "10.0.0.1/8" << true;
    QTest::newRow("prefix 0") << "10.0.0.1/0"
                              << "192.168.0.1/0" << true;
    QTest::newRow("IPv6") << "fd00::1/64"
                          << "fd00::ffff:1/48" << true;
    QTest::newRow("IPv6 apart") << "fd00::1/64"
                                << "fd00:0:0:1::1/64" << false;
    QTest::newRow("two families") << "0.0.0.0/0"
                                  << "::/0" << false;
}

void TestAddress::sameNetwork()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(portolan::sameNetwork(interfaceAddress(one), interfaceAddress(other)), same);
    QCOMPARE(portolan::sameNetwork(interfaceAddress(other), interfaceAddress(one)), same);
}

void TestAddress::networkRange_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("/20") << "172.29.108.58/20"
                         << "172.29.96.0"
                         << "172.29.111.255";
    QTest::newRow("/16") << "172.29.108.58/16"
                         << "172.29.0.0"
                         << "172.29.255.255";
    QTest::newRow("/32") << "10.1.2.3/32"
                         << "10.1.2.3"
                         << "10.1.2.3";
    QTest::newRow("/0") << "10.1.2.3/0"
                        << "0.0.0.0"
                        << "255.255.255.255";
    QTest::newRow("/1") << "200.1.2.3/1"
                        << "128.0.0.0"
                        << "255.255.255.255";
    QTest::newRow("IPv6 /64") << "fd00::1234/64"
                              << "fd00::"
                              << "fd00::ffff:ffff:ffff:ffff";
    QTest::newRow("IPv6 /128") << "::1/128"
                               << "::1"
                               << "::1";
}

void TestAddress::networkRange()
{
    QFETCH(QString, address);
    QFETCH(QString, first);
    QFETCH(QString, last);
    const AddressRange range = portolan::networkRange(interfaceAddress(address));
    QCOMPARE(text(range.first), first);
    QCOMPARE(text(range.last), last);
}

REGISTER_TEST(TestAddress, QCoreApplication)
#include "tst_address.moc"
