// SPDX-License-Identifier: MIT
#include "core/relay/mirror_relay.h"

#include "relay_path.h"
#include "test_socket.h"
#include "tests/support/test_class.h"

#include <QtTest>

#include <array>
#include <atomic>
#include <cerrno>
#include <optional>
#include <set>
#include <thread>
#include <tuple>
#include <vector>

#include <poll.h>

using namespace portolan;
using namespace std::chrono_literals;
using Endpoint = RelayPath::Endpoint;

namespace {

/// An agent that has the same rendezvous ports for every service but its own relay, and the guest's kernel: what listens on
/// such a port plays the service. The guest is 127.0.0.2, dialled from 127.0.0.3.
class SteeredPath : public LoopbackRelayPath
{
public:
    SteeredPath()
        : rendezvous(byKernel.local().port())
    {
        host->thread().run([this] {
            host->steered->setHandlers({ [this](const protocol::SteeringRequest& steer) { answer(steer); },
                [this](const protocol::Tickets& announced) { answer(announced); } });
        });
    }
    ~SteeredPath() override { host.reset(); }

    void steer(bool ready = true) { setRoute(SteeredRoute { sourceAddress(), agentAddress(), true, ready }); }
    /// The host can tell a service that is slow from a way that does not work.
    void steerWithTest() { setRoute(SteeredRoute { sourceAddress(), agentAddress(), true, true, agent.port() }); }
    /// Applies to connections made afterwards.
    void setRoute(const std::optional<SteeredRoute>& route)
    {
        host->thread().run([&] { host->steered->setRoute(route); });
    }

    void setServices(uint64_t request, const std::vector<protocol::SteeredService>& answer)
    {
        host->thread().post([way = host->steered, request, answer] { way->setServices(request, answer); });
    }
    void tryOut(const std::vector<protocol::SteeredService>& listeners)
    {
        host->thread().post([way = host->steered, listeners] { way->tryOut(listeners); });
    }

    TestSocket byAgent = TestSocket::listen({ loopback4(), 0 }, 1024);     ///< a service
    TestSocket byKernel = TestSocket::listen({ agentAddress(), 0 }, 1024); ///< listens at the rendezvous port
    TestSocket relayByKernel = TestSocket::listen({ agentAddress(), 0 }); ///< the agent's relay, steered to
    std::atomic<uint16_t> rendezvous;
    std::vector<uint16_t> moreRendezvous; ///< set before steer()
    std::atomic<bool> answers = true;
    std::atomic<bool> hasPorts = true;
    std::atomic<uint16_t> silentOf = 0; ///< the port of a service without rendezvous ports
    std::atomic<int> steers = 0;
    std::atomic<uint64_t> lastRequest = 0;
    std::atomic<int> wanted = 0; ///< the most ports that a service should have
    std::atomic<size_t> tickets = 0;
    std::atomic<size_t> repeated = 0; ///< tickets for ports that already had one
    std::atomic<size_t> services = 0;

private:
    void answer(const protocol::SteeringRequest& steer)
    {
        services = steer.services.size();
        std::vector<protocol::SteeredService> known;
        for (const auto& [each, ports] : steer.services) {
            const bool isRelay = each.address == agentAddress();
            wanted = std::max<int>(wanted, ports);
            std::vector<uint16_t> given = moreRendezvous;
            given.push_back(isRelay ? relayByKernel.local().port() : rendezvous.load());
            if (hasPorts && each.port.number != silentOf)
                known.push_back({ each.address, each.port.number, given });
        }
        lastRequest = steer.id;
        ++steers;
        if (answers)
            setServices(steer.id, known);
    }

    void answer(const protocol::Tickets& announced)
    {
        tickets += announced.ports.size();
        for (const uint16_t port : announced.ports)
            repeated += m_announced.insert(port).second ? 0 : 1;
        if (answers)
            host->thread().post([way = host->steered, id = announced.id] { way->admitted(id); });
    }

    std::set<uint16_t> m_announced;
};

/// The service that receives the byte shows which path the connection took.
bool arrives(const Endpoint& mirror, TestSocket& service)
{
    TestSocket client = TestSocket::connect(mirror);
    if (!client.send("x"))
        return false;
    TestSocket accepted = service.accept();
    return accepted.receive(1) == "x";
}

} // namespace

