// SPDX-License-Identifier: MIT
#include "core/agent/rendezvous_ports.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <algorithm>

using namespace portolan;
using namespace std::chrono_literals;

namespace {

constexpr uint16_t first = 61000;
constexpr uint16_t count = 64;

ServiceAddress service(uint16_t port) { return { loopback4(), port }; }

} // namespace

/// Which rendezvous ports lead to which service, and when they may be reassigned.
class TestRendezvousPorts : public QObject
{
    Q_OBJECT

private slots:
    void oneServiceGetsTheRoom();
    void sharesArePowersOfTwo();
    void moreServicesThanPorts();
    void usedPortsAreLeftAlone();
    void releasedPortRests();
    void nothingChangesWithoutNeed();
    void orderIsRandom();
};

void TestRendezvousPorts::oneServiceGetsTheRoom()
{
    RendezvousPorts ports(first, 4536, 1);
    const auto changes = ports.assign({ service(80) }, {}, {});
    QCOMPARE(changes.size(), RendezvousPorts::mostOfAService);
    QVERIFY(std::ranges::all_of(
        changes, [](const auto& change) { return change.port >= first && change.service == service(80); }));
    QCOMPARE(ports.assigned().size(), size_t { 1 });
    QCOMPARE(ports.assigned()[0].rendezvous.size(), RendezvousPorts::mostOfAService);
    QVERIFY(ports.leadsSomewhere(changes[0].port));
}

void TestRendezvousPorts::sharesArePowersOfTwo()
{
    RendezvousPorts ports(first, count, 1);
    (void)ports.assign({ service(1) }, {}, {});
    QCOMPARE(ports.assigned()[0].rendezvous.size(), size_t { 64 });
    (void)ports.assign({ service(1), service(2), service(3) }, {}, {});
    QCOMPARE(ports.assigned().size(), size_t { 1 }); // the ports that the first one gave up are resting
    QCOMPARE(ports.assigned()[0].rendezvous.size(), size_t { 16 });
    const RendezvousPorts::Time later { RendezvousPorts::rest };
    (void)ports.assign({ service(1), service(2), service(3) }, {}, later);
    QCOMPARE(ports.assigned().size(), size_t { 3 });
    for (const auto& each : ports.assigned())
        QCOMPARE(each.rendezvous.size(), size_t { 16 });
}

void TestRendezvousPorts::moreServicesThanPorts()
{
    std::vector<ServiceAddress> services;
    for (uint16_t port = 1; port <= count + 10; ++port)
        services.push_back(service(port));
    RendezvousPorts ports(first, count, 1);
    QCOMPARE(ports.assign(services, {}, {}).size(), size_t { count });
    QCOMPARE(ports.assigned().size(), size_t { count });
}

void TestRendezvousPorts::usedPortsAreLeftAlone()
{
    RendezvousPorts ports(first, count, 1);
    (void)ports.assign({ service(1) }, { first, first + 1 }, {});
    QVERIFY(!ports.leadsSomewhere(first) && !ports.leadsSomewhere(first + 1));
    QVERIFY(ports.leadsSomewhere(first + 2));
    const auto changes = ports.assign({ service(1) }, { first, first + 2 }, {});
    QVERIFY(!ports.leadsSomewhere(first + 2));
    QVERIFY(std::ranges::any_of(
        changes, [](const auto& change) { return change.port == first + 2 && change.service.port.number == 0; }));
    QVERIFY(ports.leadsSomewhere(first + 1));
}

void TestRendezvousPorts::releasedPortRests()
{
    RendezvousPorts ports(first, count, 1);
    (void)ports.assign({ service(1) }, {}, {});
    const auto released = ports.assign({}, {}, {});
    QCOMPARE(released.size(), size_t { count });
    QVERIFY(ports.assigned().empty());
    const RendezvousPorts::Time tooSoon { RendezvousPorts::rest - 1ms };
    QVERIFY(ports.assign({ service(2) }, {}, tooSoon).empty());
    QCOMPARE(ports.assign({ service(2) }, {}, tooSoon + 1ms).size(), size_t { count });
}

void TestRendezvousPorts::nothingChangesWithoutNeed()
{
    RendezvousPorts ports(first, 4536, 1);
    (void)ports.assign({ service(1), service(2) }, {}, {});
    const auto before = ports.assigned();
    QVERIFY(ports.assign({ service(2), service(1) }, {}, {}).empty());
    QCOMPARE(ports.assign({ service(1), service(2), service(3) }, {}, {}).size(), RendezvousPorts::mostOfAService);
    const auto after = ports.assigned();
    for (const auto& each : before)
        QVERIFY(std::ranges::find(after, each) != after.end());
}

void TestRendezvousPorts::orderIsRandom()
{
    RendezvousPorts one(first, 4536, 1);
    RendezvousPorts other(first, 4536, 2);
    (void)one.assign({ service(1) }, {}, {});
    (void)other.assign({ service(1) }, {}, {});
    QVERIFY(one.assigned() != other.assigned());
}

REGISTER_TEST(TestRendezvousPorts, NoApplication)
#include "tst_rendezvous_ports.moc"
