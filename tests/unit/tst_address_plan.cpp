// SPDX-License-Identifier: MIT
#include "app/demo/address_plan.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;
using namespace portolan::demo;

namespace {

InterfaceAddress network(const QString& text)
{
    const QStringList parts = text.split('/');
    return { parseAddress(parts[0].toStdString()).value(), parts[1].toInt() };
}

QString text(const InterfaceAddress& address)
{
    return QString::fromStdString(address.address.to_string()) + u'/' + QString::number(address.prefix);
}

} // namespace

class TestAddressPlan : public QObject
{
    Q_OBJECT

private slots:
    void plan_data();
    void plan();
    void everyNetworkTaken();
    void everyNameTaken();
    void routes();
};

void TestAddressPlan::plan_data()
{
    QTest::addColumn<QStringList>("links");
    QTest::addColumn<QStringList>("routes");
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("guest");

    const QString article = "172.29.96.1/20";
    const QString articleGuest = "172.29.108.58/16";
    const QString first = "172.16.0.1/20";
    const QString firstGuest = "172.16.12.58/16";
    const QStringList none;
    const QString name = "vEthernet(WSL)";
    QTest::newRow("nothing taken") << QStringList { "lo", "eth0" } << none << name << article << articleGuest;
    QTest::newRow("name taken") << QStringList { name } << none << name + "2" << article << articleGuest;
    QTest::newRow("two names taken") << QStringList { name + "2", name } << none << name + "3" << article
                                     << articleGuest;
    QTest::newRow("another's name") << QStringList { name + "2" } << none << name << article << articleGuest;
    QTest::newRow("network taken") << none << QStringList { "172.29.96.0/20" } << name << first << firstGuest;
    QTest::newRow("one address of it taken")
        << none << QStringList { "172.29.111.255/32" } << name << first << firstGuest;
    QTest::newRow("neighbour taken") << none << QStringList { "172.29.112.0/20", "172.29.80.0/20" } << name << article
                                     << articleGuest;
    QTest::newRow("within a wider route") << none << QStringList { "172.29.0.0/16" } << name << first << firstGuest;
    QTest::newRow("Docker's too") << none << QStringList { "172.29.0.0/16", "172.16.0.0/15", "172.18.0.0/16" } << name
                                  << "172.19.0.1/20"
                                  << "172.19.12.58/16";
    QTest::newRow("a VPN's route over all")
        << none << QStringList { "172.16.0.0/12" } << name << article << articleGuest;
    QTest::newRow("a VPN's route and a network")
        << none << QStringList { "128.0.0.0/1", "172.29.96.0/20" } << name << first << firstGuest;
    QTest::newRow("other networks") << none << QStringList { "10.0.0.0/8", "192.168.0.0/16", "172.32.0.0/16" } << name
                                    << article << articleGuest;
}

void TestAddressPlan::plan()
{
    QFETCH(QStringList, links);
    QFETCH(QStringList, routes);
    QFETCH(QString, link);
    QFETCH(QString, host);
    QFETCH(QString, guest);

    HostNetwork taken;
    for (const QString& each : links)
        taken.links.push_back(each.toStdString());
    for (const QString& each : routes)
        taken.routes.push_back(network(each));
    const std::optional<AddressPlan> plan = planAddresses(taken);
    QVERIFY(plan.has_value());
    QCOMPARE(QString::fromStdString(plan->link), link);
    QVERIFY2(plan->link.size() <= 15, "a link's name has 15 bytes at most");
    QCOMPARE(text(plan->host), host);
    QCOMPARE(text(plan->guest), guest);
    QVERIFY(sameNetwork(plan->host, plan->guest));
    QCOMPARE(text(plan->network), QString::fromStdString(networkRange(plan->host).first.to_string()) + "/20");
}

void TestAddressPlan::everyNetworkTaken()
{
    HostNetwork taken;
    taken.routes = { network("172.16.0.0/13"), network("172.24.0.0/13") };
    QVERIFY(!planAddresses(taken));
}

void TestAddressPlan::everyNameTaken()
{
    HostNetwork taken { { "vEthernet(WSL)" }, {} };
    for (int i = 2; i <= 9; ++i)
        taken.links.push_back("vEthernet(WSL)" + std::to_string(i));
    QVERIFY(!planAddresses(taken));
}

void TestAddressPlan::routes()
{
    const std::vector<InterfaceAddress> read
        = parseRoutes("default via 10.0.0.1 dev eth0 \n"
                      "10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.2 \n"
                      "blackhole 172.29.96.0/20 metric 4096 \n"
                      "unreachable default metric 4278198272 \n"
                      "local 127.0.0.0/8 dev lo table local \n"
                      "broadcast 10.0.0.255 dev eth0 table local \n"
                      "172.17.0.5 dev tun0\n"
                      "nonsense\n\n");
    QStringList texts;
    for (const InterfaceAddress& each : read)
        texts << text(each);
    QCOMPARE(texts, QStringList({ "10.0.0.0/24", "172.29.96.0/20", "127.0.0.0/8", "10.0.0.255/32", "172.17.0.5/32" }));
}

REGISTER_TEST(TestAddressPlan, QCoreApplication)
#include "tst_address_plan.moc"