/// Which connections the guest's kernel takes, and what happens to those that do not get through.
class TestSteeredWay : public QObject
{
    Q_OBJECT

private slots:
    void goesByTheGuestsKernel();
    void manyAtOnce();
    void answerToAnEarlierQuestion();
    void pairsOfPortsRest();
    void socketsServeAgain();
    void moreDemandGetsMorePorts();
    void trialTakesNoConnections();
    void withoutAWay();
    void agentThatDoesNotAnswer();
    void agentWithoutPortsToGive();
    void refusedFallsBack();
    void serviceThatResetsAtOnce_data();
    void serviceThatResetsAtOnce();
    void unansweredFallsBack();
    void slowServiceIsCalledOnce();
    void serviceThatMovedIsNotWaitedFor();
    void refusedByBothResetsTheClient();
    void leftAloneIsTriedAgain();
    void failuresTogetherAreOne();
    void neighbourIsNotHeldUp();
    void closedMirrorIsForgotten();
    void clientJustBeforeTheClose();
    void trialCallsOnEveryListener();
    void trialTakesTicketsOfItsOwn();
    void familyThatIsNotSteered();
};

void TestSteeredWay::goesByTheGuestsKernel()
{
    SteeredPath path;
    path.steer();
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path.mirror(path.byAgent.local(), loopback4(), traffic);
    for (int i = 0; i < 3; ++i)
        QVERIFY(arrives(mirror, path.byKernel));
    QCOMPARE(path.steers.load(), 1);
    QCOMPARE(traffic->total.load(), uint64_t { 3 });
    QCOMPARE(traffic->failed.load(), uint64_t { 0 });
    QVERIFY(!traffic->leavesOut(WayKind::Steered));
    const Endpoint mirror6 = path.mirror(path.byAgent.local(), loopback6(), traffic);
    QVERIFY(arrives(mirror6, path.byKernel));
}

void TestSteeredWay::manyAtOnce()
{
    SteeredPath path;
    path.steer();
    const Endpoint mirror = path.mirror(path.byAgent.local());
    QVERIFY(arrives(mirror, path.byKernel));
    // More than the tickets requested ahead.
    std::vector<TestSocket> clients;
    for (int i = 0; i < 600; ++i) {
        clients.push_back(TestSocket::connect(mirror));
        QVERIFY(clients.back().isOpen());
    }
    // On a busy machine some wait too long for their ticket.
    int steered = 0;
    for (int i = 0; i < 600; ++i) {
        std::array<pollfd, 2> ways { { { path.byKernel.fd(), POLLIN, 0 }, { path.byAgent.fd(), POLLIN, 0 } } };
        QVERIFY(::poll(ways.data(), ways.size(), 30000) > 0);
        const bool byKernelNow = ways[0].revents != 0;
        QVERIFY((byKernelNow ? path.byKernel : path.byAgent).accept().isOpen());
        steered += byKernelNow ? 1 : 0;
    }
    QVERIFY2(steered > 500, qPrintable(QString::number(steered)));
    clients.clear();
    QVERIFY(path.tickets >= size_t(steered));
}

// An earlier answer says nothing about a service that the agent has only just heard about.
void TestSteeredWay::answerToAnEarlierQuestion()
{
    SteeredPath path;
    path.steer();
    QVERIFY(arrives(path.mirror(path.byAgent.local()), path.byKernel));
    path.answers = false;

    // A connection waits only briefly for the answer, and a busy machine may miss that. So try several times.
    bool bothArrive = false;
    for (int attempt = 0; attempt < 5 && !bothArrive; ++attempt) {
        const TestSocket service = TestSocket::listen({ loopback4(), 0 });
        const Endpoint mirror = path.mirror(service.local());
        const int steers = path.steers;
        const TestSocket one = TestSocket::connect(mirror);
        QVERIFY(QTest::qWaitFor([&] { return path.steers > steers; }));
        const TestSocket other = TestSocket::connect(mirror);
        path.setServices(path.lastRequest - 1, {});
        path.setServices(path.lastRequest, { { loopback4(), service.local().port(), { path.rendezvous } } });
        const auto arrived = [&path] { return path.byKernel.isReadable(1000) && path.byKernel.accept().isOpen(); };
        bothArrive = arrived() && arrived();
    }
    QVERIFY(bothArrive);
}

