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

using Wanted = protocol::SteeringRequest::Service;

ServiceAddress address(uint16_t port) { return { loopback4(), port }; }

/// A service that could use many ports.
Wanted service(uint16_t port) { return { address(port), RendezvousPorts::mostOfAService }; }

} // namespace

/// Which rendezvous ports lead to which service, and when they may be reassigned.
class TestRendezvousPorts : public QObject
{
    Q_OBJECT

private slots:
    void oneServiceGetsWhatItWants();
    void sharesArePowersOfTwo();
    void newServicesNeverWait();
    void moreServicesThanPorts();
    void usedPortsAreLeftAlone();
    void releasedPortRests();
    void nothingChangesWithoutNeed();
    void orderIsRandom();
};

void TestRendezvousPorts::oneServiceGetsWhatItWants()
{
    RendezvousPorts ports(first, 4536, 1);
    const auto changes = ports.assign({ { address(80) } }, {}, {});
    QCOMPARE(changes.size(), size_t { protocol::SteeringRequest::usualRendezvousPorts });
    QVERIFY(std::ranges::all_of(
        changes, [](const auto& change) { return change.port >= first && change.service == address(80); }));
    QVERIFY(ports.leadsSomewhere(changes[0].port));
    // With more demand it keeps those that it has.
    QCOMPARE(ports.assign({ { address(80), 64 } }, {}, {}).size(), size_t { 48 });
    (void)ports.assign({ { address(80), 60000 } }, {}, {});
    QCOMPARE(ports.assigned().size(), size_t { 1 });
    QCOMPARE(ports.assigned()[0].rendezvous.size(), RendezvousPorts::mostOfAService);
}

/// Half of the room stays free for those who come.
void TestRendezvousPorts::sharesArePowersOfTwo()
{
    RendezvousPorts ports(first, count, 1);
    (void)ports.assign({ service(1) }, {}, {});
    QCOMPARE(ports.assigned()[0].rendezvous.size(), size_t { 32 });
    (void)ports.assign({ service(1), service(2), service(3) }, {}, {});
    QCOMPARE(ports.assigned().size(), size_t { 3 }); // though the ports that the first one gave up rest
    for (const auto& each : ports.assigned())
        QCOMPARE(each.rendezvous.size(), size_t { 8 });
}

void TestRendezvousPorts::newServicesNeverWait()
{
    RendezvousPorts ports(first, 4536, 1);
    std::vector<Wanted> services;
    for (uint16_t port = 1; port <= 300; ++port) {
        services.push_back({ address(port) });
        (void)ports.assign(services, {}, {}); // all at one time, so that nothing recovers
        QCOMPARE(ports.assigned().size(), services.size());
    }
}

void TestRendezvousPorts::moreServicesThanPorts()
{
    std::vector<Wanted> services;
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
    const uint16_t taken = ports.assigned()[0].rendezvous.front();
    const auto changes = ports.assign({ service(1) }, { taken }, {});
    QVERIFY(!ports.leadsSomewhere(taken));
    QVERIFY(std::ranges::any_of(
        changes, [taken](const auto& change) { return change.port == taken && change.service.port.number == 0; }));
    QCOMPARE(ports.assigned()[0].rendezvous.size(), size_t { count / 2 }); // another took its place
}

void TestRendezvousPorts::releasedPortRests()
{
    RendezvousPorts ports(first, count, 1);
    (void)ports.assign({ service(1) }, {}, {});
    const auto released = ports.assign({}, {}, {});
    QCOMPARE(released.size(), size_t { count / 2 });
    QVERIFY(ports.assigned().empty());
    const RendezvousPorts::Time tooSoon { RendezvousPorts::rest - 1ms };
    const auto given = ports.assign({ service(2) }, {}, tooSoon);
    QCOMPARE(given.size(), size_t { count / 2 });
    for (const auto& change : given)
        QVERIFY(std::ranges::find(released, change.port, &RendezvousPorts::Change::port) == released.end());
    (void)ports.assign({}, {}, tooSoon);
    QCOMPARE(ports.assign({ service(3) }, {}, tooSoon + 1ms).size(), size_t { count / 2 });
    // The host learns of a release before it learns of tickets that were admitted later.
    QVERIFY(RendezvousPorts::rest > protocol::ticketLifetime);
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
