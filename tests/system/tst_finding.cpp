// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <memory>

using namespace portolan::test;

/// How host and guest find each other's interface, whatever it is called, and how answers find back. One running instance for
/// all: each function changes the network under it, and puts it right again.
class TestFinding : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void policyRouting();
    void renamedInterface();
    void recreatedInterface();
    void bridgeAndTwoAdapters();
    void pointToPoint();
    void interfaceChosenByTheUser();

private:
    [[nodiscard]] bool inGuest(const QString& words) { return m_bed->twin.ip(m_bed->twin.guestName(), words.split(' ')); }
    [[nodiscard]] bool onHost(const QString& words) { return m_bed->twin.ip(m_bed->twin.hostName(), words.split(' ')); }
    [[nodiscard]] QJsonObject guest() { return m_bed->portolan.status().value("guest").toObject(); }
    /// "INTERFACE ADDRESS, ADAPTER ADDRESS".
    [[nodiscard]] QString meeting();
    /// Whether a connection to the host's localhost reaches the service, within 30 s.
    [[nodiscard]] bool reaches();
    [[nodiscard]] bool path(const char* wanted);

    const QString m_usual = QStringLiteral("eth0 172.29.108.58, vEthernet(WSL) 172.29.96.1");
    std::unique_ptr<TestBed> m_bed;
    std::unique_ptr<Listener> m_service;
};

void TestFinding::initTestCase()
{
    SKIP_WITHOUT_ROOT();
    m_bed = std::make_unique<TestBed>();
    START(*m_bed);
    m_service = std::make_unique<Listener>(m_bed->twin.guest(), "127.0.0.1", 3000);
    QVERIFY(reaches());
    QCOMPARE(meeting(), m_usual);
}

void TestFinding::cleanupTestCase()
{
    m_service.reset();
    m_bed.reset();
}

QString TestFinding::meeting()
{
    const QJsonObject status = m_bed->portolan.status();
    const auto end = [&status](const char* side, const char* name) {
        const QJsonObject object = status.value(QLatin1String(side)).toObject();
        return object.value(QLatin1String(name)).toString() + ' ' + object.value("address").toString();
    };
    return end("guest", "interface") + ", " + end("host", "adapter");
}

bool TestFinding::reaches()
{
    return QTest::qWaitFor(
        [this] {
            Connection client(m_bed->twin.host(), "127.0.0.1", m_service->port());
            if (!client.open() || !client.send("x"))
                return false;
            std::optional<Connection> accepted = m_service->accept(10000);
            return accepted && accepted->receive(1) == "x" && accepted->peerAddress() == "127.0.0.1";
        },
        30000);
}

bool TestFinding::path(const char* wanted)
{
    return QTest::qWaitFor(
        [&] { return m_bed->portolan.row(m_service->port()).value("path").toString() == QLatin1String(wanted); }, 30000);
}

void TestFinding::renamedInterface()
{
    const auto rename = [this](const QString& from, const QString& to) {
        return inGuest("link set " + from + " down") && inGuest("link set " + from + " name " + to)
            && inGuest("link set " + to + " up");
    };
    QVERIFY(rename("eth0", "enp0s1"));
    TRY_COMPARE(meeting(), QString("enp0s1 172.29.108.58, vEthernet(WSL) 172.29.96.1"));
    QVERIFY(reaches());
    QVERIFY(rename("enp0s1", "eth0"));
    TRY_COMPARE(meeting(), m_usual);
    QVERIFY(reaches());
}

/// The new one has the name and the address of the one that is gone.
void TestFinding::recreatedInterface()
{
    QVERIFY(onHost("link delete vEthernet(WSL)"));
    QVERIFY(onHost("link add vEthernet(WSL) type veth peer name eth0 netns " + m_bed->twin.guestName()));
    QVERIFY(inGuest("address add 172.29.108.58/16 dev eth0") && inGuest("link set eth0 up"));
    QVERIFY(onHost("address add 172.29.96.1/20 dev vEthernet(WSL)") && onHost("link set vEthernet(WSL) up"));
    TRY_COMPARE(meeting(), m_usual);
    QVERIFY(reaches());
    QVERIFY(path("steered"));
}