void TestSteeredWay::pairsOfPortsRest()
{
    RestingPairs pairs;
    const RestingPairs::Time start(1000h);
    QVERIFY(pairs.meet(1, 2, start));
    QVERIFY(pairs.meet(1, 3, start + RestingPairs::rest - 1ms));
    QVERIFY(pairs.meet(2, 2, start + RestingPairs::rest - 1ms));
    QVERIFY(!pairs.meet(1, 2, start + RestingPairs::rest - 1ms));
    QVERIFY(!pairs.meet(1, 3, start + 2 * RestingPairs::rest - 2ms));
    QVERIFY(pairs.meet(1, 2, start + 3 * RestingPairs::rest));
    QVERIFY(pairs.meet(1, 3, start + 5 * RestingPairs::rest));
    // As many as can rest in a guest, and then the oldest give way.
    size_t met = 0;
    for (uint32_t pair = 0; pair < RestingPairs::most; ++pair)
        met += pairs.meet(static_cast<uint16_t>(pair >> 9), static_cast<uint16_t>(0x8000 | (pair & 0x1ff)), start + 1h);
    QCOMPARE(met, RestingPairs::most);
    QVERIFY(!pairs.meet(511, 0x81ff, start + 1h));
    QVERIFY(pairs.meet(0, 0x8000, start + 1h));
}

void TestSteeredWay::socketsServeAgain()
{
    SteeredPath path;
    std::vector<TestSocket> more;
    std::vector<pollfd> listeners { { path.byKernel.fd(), POLLIN, 0 } };
    for (int i = 1; i < protocol::SteeringRequest::usualRendezvousPorts; ++i) {
        more.push_back(TestSocket::listen({ path.agentAddress(), 0 }));
        path.moreRendezvous.push_back(more.back().local().port());
        listeners.push_back({ more.back().fd(), POLLIN, 0 });
    }
    path.steer();
    const Endpoint mirror = path.mirror(path.byAgent.local());
    for (int i = 0; i < 200; ++i) {
        TestSocket client = TestSocket::connect(mirror);
        QVERIFY(client.send("x"));
        QCOMPARE(::poll(listeners.data(), listeners.size(), 30000), 1);
        const auto called = std::ranges::find_if(listeners, [](const pollfd& each) { return each.revents != 0; });
        const auto index = called - listeners.begin();
        TestSocket accepted = (index == 0 ? path.byKernel : more[size_t(index - 1)]).accept();
        QCOMPARE(accepted.receive(1), QByteArray("x"));
    }
    QVERIFY(path.repeated > 0);
    QVERIFY(!path.byAgent.isReadable());
}

/// All its rendezvous ports are one, which each port of the host meets once a minute.
void TestSteeredWay::moreDemandGetsMorePorts()
{
    constexpr int usual = protocol::SteeringRequest::usualRendezvousPorts;
    SteeredPath path;
    path.moreRendezvous.assign(usual - 1, path.rendezvous);
    path.steer();
    const Endpoint mirror = path.mirror(path.byAgent.local());
    int clients = 0;
    while (path.wanted <= usual && clients < 200) {
        TestSocket client = TestSocket::connect(mirror);
        QVERIFY(client.send("x"));
        std::array<pollfd, 2> ways { { { path.byKernel.fd(), POLLIN, 0 }, { path.byAgent.fd(), POLLIN, 0 } } };
        QVERIFY(::poll(ways.data(), ways.size(), 30000) > 0);
        QCOMPARE((ways[0].revents != 0 ? path.byKernel : path.byAgent).accept().receive(1), QByteArray("x"));
        ++clients;
    }
    QCOMPARE(path.wanted.load(), 2 * usual);
}

void TestSteeredWay::trialTakesNoConnections()
{
    SteeredPath path;
    path.steer(false);
    QVERIFY(arrives(path.mirror(path.byAgent.local()), path.byAgent));
    QCOMPARE(path.steers.load(), 0);
}

