// SPDX-License-Identifier: MIT
#include "core/host/adapters.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

class tst_Adapters : public QObject
{
    Q_OBJECT

private slots:
    void chooses_data();
    void chooses();

private:
    static InterfaceAddress address(const QString& text)
    {
        const QStringList parts = text.split('/');
        return { *parseAddress(parts[0].toStdString()), parts[1].toInt() };
    }
};

void tst_Adapters::chooses_data()
{
    QTest::addColumn<QString>("adapters"); // NAME=ADDRESS/PREFIX+..., separated by semicolons
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("guest");
    QTest::addColumn<QString>("chosen");

    const QString lan = "Ethernet=192.168.1.5/24";
    const QString article = "vEthernet(WSL)=172.29.96.1/20";
    QTest::newRow("none") << "" << "" << "172.29.108.58/16" << "";
    QTest::newRow("the article's name") << lan + ";" + article << "" << "172.29.108.58/16" << "vEthernet(WSL)";
    QTest::newRow("before the guest is known") << lan + ";" + article << "" << "" << "vEthernet(WSL)";
    QTest::newRow("with a space") << lan + ";vEthernet (WSL)=172.29.96.1/20" << "" << "" << "vEthernet (WSL)";
    QTest::newRow("today's default") << "vEthernet (WSL (Hyper-V firewall))=172.29.96.1/20;" + lan << "" << ""
                                     << "vEthernet (WSL (Hyper-V firewall))";
    QTest::newRow("Hyper-V's other switch") << "vEthernet (Default Switch)=172.20.0.1/20;" + lan << "" << "" << "";
    QTest::newRow("two of the name") << article + ";vEthernet(WSL)2=172.30.0.1/20" << "" << "172.30.0.9/16" << "vEthernet(WSL)2";
    QTest::newRow("the name is another guest's") << article + ";veth7=172.30.0.1/24" << "" << "172.30.0.2/24" << "veth7";
    QTest::newRow("another name, by its network") << lan + ";veth7=10.5.0.1/24" << "" << "10.5.0.2/24" << "veth7";
    QTest::newRow("the host's prefix decides") << "veth7=10.5.0.1/24" << "" << "10.5.1.2/16" << "";
    QTest::newRow("link-local says nothing") << "a=fe80::1/64;b=fd00::1/64+fe80::2/64" << "" << "fe80::9/64+fd00::9/64" << "b";
    QTest::newRow("named by the user") << lan + ";" + article << "Ethernet" << "172.29.108.58/16" << "Ethernet";
    QTest::newRow("named, but not there") << lan + ";" + article << "eth7" << "172.29.108.58/16" << "";
}

void tst_Adapters::chooses()
{
    QFETCH(QString, adapters);
    QFETCH(QString, wanted);
    QFETCH(QString, guest);
    QFETCH(QString, chosen);

    std::vector<Adapter> all;
    for (const QString& item : adapters.split(';', Qt::SkipEmptyParts)) {
        Adapter adapter { item.section('=', 0, 0), {} };
        for (const QString& text : item.section('=', 1).split('+'))
            adapter.addresses.push_back(address(text));
        all.push_back(adapter);
    }
    std::vector<InterfaceAddress> guestAddresses;
    for (const QString& text : guest.split('+', Qt::SkipEmptyParts))
        guestAddresses.push_back(address(text));

    const auto adapter = chooseAdapter(all, wanted, guestAddresses);
    QCOMPARE(adapter ? adapter->name : QString(), chosen);
}

REGISTER_TEST(tst_Adapters, QCoreApplication)
#include "tst_adapters.moc"