/// The bridge has the address, and the host has a larger network around the switch's.
void TestFinding::bridgeAndTwoAdapters()
{
    QVERIFY(onHost("link add br0 type bridge") && onHost("address add 172.29.0.1/16 dev br0") && onHost("link set br0 up"));
    QVERIFY(inGuest("link add br0 type bridge") && inGuest("link set eth0 master br0") && inGuest("link set br0 up"));
    QVERIFY(inGuest("address flush dev eth0") && inGuest("address add 172.29.108.58/16 dev br0"));
    TRY_COMPARE(meeting(), QString("br0 172.29.108.58, vEthernet(WSL) 172.29.96.1"));
    QVERIFY(reaches());
    QVERIFY(path("steered"));

    QVERIFY(inGuest("link delete br0") && inGuest("address add 172.29.108.58/16 dev eth0"));
    TRY_COMPARE(meeting(), m_usual);
    QVERIFY(onHost("link delete br0"));
    QVERIFY(reaches());
}

void TestFinding::pointToPoint()
{
    QVERIFY(onHost("address flush dev vEthernet(WSL)") && inGuest("address flush dev eth0"));
    QVERIFY(onHost("address add 10.0.0.1 peer 10.0.0.2 dev vEthernet(WSL)"));
    QVERIFY(inGuest("address add 10.0.0.2 peer 10.0.0.1 dev eth0"));
    TRY_COMPARE(meeting(), QString("eth0 10.0.0.2, vEthernet(WSL) 10.0.0.1"));
    QVERIFY(reaches());

    QVERIFY(onHost("address flush dev vEthernet(WSL)") && inGuest("address flush dev eth0"));
    QVERIFY(onHost("address add 172.29.96.1/20 dev vEthernet(WSL)") && inGuest("address add 172.29.108.58/16 dev eth0"));
    TRY_COMPARE(meeting(), m_usual);
    QVERIFY(reaches());
}

/// As Tailscale with an exit node: a rule before the main table sends everything into a tunnel.
void TestFinding::policyRouting()
{
    QVERIFY(path("steered"));
    QVERIFY(inGuest("link add tun0 type veth peer name tun1") && inGuest("link set tun0 up") && inGuest("link set tun1 up"));
    QVERIFY(inGuest("address add 100.64.0.7/32 dev tun0") && inGuest("route add default dev tun0 table 52"));
    QVERIFY(inGuest("rule add pref 5270 lookup 52"));
    QVERIFY(path("relayed"));
    QCOMPARE(meeting(), m_usual);
    QVERIFY(guest().value("agent").toObject().value("steeringProblem").toString().startsWith(
        "The guest answers the host by tun0 and not by eth0"));
    QVERIFY(reaches());
    QVERIFY(guest().value("reachable").toBool());

    QVERIFY(inGuest("rule delete pref 5270") && inGuest("link delete tun0"));
    QVERIFY(path("steered"));
    QVERIFY(reaches());
}

void TestFinding::interfaceChosenByTheUser()
{
    QVERIFY(onHost("link add other type veth peer name ens4 netns " + m_bed->twin.guestName()));
    QVERIFY(onHost("address add 10.0.0.1/24 dev other") && onHost("link set other up"));
    QVERIFY(inGuest("address add 10.0.0.2/24 dev ens4") && inGuest("link set ens4 up"));
    const auto startWith = [this](const QString& interface) {
        m_bed->portolan.start(
            { "--headless", "--guest", "netns:" + m_bed->twin.guestName(), "--guest-interface", interface });
    };
    QVERIFY(m_bed->portolan.quit());
    startWith("ens4");
    TRY_COMPARE(meeting(), QString("ens4 10.0.0.2, other 10.0.0.1"));
    QVERIFY(reaches());
    QCOMPARE(m_bed->portolan.command({ "--print-choices", "interfaces" }).output, QString("ens4\neth0\n"));

    QVERIFY(m_bed->portolan.quit());
    startWith("wlan0");
    TRY_COMPARE(guest().value("error").toString(),
        QString("the guest has no interface wlan0; those with an address: eth0, ens4"));
    QCOMPARE(m_bed->portolan.state(m_service->port()), QString("waiting guest-unreachable"));
    QVERIFY(inGuest("link set ens4 down") && inGuest("link set ens4 name wlan0") && inGuest("link set wlan0 up"));
    TRY_COMPARE(meeting(), QString("wlan0 10.0.0.2, other 10.0.0.1"));
    QVERIFY(reaches());
}

REGISTER_TEST(TestFinding, QCoreApplication)
#include "tst_finding.moc"