void TestSteeredWay::withoutAWay()
{
    SteeredPath path;
    const Endpoint mirror = path.mirror(path.byAgent.local());
    QVERIFY(arrives(mirror, path.byAgent));
    path.steer();
    QVERIFY(arrives(mirror, path.byKernel));
    path.setRoute(std::nullopt);
    QVERIFY(arrives(mirror, path.byAgent));
    path.steer();
    QVERIFY(arrives(mirror, path.byKernel));
}

void TestSteeredWay::agentThatDoesNotAnswer()
{
    SteeredPath path;
    path.answers = false;
    path.steer();
    const auto traffic = std::make_shared<Traffic>();
    QVERIFY(arrives(path.mirror(path.byAgent.local(), loopback4(), traffic), path.byAgent));
    QVERIFY(!traffic->leavesOut(WayKind::Steered)); // nothing was tried
}

void TestSteeredWay::agentWithoutPortsToGive()
{
    SteeredPath path;
    path.hasPorts = false;
    path.steer();
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path.mirror(path.byAgent.local(), loopback4(), traffic);
    QVERIFY(arrives(mirror, path.byAgent));
    QVERIFY(arrives(mirror, path.byAgent)); // without waiting again
    QVERIFY(traffic->leavesOut(WayKind::Steered));
    QCOMPARE(path.steers.load(), 1);
    path.hasPorts = true;
    QTest::qWait(1100);
    QVERIFY(arrives(mirror, path.byKernel)); // the agent was asked again
    QTRY_VERIFY(!traffic->leavesOut(WayKind::Steered));
}

void TestSteeredWay::refusedFallsBack()
{
    SteeredPath path;
    {
        const TestSocket gone = TestSocket::listen({ path.agentAddress(), 0 });
        path.rendezvous = gone.local().port();
    }
    path.steer();
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path.mirror(path.byAgent.local(), loopback4(), traffic);
    QVERIFY(arrives(mirror, path.byAgent));
    QTRY_VERIFY(traffic->leavesOut(WayKind::Steered));
    QVERIFY(arrives(mirror, path.byAgent));
    QCOMPARE(traffic->failed.load(), uint64_t { 0 });
}

void TestSteeredWay::serviceThatResetsAtOnce_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::newRow("in silence") << QByteArray();
    QTest::newRow("with a word") << QByteArray("421 too many");
}

/// The service accepted, so the connection was not refused, and must not be made a second time on another path. Whether
/// the reset comes before the relay looks is a matter of luck, so many connections try it.
void TestSteeredWay::serviceThatResetsAtOnce()
{
    QFETCH(QByteArray, greeting);
    SteeredPath path;
    path.steer();
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path.mirror(path.byAgent.local(), loopback4(), traffic);
    QVERIFY(arrives(mirror, path.byKernel));
    constexpr int clients = 1000;
    const std::jthread service([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            if (!path.byKernel.isReadable(50))
                continue;
            TestSocket accepted = path.byKernel.accept();
            if (!greeting.isEmpty())
                accepted.send(greeting);
            accepted.reset();
        }
    });
    for (int i = 0; i < clients; ++i) {
        TestSocket client = TestSocket::connect(mirror);
        QVERIFY(client.isOpen());
        QVERIFY2(client.isReadable(5000), qPrintable(QStringLiteral("client %1 waits for ever").arg(i)));
        const QByteArray received = client.receiveAll();
        QCOMPARE(received, greeting);
        QCOMPARE(client.error(), ECONNRESET);
    }
    QVERIFY(!path.byAgent.isReadable());
    QVERIFY(!traffic->leavesOut(WayKind::Steered));
}

void TestSteeredWay::unansweredFallsBack()
{
    SteeredPath path;
    // With a full backlog, the system drops new connections, as a firewall would.
    const TestSocket full = TestSocket::listen({ path.agentAddress(), 0 }, 0);
    const TestSocket filling = TestSocket::connect(full.local());
    path.rendezvous = full.local().port();
    path.steer();
    const auto traffic = std::make_shared<Traffic>();
    QVERIFY(arrives(path.mirror(path.byAgent.local(), loopback4(), traffic), path.byAgent));
    QTRY_VERIFY(traffic->leavesOut(WayKind::Steered));
    QCOMPARE(traffic->failed.load(), uint64_t { 0 });
}

