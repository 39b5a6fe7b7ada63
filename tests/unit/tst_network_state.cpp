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

class tst_NetworkState : public QObject
{
    Q_OBJECT

private slots:
    void candidatesAreAllButLoopback();
    void limits();
    void orderOfAddresses();
    void relay_data();
    void relay();
    void portsOfTheRelay_data();
    void portsOfTheRelay();
    void readsThisMachine();
};

void tst_NetworkState::candidatesAreAllButLoopback()
{
    Link port = link(5, "ens4");
    port.port = true;
    Link tunnel = link(6, "tun0");
    tunnel.tunnel = true;
    const NetworkState state { { link(1, "lo"), link(4, "docker0"), port, tunnel, link(3, "ens3", false), link(7, "br0") }, 6 };
    std::string found;
    for (const protocol::Interface& each : candidates(state, "").all)
        found += each.name + (each.up ? "" : " down") + (each.routed ? " routed" : "") + (each.aside ? " aside" : "") + ", ";
    QCOMPARE(found, std::string("tun0 routed aside, br0, ens3 down, docker0 aside, ens4 aside, "));
}

void tst_NetworkState::limits()
{
    NetworkState state;
    for (int i = 1; i <= 100; ++i)
        state.links.push_back(link(i, "veth" + std::to_string(i)));
    state.links.push_back(link(101, "eth0"));
    state.links.back().addresses.assign(40, address("10.0.0.1", 8));
    state.links[98].addresses.assign(40, address("10.0.0.1", 8));
    state.links[99].up = false;
    const protocol::Interfaces found = candidates(state, "veth100");
    QCOMPARE(found.all.size(), protocol::mostInterfaces);
    QCOMPARE(found.all[0].name, std::string("veth100"));
    QCOMPARE(found.all[1].name, std::string("eth0"));
    QCOMPARE(found.all[1].addresses.size(), size_t { 40 });
    QCOMPARE(found.all[2].name, std::string("veth99"));
    QCOMPARE(found.all[2].addresses.size(), protocol::mostAddresses - 40);
}

void tst_NetworkState::orderOfAddresses()
{
    NetworkState state { { link(2, "eth0") }, {} };
    state.links[0].addresses = { address("fe80::1", 64, Reach::Link), address("fd00::2", 64, Reach::Global, true),
        address("fd00::1", 64), address("169.254.1.1", 16, Reach::Link), address("172.29.0.2", 16, Reach::Global, true),
        address("172.29.0.1", 16) };
    const protocol::Interfaces found = candidates(state, "");
    std::string order;
    for (const InterfaceAddress& each : found.all[0].addresses)
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
    const auto address = relayAddress(interface, std::nullopt);
    QCOMPARE(QByteArray::fromStdString(address ? address->to_string() : ""), chosen);
    for (const InterfaceAddress& each : interface.addresses)
        QVERIFY(relayAddress(interface, each.address) == each.address);
    QVERIFY(relayAddress(interface, asio::ip::make_address("10.1.1.1")) == address);
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
