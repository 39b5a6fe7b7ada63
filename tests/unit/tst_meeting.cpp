// SPDX-License-Identifier: MIT
#include "core/engine/meeting.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

/// Each side is NAME=ADDRESS/PREFIX+..., separated by semicolons. An address may be ADDRESS<PEER/PREFIX. A name of the guest may be
/// followed by "!" (down), "*" (the default route) or "~" (rarely leads to the host).
class tst_Meeting : public QObject
{
    Q_OBJECT

private slots:
    void found_data();
    void found();

private:
    static InterfaceAddress address(const QString& text)
    {
        const QString ends = text.section('/', 0, 0);
        InterfaceAddress address { *parseAddress(ends.section('<', 0, 0).toStdString()), text.section('/', 1).toInt() };
        if (ends.contains('<'))
            address.peer = parseAddress(ends.section('<', 1).toStdString());
        return address;
    }
    static std::vector<InterfaceAddress> addresses(const QString& item)
    {
        std::vector<InterfaceAddress> all;
        for (const QString& text : item.section('=', 1).split('+', Qt::SkipEmptyParts))
            all.push_back(address(text));
        return all;
    }
    template <typename End> static QString text(const std::optional<End>& end, const QString& name)
    {
        if (!end)
            return QStringLiteral("-");
        return end->addresses.empty() ? name
                                      : name + ' ' + QString::fromStdString(end->addresses.front().address.to_string());
    }
};