/// The backlog is full, and the agent's own relay is reached meanwhile.
void TestSteeredWay::slowServiceIsCalledOnce()
{
    SteeredPath path;
    TestSocket full = TestSocket::listen({ path.agentAddress(), 0 }, 0);
    const TestSocket filling = TestSocket::connect(full.local());
    path.rendezvous = full.local().port();
    path.steerWithTest();
    const auto traffic = std::make_shared<Traffic>();
    TestSocket client = TestSocket::connect(path.mirror(path.byAgent.local(), loopback4(), traffic));
    QVERIFY(client.send("x"));
    QVERIFY(path.relayByKernel.accept().isOpen()); // nothing is heard of the service: is it the way?
    QVERIFY(path.relayByKernel.accept().isOpen());
    QVERIFY(full.accept().isOpen());
    TestSocket accepted = full.accept();
    QCOMPARE(accepted.receive(1), QByteArray("x"));
    QVERIFY(!path.byAgent.isReadable());
    QVERIFY(!traffic->leavesOut(WayKind::Steered));
    QCOMPARE(traffic->failed.load(), uint64_t { 0 });
}

/// The agent has moved it to other ports since: a program listens on the former one.
void TestSteeredWay::serviceThatMovedIsNotWaitedFor()
{
    SteeredPath path;
    const TestSocket full = TestSocket::listen({ path.agentAddress(), 0 }, 0);
    const TestSocket filling = TestSocket::connect(full.local());
    path.rendezvous = full.local().port();
    path.steerWithTest();
    TestSocket client = TestSocket::connect(path.mirror(path.byAgent.local()));
    QVERIFY(client.send("x"));
    QVERIFY(path.relayByKernel.accept().isOpen());
    path.setServices(path.lastRequest, { { loopback4(), path.byAgent.local().port(), { path.byKernel.local().port() } },
        { path.agentAddress(), path.agent.port(), { path.relayByKernel.local().port() } } });
    QCOMPARE(path.byAgent.accept().receive(1), QByteArray("x"));
}

void TestSteeredWay::refusedByBothResetsTheClient()
{
    SteeredPath path;
    Endpoint service;
    {
        const TestSocket gone = TestSocket::listen({ loopback4(), 0 });
        service = gone.local();
        const TestSocket goneToo = TestSocket::listen({ path.agentAddress(), 0 });
        path.rendezvous = goneToo.local().port();
    }
    path.steer();
    const auto traffic = std::make_shared<Traffic>();
    TestSocket client = TestSocket::connect(path.mirror(service, loopback4(), traffic));
    QCOMPARE(client.receiveAll(), QByteArray());
    QCOMPARE(client.error(), ECONNRESET);
    QVERIFY(!traffic->leavesOut(WayKind::Steered)); // the path is not what failed
}

void TestSteeredWay::leftAloneIsTriedAgain()
{
    SteeredPath path;
    Endpoint rendezvous;
    {
        const TestSocket gone = TestSocket::listen({ path.agentAddress(), 0 });
        rendezvous = gone.local();
        path.rendezvous = rendezvous.port();
    }
    path.steer();
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path.mirror(path.byAgent.local(), loopback4(), traffic);
    QVERIFY(arrives(mirror, path.byAgent));
    QTRY_VERIFY(traffic->leavesOut(WayKind::Steered));
    TestSocket byKernel = TestSocket::listen(rendezvous);
    QTest::qWait(1100);
    QVERIFY(arrives(mirror, byKernel));
    QTRY_VERIFY(!traffic->leavesOut(WayKind::Steered));
}

/// A service that hangs for a moment makes all its new connections fail. That must not disable steering for minutes.
void TestSteeredWay::failuresTogetherAreOne()
{
    SteeredPath path;
    TestSocket busy = TestSocket::listen({ path.agentAddress(), 0 }, 0);
    const TestSocket filling = TestSocket::connect(busy.local());
    path.rendezvous = busy.local().port();
    path.steer();
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path.mirror(path.byAgent.local(), loopback4(), traffic);
    std::vector<TestSocket> clients;
    for (int i = 0; i < 20; ++i)
        clients.push_back(TestSocket::connect(mirror));
    for (int i = 0; i < 20; ++i)
        QVERIFY(path.byAgent.accept().isOpen());
    QTRY_VERIFY(traffic->leavesOut(WayKind::Steered));
    QVERIFY(busy.accept().isOpen());
    QTest::qWait(1100);
    QVERIFY(arrives(mirror, busy));
}

