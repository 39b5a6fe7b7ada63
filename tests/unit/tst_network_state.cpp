// SPDX-License-Identifier: MIT
#include "core/agent/network_state.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

namespace {

using Reach = LinkAddress::Reach;

LinkAddress address(const char* text, int prefix, Reach reach = Reach::Global, bool secondary = false)
{
    return { { asio::ip::make_address(text), prefix }, reach, secondary };
}

Link link(int index, const std::string& name, bool up = true)
{
    Link result;
    result.index = index;
    result.name = name;
    result.up = up;
    result.loopback = name == "lo";
    return result;
}

} // namespace

Q_DECLARE_METATYPE(portolan::NetworkState)

class tst_NetworkState : public QObject
{
    Q_OBJECT

private slots:
    void choice_data();
    void choice();
    void orderOfAddresses();
    void relay_data();
    void relay();
    void portsOfTheRelay_data();
    void portsOfTheRelay();
    void readsThisMachine();
};

void tst_NetworkState::choice_data()
{
    QTest::addColumn<NetworkState>("state");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("chosen");

    const Link lo = link(1, "lo");
    const Link eth0 = link(2, "eth0");
    const Link eth0Down = link(2, "eth0", false);
    const Link ens3 = link(3, "ens3");
    const Link ens3Down = link(3, "ens3", false);
    const Link docker0 = link(4, "docker0");

    QTest::newRow("nothing") << NetworkState {} << QByteArray() << QByteArray();
    QTest::newRow("loopback only") << NetworkState { { lo }, {} } << QByteArray() << QByteArray();
    QTest::newRow("eth0") << NetworkState { { lo, eth0 }, {} } << QByteArray() << QByteArray("eth0");
    QTest::newRow("eth0, down") << NetworkState { { lo, eth0Down, ens3 }, {} } << QByteArray() << QByteArray("eth0");
    QTest::newRow("eth0 before the default route")
        << NetworkState { { lo, docker0, eth0, ens3 }, 3 } << QByteArray() << QByteArray("eth0");
    QTest::newRow("default route") << NetworkState { { lo, docker0, ens3 }, 3 } << QByteArray() << QByteArray("ens3");
    QTest::newRow("only one up") << NetworkState { { lo, ens3Down, docker0 }, {} } << QByteArray()
                                 << QByteArray("docker0");
    QTest::newRow("two up") << NetworkState { { lo, ens3, docker0 }, {} } << QByteArray() << QByteArray();
    QTest::newRow("none up") << NetworkState { { lo, ens3Down }, {} } << QByteArray() << QByteArray();
    QTest::newRow("route of an interface that has just gone")
        << NetworkState { { lo, docker0 }, 3 } << QByteArray() << QByteArray("docker0");
    QTest::newRow("wanted") << NetworkState { { lo, eth0, docker0 }, 2 } << QByteArray("docker0")
                            << QByteArray("docker0");
    QTest::newRow("wanted is missing") << NetworkState { { lo, eth0 }, 2 } << QByteArray("eth7") << QByteArray();
}

void tst_NetworkState::choice()
{
    QFETCH(NetworkState, state);
    QFETCH(QByteArray, wanted);
    QFETCH(QByteArray, chosen);
    QCOMPARE(QByteArray::fromStdString(chooseInterface(state, wanted.toStdString()).name), chosen);
}

void tst_NetworkState::orderOfAddresses()
{
    NetworkState state { { link(2, "eth0") }, {} };
    state.links[0].addresses = { address("fe80::1", 64, Reach::Link), address("fd00::2", 64, Reach::Global, true),
        address("fd00::1", 64), address("169.254.1.1", 16, Reach::Link), address("172.29.0.2", 16, Reach::Global, true),
        address("172.29.0.1", 16) };
    std::string order;
    for (const InterfaceAddress& each : chooseInterface(state, "").addresses)
        order += each.address.to_string() + " ";
    QCOMPARE(order, std::string("172.29.0.1 172.29.0.2 169.254.1.1 fd00::1 fd00::2 fe80::1 "));
}

void tst_NetworkState::relay_data()
{
    QTest::addColumn<QList<QByteArray>>("addresses");
    QTest::addColumn<QByteArray>("chosen");
    QTest::newRow("none") << QList<QByteArray> {} << QByteArray();
    QTest::newRow("IPv4") << QList<QByteArray> { "172.29.0.1", "fd00::1" } << QByteArray("172.29.0.1");
    QTest::newRow("IPv6") << QList<QByteArray> { "fe80::1", "fd00::1" } << QByteArray("fd00::1");
    QTest::newRow("link-local") << QList<QByteArray> { "fe80::1" } << QByteArray();
    QTest::newRow("link-local IPv4") << QList<QByteArray> { "169.254.1.1" } << QByteArray("169.254.1.1");
}

void tst_NetworkState::relay()
{
    QFETCH(QList<QByteArray>, addresses);
    QFETCH(QByteArray, chosen);
    protocol::Interface interface;
    for (const QByteArray& each : addresses)
        interface.addresses.push_back({ asio::ip::make_address(each.constData()), 16 });
    const auto address = relayAddress(interface);
    QCOMPARE(QByteArray::fromStdString(address ? address->to_string() : ""), chosen);
}

void tst_NetworkState::portsOfTheRelay_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("ports");
    QTest::newRow("usual") << 32768 << 60999 << 16;
    QTest::newRow("all") << 1 << 65535 << 16;
    QTest::newRow("just enough") << 40000 << 40127 << 16;
    QTest::newRow("few") << 40000 << 40126 << 15;
    QTest::newRow("seventeen") << 40000 << 40016 << 2;
    QTest::newRow("one") << 40000 << 40000 << 1;
}

void tst_NetworkState::portsOfTheRelay()
{
    QFETCH(int, first);
    QFETCH(int, last);
    const PortRange ephemeral { static_cast<uint16_t>(first), static_cast<uint16_t>(last) };
    QTEST(int(relayPorts(ephemeral)), "ports");
}

void tst_NetworkState::readsThisMachine()
{
    const Result<NetworkState> state = readNetworkState();
    QVERIFY(state.ok());
    const auto lo = std::ranges::find(state.value().links, "lo", &Link::name);
    QVERIFY(lo != state.value().links.end());
    QVERIFY(lo->loopback);
    QCOMPARE(lo->index, 1);
    for (const LinkAddress& each : lo->addresses)
        QVERIFY(each.address.address.is_loopback() ? each.reach == Reach::Host : true);
}

REGISTER_TEST(tst_NetworkState, QCoreApplication)
#include "tst_network_state.moc"
