// SPDX-License-Identifier: MIT
#include "core/engine/dial_check.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

class tst_DialCheck : public QObject
{
    Q_OBJECT

private slots:
    void judges_data();
    void judges();

private:
    static std::vector<InterfaceAddress> addresses(const QString& text)
    {
        std::vector<InterfaceAddress> all;
        for (const QString& each : text.split('+', Qt::SkipEmptyParts))
            all.push_back({ *parseAddress(each.section('/', 0, 0).toStdString()), each.section('/', 1).toInt() });
        return all;
    }
};

void tst_DialCheck::judges_data()
{
    QTest::addColumn<QString>("adapter"); // ADDRESS/PREFIX+...; the host has 192.168.1.5/24 on another one
    QTest::addColumn<QString>("guest");   // likewise
    QTest::addColumn<QString>("dialled");
    QTest::addColumn<QString>("source"); // or a part of what is wrong

    const QString wsl = "172.29.96.1/20";
    const auto row = [](const char* name, const QString& adapter, const QString& guest, const char* dialled,
                         const char* source) { QTest::newRow(name) << adapter << guest << dialled << source; };
    row("the article", wsl, "172.29.108.58/16", "172.29.108.58", "172.29.96.1");
    row("the host's prefix counts", wsl, "172.29.112.5/16", "172.29.112.5", "not in the network");
    row("a guest's prefix opens nothing", wsl, "192.168.1.9/0", "192.168.1.9", "not in the network");
    row("not one of the guest's", wsl, "172.29.108.58/16", "172.29.108.59", "not one of its interface");
    row("a guest without addresses", wsl, "", "172.29.108.58", "not one of its interface");
    row("in another adapter's network", wsl, "172.29.108.58/16+192.168.1.9/24", "192.168.1.9", "not in the network");
    row("a public address", wsl, "8.8.8.8/8", "8.8.8.8", "not in the network");
    row("the host's end", wsl, "172.29.96.1/20", "172.29.96.1", "of this computer");
    row("the host's second end", wsl + "+172.29.96.2/20", "172.29.96.2/20", "172.29.96.2", "of this computer");
    row("another adapter's own", wsl, "192.168.1.5/24", "192.168.1.5", "of this computer");
    row("loopback", "127.0.0.1/8", "127.0.0.2/8", "127.0.0.2", "no address of a guest");
    row("loopback 6", "::1/128", "::1/128", "::1", "no address of a guest");
    row("any", wsl, "0.0.0.0/0", "0.0.0.0", "no address of a guest");
    row("any 6", "fd00::1/64", "::/0", "::", "no address of a guest");
    row("multicast", "224.0.0.1/4", "224.0.0.5/4", "224.0.0.5", "no address of a guest");
    row("multicast 6", "ff02::9/16", "ff02::1/16", "ff02::1", "no address of a guest");
    row("broadcast to all", "255.255.255.1/24", "255.255.255.255/24", "255.255.255.255", "no address of a guest");
    row("a host's address in IPv6's clothes", wsl, "::ffff:172.29.96.1/96", "::ffff:172.29.96.1", "no address of a guest");
    row("the network", wsl, "172.29.96.0/20", "172.29.96.0", "stands for");
    row("its broadcast", wsl, "172.29.111.255/20", "172.29.111.255", "stands for");
    row("a broadcast of the guest's prefix only", wsl, "172.29.97.255/24", "172.29.97.255", "172.29.96.1");
    row("two machines and no broadcast", "10.0.0.0/31", "10.0.0.1/31", "10.0.0.1", "10.0.0.0");
    row("IPv6", "fd00::1/64", "fd00::2/64", "fd00::2", "fd00::1");
    row("all routers of an IPv6 network", "fd00::1/64", "fd00::/64", "fd00::", "stands for");
    row("link-local says nothing of the machine", "fe80::1/64", "fe80::2/64", "fe80::2", "no address of a guest");
    row("from the address in its network", "10.1.0.1/24+" + wsl, "172.29.108.58/16", "172.29.108.58", "172.29.96.1");
    row("the other family", wsl, "fd00::2/64", "fd00::2", "not in the network");
    row("an adapter without addresses", "", "172.29.108.58/16", "172.29.108.58", "not in the network");
    row("an unknown prefix leads nowhere", "172.29.96.1/0", "8.8.8.8/8", "8.8.8.8", "not in the network");
    row("nor does a negative one", "172.29.96.1/-1", "8.8.8.8/8", "8.8.8.8", "not in the network");
}

void tst_DialCheck::judges()
{
    QFETCH(QString, adapter);
    QFETCH(QString, guest);
    QFETCH(QString, dialled);
    QFETCH(QString, source);

    const Adapter wsl { QStringLiteral("vEthernet (WSL)"), addresses(adapter) };
    const Adapter ethernet { QStringLiteral("Ethernet"), addresses("192.168.1.5/24") };
    const Result<Address> found
        = sourceFor(*parseAddress(dialled.toStdString()), addresses(guest), wsl, { ethernet, wsl });
    const QString said = QString::fromStdString(found ? found.value().to_string() : found.error().context);
    const auto expected = parseAddress(source.toStdString());
    QCOMPARE(found.ok(), expected.has_value());
    QVERIFY2(expected ? said == source : said.contains(source), qPrintable(said));
}

REGISTER_TEST(tst_DialCheck, QCoreApplication)
#include "tst_dial_check.moc"
