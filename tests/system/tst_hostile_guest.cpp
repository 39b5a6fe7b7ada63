// SPDX-License-Identifier: MIT
#include "core/protocol/messages.h"
#include "tests/support/portolan_instance.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QFile>

#include <memory>

using namespace portolan;
using namespace portolan::test;

/// A guest whose agent is a script that says what the test writes. The real program dials that guest and nobody else.
class tst_HostileGuest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init() { m_bed = std::make_unique<TestBed>(); }
    void cleanup() { m_bed.reset(); }
    void choosesNobody();

private:
    [[nodiscard]] bool startScriptedAgent();
    void say(const protocol::AgentMessage& message)
    {
        QFile words(m_bed->portolan.folder() + "/words");
        if (!words.open(QFile::Append) || words.write(QByteArray::fromStdString(protocol::encode(message)) + '\n') <= 0)
            qFatal("no words");
    }
    void claim(const QByteArray& addresses)
    {
        protocol::Interface interface { "eth0", true, {} };
        for (const QByteArray& each : addresses.split(' '))
            interface.addresses.push_back({ *parseAddress(each.toStdString()), 16 });
        say(protocol::Interfaces { { interface } });
    }
    void relayAt(const QByteArray& address, quint16 port)
    {
        say(protocol::RelayEndpoint { *parseAddress(address.toStdString()), port });
    }
    [[nodiscard]] QString message() const
    {
        return m_bed->portolan.status().value("guest").toObject().value("error").toString();
    }

    std::unique_ptr<TestBed> m_bed;
};

/// The script takes the agent's place in a mount namespace of this Portolan. It answers pings by itself.
bool tst_HostileGuest::startScriptedAgent()
{
    const QString path = m_bed->portolan.folder() + "/agent";
    const QByteArray text = "#!/bin/sh\ntail -n +1 -f '" + m_bed->portolan.folder().toUtf8() + "/words' &\n"
        "while read -r line; do case $line in *ping*) echo \"$line\" | sed s/ping/pong/;; esac; done\nkill $!\n";
    QFile script(path);
    if (!script.open(QFile::WriteOnly) || script.write(text) != text.size()
        || !script.setPermissions(QFile::ReadOwner | QFile::ExeOwner))
        return false;
    script.close();
    m_bed->portolan.setWrapper({ "unshare", "--mount", "sh", "-c", "mount --bind \"$0\" \"$1\" && shift && exec \"$@\"", path,
        PortolanInstance::binaryFolder() + "/portolan-agent" });
    return m_bed->portolan.startAndConnect();
}

void tst_HostileGuest::choosesNobody()
{
    QCOMPARE(m_bed->twin.error(), QString());
    const QString hostName = m_bed->twin.hostName();
    const QString guestName = m_bed->twin.guestName();
    // A LAN with the host and a machine, which here is a part of the guest's namespace.
    QVERIFY(m_bed->twin.ip(hostName, { "link", "add", "lan", "type", "veth", "peer", "name", "far", "netns", guestName }));
    QVERIFY(m_bed->twin.ip(hostName, { "address", "add", "192.168.1.5/24", "dev", "lan" }));
    QVERIFY(m_bed->twin.ip(hostName, { "link", "set", "lan", "up" }));
    QVERIFY(m_bed->twin.ip(guestName, { "address", "add", "192.168.1.9/24", "dev", "far" }));
    QVERIFY(m_bed->twin.ip(guestName, { "link", "set", "far", "up" }));
    Listener onHost(m_bed->twin.host(), "0.0.0.0", 4450);
    Listener inLan(m_bed->twin.guest(), "192.168.1.9", 4450);
    Listener relay(m_bed->twin.guest(), Twin::guestAddress, 4450);

    protocol::Hello hello;
    hello.program = PORTOLAN_VERSION;
    say(hello);
    claim(Twin::guestAddress);
    say(protocol::Listeners { true, {}, {} });
    relayAt(Twin::guestAddress, relay.port());
    QVERIFY2(startScriptedAgent(), qPrintable(m_bed->portolan.process().errors()));
    QVERIFY(relay.accept().has_value()); // the honest address is dialled

    const QByteArray honest = Twin::guestAddress;
    struct Lie {
        QByteArray interface; ///< its addresses
        QByteArray relay;
        const char* why;
    };
    const QList<Lie> lies { { honest, "172.29.96.1", "is not one of its interface" },
        { honest + " 172.29.96.1", "172.29.96.1", "is an address of this computer" },
        { honest + " 192.168.1.5", "192.168.1.5", "is an address of this computer" },
        { honest + " 192.168.1.9", "192.168.1.9", "is not in the network of vEthernet(WSL)" },
        { honest + " 127.0.0.1", "127.0.0.1", "is no address of a guest" },
        { honest + " 172.29.111.255", "172.29.111.255", "stands for the network of vEthernet(WSL)" } };
    for (const Lie& lie : lies) {
        claim(lie.interface);
        relayAt(lie.relay, 4450);
        TRY_COMPARE(message(), QString("the agent gave the address " + lie.relay + ", which " + lie.why));
    }

    // When the honest address was dialled again, the others would have been.
    while (relay.accept(0)) { }
    claim(honest);
    relayAt(honest, relay.port());
    QVERIFY(relay.accept().has_value());
    QVERIFY(!onHost.accept(0));
    QVERIFY(!inLan.accept(0));

    say(protocol::Admitted { 77 });
    TRY_COMPARE(m_bed->portolan.guestState(), QString("failed"));
    QVERIFY2(message().contains("it accepts tickets that it was not sent"), qPrintable(message()));
    QVERIFY(m_bed->portolan.quit());
}

REGISTER_TEST(tst_HostileGuest, QCoreApplication)
#include "tst_hostile_guest.moc"