void TestSteeredWay::neighbourIsNotHeldUp()
{
    SteeredPath path;
    path.steer();
    const Endpoint mirror = path.mirror(path.byAgent.local());
    QVERIFY(arrives(mirror, path.byKernel));
    const TestSocket other = TestSocket::listen({ loopback4(), 0 });
    path.silentOf = other.local().port();
    const TestSocket waiting = TestSocket::connect(path.mirror(other.local()));
    QVERIFY(QTest::qWaitFor([&] { return path.steers == 2; })); // it waits for the answer, but not for long
    QVERIFY(arrives(mirror, path.byKernel));
    QVERIFY(!path.byAgent.isReadable());
}

void TestSteeredWay::closedMirrorIsForgotten()
{
    SteeredPath path;
    path.steer();
    const auto opened
        = path.host->open({ loopback4(), 0 }, path.target(path.byAgent.local()), std::make_shared<Traffic>());
    QVERIFY(opened.ok());
    QVERIFY(arrives(opened.value().local, path.byKernel));
    QCOMPARE(path.services.load(), size_t { 1 });
    path.host->close(opened.value().id);
    QTRY_COMPARE(path.services.load(), size_t { 0 });
}

/// The tickets are requested when the mirror is, or may be, already closed.
void TestSteeredWay::clientJustBeforeTheClose()
{
    SteeredPath path;
    path.steer();
    const Endpoint mirror = path.mirror(path.byAgent.local());
    QVERIFY(arrives(mirror, path.byKernel));
    for (int i = 0; i < 300; ++i) {
        const TestSocket service = TestSocket::listen({ loopback4(), 0 });
        const auto opened
            = path.host->open({ loopback4(), 0 }, path.target(service.local()), std::make_shared<Traffic>());
        QVERIFY(opened.ok());
        const TestSocket client = TestSocket::connect(opened.value().local);
        std::this_thread::sleep_for(std::chrono::microseconds(i % 150));
        path.host->close(opened.value().id);
    }
    QTRY_COMPARE(path.services.load(), size_t { 1 });
}

void TestSteeredWay::trialCallsOnEveryListener()
{
    SteeredPath path;
    TestSocket one = TestSocket::listen({ path.agentAddress(), 0 });
    TestSocket other = TestSocket::listen({ path.agentAddress(), 0 });
    path.steer(false);
    path.tryOut(
        { { loopback4(), 1, { one.local().port() } }, { loopback6(), 2, { other.local().port() } } });
    for (TestSocket* listener : { &one, &other }) {
        const TestSocket caller = listener->accept();
        QVERIFY(caller.isOpen());
        QVERIFY(caller.peer().address() == path.sourceAddress());
    }
    QCOMPARE(path.steers.load(), 0);
}

/// The agent answers a trial connection only if its ticket was announced since the trial began.
void TestSteeredWay::trialTakesTicketsOfItsOwn()
{
    SteeredPath path;
    path.steer();
    QVERIFY(arrives(path.mirror(path.byAgent.local()), path.byKernel));
    QTRY_VERIFY(path.tickets > 0);
    const size_t before = path.tickets;
    path.steer(false);
    TestSocket listener = TestSocket::listen({ path.agentAddress(), 0 });
    path.tryOut({ { loopback4(), 1, { listener.local().port() } } });
    QVERIFY(listener.accept().isOpen());
    QVERIFY(path.tickets > before);
}

void TestSteeredWay::familyThatIsNotSteered()
{
    SteeredPath path;
    path.setRoute(SteeredRoute { path.sourceAddress(), path.agentAddress(), false, true });
    TestSocket byAgent = TestSocket::listen({ loopback6(), 0 }); // its trial did not succeed
    QVERIFY(arrives(path.mirror(byAgent.local()), byAgent));
    QCOMPARE(path.steers.load(), 0);
}

REGISTER_TEST(TestSteeredWay, QCoreApplication)
#include "tst_steered_way.moc"