void tst_Meeting::found_data()
{
    QTest::addColumn<QString>("guest");
    QTest::addColumn<QString>("host");
    QTest::addColumn<ChosenEnds>("chosen");
    QTest::addColumn<QString>("meeting"); // GUEST | HOST, each with its first address; "?": without a common network

    const QString lan = "Ethernet=192.168.1.5/24";
    const QString article = "vEthernet(WSL)=172.29.96.1/20";
    const QString eth0 = "eth0=172.29.108.58/16";
    const QString articleMeeting = "eth0 172.29.108.58 | vEthernet(WSL) 172.29.96.1";
    const auto row = [](const char* name, const QString& guest, const QString& host, const QString& meeting,
                         const ChosenEnds& chosen = {}) { QTest::newRow(name) << guest << host << chosen << meeting; };

    row("nothing", "", "", "- | - ?");
    row("the article", eth0, lan + ';' + article, articleMeeting);
    row("no network in common", eth0, lan, "eth0 172.29.108.58 | - ?");
    row("before the guest is known", "", lan + ';' + article, "- | vEthernet(WSL) 172.29.96.1 ?");
    row("today's name", "", "vEthernet (WSL (Hyper-V firewall))=172.29.96.1/20;" + lan,
        "- | vEthernet (WSL (Hyper-V firewall)) 172.29.96.1 ?");
    row("Hyper-V's other switch", "", "vEthernet (Default Switch)=172.20.0.1/20", "- | - ?");

    row("the longer network", eth0, "br0=172.29.0.1/16;veth0=172.29.96.1/20", "eth0 172.29.108.58 | veth0 172.29.96.1");
    row("the name before the longer one", eth0, "vEthernet (WSL)=172.29.0.1/16;veth0=172.29.96.1/20",
        "eth0 172.29.108.58 | vEthernet (WSL) 172.29.0.1");
    row("a guest that claims an address in the LAN", eth0 + "+192.168.1.9/24", lan + ';' + article, articleMeeting);
    row("and puts the switch aside", "eth0~=172.29.108.58/16;eth1*=192.168.1.9/24", lan + ';' + article, articleMeeting);
    row("equal networks: the name", eth0, "a=172.29.96.9/20;" + article, articleMeeting);
    row("two of the name", "eth0=172.30.0.9/16", article + ";vEthernet(WSL)2=172.30.0.1/20",
        "eth0 172.30.0.9 | vEthernet(WSL)2 172.30.0.1");
    row("the name is another guest's", "eth0=172.30.0.2/24", article + ";veth7=172.30.0.1/24",
        "eth0 172.30.0.2 | veth7 172.30.0.1");
    row("the host's prefix decides", "eth0=10.5.1.2/16", "veth7=10.5.0.1/24", "eth0 10.5.1.2 | - ?");

    row("the address is the bridge's", "eth0~=;br0*=172.29.108.58/16", article, "br0 172.29.108.58 | vEthernet(WSL) 172.29.96.1");
    row("a bridge before its port", "eth0~=172.29.108.57/16;br0=172.29.108.58/16", article,
        "br0 172.29.108.58 | vEthernet(WSL) 172.29.96.1");
    row("another name than eth0", "ens3=172.29.108.58/16", article, "ens3 172.29.108.58 | vEthernet(WSL) 172.29.96.1");
    row("the name eth0 leads elsewhere", "eth0*=10.0.0.5/24;enp0s1=172.29.108.58/16", article,
        "enp0s1 172.29.108.58 | vEthernet(WSL) 172.29.96.1");
    row("equal networks: eth0", "ens3*=172.29.108.57/16;" + eth0, article, articleMeeting);
    row("equal networks: the default route", "ens3=172.29.108.57/16;ens4*=172.29.108.58/16", article,
        "ens4 172.29.108.58 | vEthernet(WSL) 172.29.96.1");
    row("equal networks: the one that is up", "eth0!=172.29.108.57/16;ens4=172.29.108.58/16", article,
        "ens4 172.29.108.58 | vEthernet(WSL) 172.29.96.1");
    row("a VPN has the default route", eth0 + ";tun0~*=100.64.0.7/32", article, articleMeeting);
    row("both are in one VPN", eth0 + ";tun0~*=10.8.0.6/24", "veth0=172.29.96.1/20;tun0=10.8.0.7/24",
        "eth0 172.29.108.58 | veth0 172.29.96.1");
    row("only the VPN is left", "tun0~*=10.8.0.6/24", article + ";tun0=10.8.0.7/24", "tun0 10.8.0.6 | tun0 10.8.0.7");
    row("Docker on both", eth0 + ";docker0~=172.17.0.1/16", "docker0=172.17.0.1/16;" + article, articleMeeting);
    row("Docker's network is the longer one", eth0 + ";docker0~=172.17.0.2/24", "docker0=172.17.0.1/24;veth0=172.29.96.1/20",
        "eth0 172.29.108.58 | veth0 172.29.96.1");
    row("nothing but Docker on both", "docker0~=172.17.0.1/16", "docker0=172.17.0.1/16", "docker0 172.17.0.1 | - ?");
    row("the guest is a container", "eth0=172.17.0.2/16", "docker0=172.17.0.1/16", "eth0 172.17.0.2 | docker0 172.17.0.1");
    row("an address that another adapter has", "eth0=172.17.0.1/16", "a=172.17.0.5/16;b=172.17.0.1/16",
        "eth0 172.17.0.1 | - ?");

    row("point to point", "eth0=10.0.0.2/32", "veth0=10.0.0.1<10.0.0.2/32", "eth0 10.0.0.2 | veth0 10.0.0.1");
    row("point to point on the guest's side", "eth0=172.29.108.58/32", article, articleMeeting);
    row("another point", "eth0=10.0.0.3/32", "veth0=10.0.0.1<10.0.0.2/32", "eth0 10.0.0.3 | - ?");
    row("several addresses", "eth0=10.9.9.9/24+172.29.108.58/16", "vEthernet(WSL)=169.254.1.1/16+172.29.96.1/20", articleMeeting);
    row("an interface without an address", "eth0=;ens3=172.29.108.58/16", article,
        "ens3 172.29.108.58 | vEthernet(WSL) 172.29.96.1");
    row("eth0 without an address", "eth0*=;docker0~=172.17.0.1/16", article, "eth0 | vEthernet(WSL) 172.29.96.1 ?");
    row("IPv4 before IPv6", "eth0=172.29.108.58/16+fd00::58/64", "a=fd00::1/64;" + article, articleMeeting);
    row("IPv6", "eth0=fe80::9/64+fd00::9/64", "a=fe80::1/64;b=fe80::2/64+fd00::1/64", "eth0 fd00::9 | b fd00::1");
    row("link-local proves nothing", "eth0=fe80::9/64", "a=fe80::1/64", "eth0 fe80::9 | - ?");
    row("link-local IPv4 last", "eth0=169.254.3.3/16+172.29.108.58/16", "a=169.254.1.1/16;" + article, articleMeeting);
    row("nothing but link-local IPv4", "eth0=169.254.3.3/16", "a=169.254.1.1/16", "eth0 169.254.3.3 | a 169.254.1.1");
    row("loopback never", "eth0=127.0.0.9/8", "a=127.0.0.1/8", "eth0 127.0.0.9 | - ?");
    row("an adapter that takes everything", "eth0=10.0.0.9/8", "a=192.168.0.1/0", "eth0 10.0.0.9 | - ?");

    row("adapter chosen", eth0, lan + ';' + article, "eth0 172.29.108.58 | Ethernet 192.168.1.5 ?", { "Ethernet", "" });
    row("adapter chosen, the guest's end follows", eth0 + ";ens3=192.168.1.9/24", lan + ';' + article,
        "ens3 192.168.1.9 | Ethernet 192.168.1.5", { "Ethernet", "" });
    row("no such adapter", eth0, lan + ';' + article, "eth0 172.29.108.58 | - ?", { "eth7", "" });
    row("interface chosen", eth0 + ";ens3=192.168.1.9/24", lan + ';' + article, "ens3 192.168.1.9 | Ethernet 192.168.1.5",
        { "", "ens3" });
    row("interface chosen, though it rarely leads here", eth0 + ";docker0~=192.168.1.9/24", lan + ';' + article,
        "docker0 192.168.1.9 | Ethernet 192.168.1.5", { "", "docker0" });
    row("interface chosen, without an address", eth0 + ";ens3=", article, "ens3 | vEthernet(WSL) 172.29.96.1 ?", { "", "ens3" });
    row("no such interface", eth0, article, "- | vEthernet(WSL) 172.29.96.1 ?", { "", "eth7" });
}

void tst_Meeting::found()
{
    QFETCH(QString, guest);
    QFETCH(QString, host);
    QFETCH(ChosenEnds, chosen);

    std::vector<protocol::Interface> interfaces;
    for (const QString& item : guest.split(';', Qt::SkipEmptyParts)) {
        QString name = item.section('=', 0, 0);
        protocol::Interface interface { {}, !name.contains('!'), addresses(item), name.contains('*'), name.contains('~') };
        interface.name = name.remove('!').remove('*').remove('~').toStdString();
        interfaces.push_back(interface);
    }
    std::vector<Adapter> adapters;
    for (const QString& item : host.split(';', Qt::SkipEmptyParts))
        adapters.push_back({ item.section('=', 0, 0), addresses(item) });

    const Meeting meeting = findMeeting(interfaces, adapters, chosen);
    const QString guestEnd = text(meeting.interface, meeting.interface ? QString::fromStdString(meeting.interface->name) : QString());
    const QString hostEnd = text(meeting.adapter, meeting.adapter ? meeting.adapter->name : QString());
    QTEST(guestEnd + " | " + hostEnd + (meeting.sameNetwork ? "" : " ?"), "meeting");
}

REGISTER_TEST(tst_Meeting, QCoreApplication)
#include "tst_meeting.moc"
