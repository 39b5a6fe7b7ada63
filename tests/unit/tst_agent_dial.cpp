// SPDX-License-Identifier: MIT
#include "core/base/address.h"
#include "core/base/unique_fd.h"
#include "core/relay/handshake.h"
#include "core/relay/mirror_relay.h"

#include "relay_path.h"
#include "test_socket.h"
#include "tests/support/test_class.h"

#include <QtTest>

#include <algorithm>
#include <future>
#include <mutex>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>

using namespace portolan;
using Endpoint = RelayPath::Endpoint;

namespace {

/// The failures that a dial-failure handler was called with, from any thread.
class Failures
{
public:
    void add(const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        m_codes.push_back(error.code);
    }
    [[nodiscard]] size_t count() const
    {
        const std::lock_guard lock(m_mutex);
        return m_codes.size();
    }
    [[nodiscard]] ErrorCode last() const
    {
        const std::lock_guard lock(m_mutex);
        return m_codes.back();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<ErrorCode> m_codes;
};

/// Limits this process to so many more descriptors until it is destroyed.
class FewDescriptors
{
public:
    explicit FewDescriptors(size_t spare)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit few = m_before;
        few.rlim_cur = static_cast<rlim_t>(openDescriptors()) + 100;
        ::setrlimit(RLIMIT_NOFILE, &few);
        m_limit = static_cast<int>(few.rlim_cur);
        while (UniqueFd fd { ::open("/dev/null", O_RDONLY | O_CLOEXEC) })
            m_taken.push_back(std::move(fd));
        m_taken.resize(m_taken.size() - std::min(m_taken.size(), spare));
    }
    ~FewDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    FewDescriptors(const FewDescriptors&) = delete;
    FewDescriptors& operator=(const FewDescriptors&) = delete;

    [[nodiscard]] bool inForce() const { return !m_taken.empty(); }
    /// How many are left now. Needs none itself.
    [[nodiscard]] int left() const
    {
        int left = 0;
        for (int fd = 0; fd < m_limit; ++fd)
            left += ::fcntl(fd, F_GETFD) == -1;
        return left;
    }

private:
    rlimit m_before {};
    int m_limit = 0;
    std::vector<UniqueFd> m_taken;
};

/// That a test's agent knows.
const QByteArray proof(protocol::Token::size, '\x5a');
const protocol::Token proofToken = *protocol::Token::fromHex(proof.toHex().toStdString());

} // namespace

/// The host's side before bytes are relayed: the connection to the agent, and everything that may go wrong.
class TestAgentDial : public QObject
{
    Q_OBJECT

private slots:
    void agentGone();
    void agentThatDoesNotAnswer_data();
    void agentThatDoesNotAnswer();
    void agentThatTakesItsTime();
    void clientThatGivesUp();
    void handlerMayUseTheRelay();
    void probe_data();
    void probe();
    void noDescriptorsLeft_data();
    void noDescriptorsLeft();
};

void TestAgentDial::agentGone()
{
    LoopbackRelayPath path;
    const EchoService service(loopback4());
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path.mirror(service.endpoint(), loopback4(), traffic);
    Failures failures;
    path.host->setDialFailureHandler([&](const Error& error) { failures.add(error); });
    TestSocket alive = TestSocket::connect(mirror);
    QVERIFY(alive.send("x"));
    QCOMPARE(alive.receive(1), QByteArray("x"));

    path.guest.reset();
    QCOMPARE(alive.receiveAll(), QByteArray());
    QCOMPARE(alive.error(), ECONNRESET);
    QCOMPARE(failures.count(), size_t(0)); // the dial itself succeeded
    TestSocket late = TestSocket::connect(mirror);
    QVERIFY(late.isOpen());
    QCOMPARE(late.receiveAll(), QByteArray());
    QCOMPARE(late.error(), ECONNRESET);
    QTRY_COMPARE(failures.count(), size_t(1));
    QCOMPARE(failures.last(), ErrorCode::Refused);
    QCOMPARE(traffic->total.load(), uint64_t(2));
    QCOMPARE(traffic->failed.load(), uint64_t(1));
    QTRY_COMPARE(traffic->active.load(), 0u);
    path.host->setDialFailureHandler({});
}

void TestAgentDial::agentThatDoesNotAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("hangsUp");
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("code");
    const int denied = int(ErrorCode::PermissionDenied);
    QTest::newRow("hangs up") << QByteArray() << true << 1 << denied;
    QTest::newRow("is a web server") << QByteArray("HTTP/1.1 400 Bad Request") << true << 1 << denied;
    QTest::newRow("echoes") << QByteArray("\x01") << false << 1 << denied;
    QTest::newRow("says yes without the proof") << QByteArray("\xe1") + QByteArray(32, 'x') << false << 1 << denied;
    QTest::newRow("says no without the proof") << QByteArray("\xe2") + QByteArray(32, '\0') << false << 1 << denied;
    QTest::newRow("hangs up within the proof") << QByteArray("\xe1") + proof.left(31) << true << 1 << denied;
    QTest::newRow("refuses for the service") << QByteArray("\xe2") + proof << true << 0 << 0;
}

void TestAgentDial::agentThatDoesNotAnswer()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, hangsUp);
    QFETCH(int, failures);
    QFETCH(int, code);
    TestSocket agent = TestSocket::listen({ LoopbackRelayPath::agentAddress(), 0 });
    HostRelay relay(AgentRoute { agent.local(), {}, {}, 1, proofToken });
    Failures told;
    relay.setDialFailureHandler([&](const Error& error) { told.add(error); });
    const auto opened
        = relay.open({ loopback4(), 0 }, relay.target({ loopback4(), 80 }), std::make_shared<Traffic>());
    QVERIFY(opened.ok());
    TestSocket client = TestSocket::connect(opened.value().local);
    QVERIFY(client.send("secret"));
    TestSocket dialled = agent.accept();
    const QByteArray request = dialled.receive(handshake::requestSize);
    QCOMPARE(request.size(), qsizetype(handshake::requestSize));
    QVERIFY(dialled.send(answer));
    if (hangsUp)
        dialled.close();
    QCOMPARE(client.receiveAll(), QByteArray());
    QCOMPARE(client.error(), ECONNRESET);
    // The client's data must not go to a peer that does not answer like the agent.
    if (!hangsUp)
        QCOMPARE(dialled.receiveAll(), QByteArray());
    QTRY_COMPARE(told.count(), size_t(failures));
    if (failures > 0)
        QCOMPARE(int(told.last()), code);
    relay.setDialFailureHandler({});
}

/// It is doubted soon, but the client waits: the service may be slow, or the guest stand still for a while.
void TestAgentDial::agentThatTakesItsTime()
{
    TestSocket agent = TestSocket::listen({ LoopbackRelayPath::agentAddress(), 0 });
    HostRelay relay(AgentRoute { agent.local(), {}, {}, 1, proofToken });
    Failures told;
    relay.setDialFailureHandler([&](const Error& error) { told.add(error); });
    const auto opened
        = relay.open({ loopback4(), 0 }, relay.target({ loopback4(), 80 }), std::make_shared<Traffic>());
    QVERIFY(opened.ok());
    TestSocket client = TestSocket::connect(opened.value().local);
    TestSocket dialled = agent.accept();
    QCOMPARE(dialled.receive(handshake::requestSize).size(), qsizetype(handshake::requestSize));
    QTRY_COMPARE_WITH_TIMEOUT(told.count(), size_t(1), 30000);
    QCOMPARE(told.last(), ErrorCode::Unreachable);
    QVERIFY(dialled.send("\xe1" + proof));
    QVERIFY(client.send("hello"));
    QCOMPARE(dialled.receive(5), QByteArray("hello"));
    relay.setDialFailureHandler({});
}

void TestAgentDial::clientThatGivesUp()
{
    TestSocket agent = TestSocket::listen({ LoopbackRelayPath::agentAddress(), 0 });
    HostRelay relay(AgentRoute { agent.local(), {}, {} });
    Failures failures;
    relay.setDialFailureHandler([&](const Error& error) { failures.add(error); });
    const auto traffic = std::make_shared<Traffic>();
    const auto opened = relay.open({ loopback4(), 0 }, relay.target({ loopback4(), 80 }), traffic);
    QVERIFY(opened.ok());
    TestSocket client = TestSocket::connect(opened.value().local);
    TestSocket dialled = agent.accept();
    QCOMPARE(dialled.receive(handshake::requestSize).size(), qsizetype(handshake::requestSize));
    QCOMPARE(traffic->active.load(), 1u);
    client.reset();
    QCOMPARE(dialled.receiveAll(), QByteArray());
    QCOMPARE(dialled.error(), ECONNRESET);
    QTRY_COMPARE(traffic->active.load(), 0u);
    QCOMPARE(traffic->failed.load(), uint64_t(0));
    QCOMPARE(failures.count(), size_t(0));
    relay.setDialFailureHandler({});
}

void TestAgentDial::handlerMayUseTheRelay()
{
    TestSocket nobody = TestSocket::listen({ LoopbackRelayPath::agentAddress(), 0 });
    HostRelay relay(AgentRoute { nobody.local(), {}, {} });
    const MirrorRelay::Target target = relay.target({ loopback4(), 80 });
    nobody.close();
    const auto opened = relay.open({ loopback4(), 0 }, target, std::make_shared<Traffic>());
    QVERIFY(opened.ok());
    const Endpoint local = opened.value().local;
    std::promise<bool> reopened;
    relay.setDialFailureHandler([&](const Error&) {
        relay.setDialFailureHandler({});
        relay.close(opened.value().id);
        const auto again = relay.open(local, target, std::make_shared<Traffic>());
        reopened.set_value(again.ok() && again.value().local == local);
    });
    const TestSocket client = TestSocket::connect(local);
    QVERIFY(client.isOpen());
    auto result = reopened.get_future();
    QCOMPARE(result.wait_for(std::chrono::seconds(30)), std::future_status::ready);
    QVERIFY(result.get());
}

void TestAgentDial::probe_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("code");
    QTest::newRow("well") << "" << -1;
    QTest::newRow("another agent's proof") << "proof" << int(ErrorCode::PermissionDenied);
    QTest::newRow("another token") << "token" << int(ErrorCode::PermissionDenied);
    QTest::newRow("from another address") << "peer" << int(ErrorCode::PermissionDenied);
    QTest::newRow("from an address that is not ours") << "source" << int(ErrorCode::NotAvailable);
    QTest::newRow("no agent") << "agent" << int(ErrorCode::Refused);
    QTest::newRow("silent agent") << "silence" << int(ErrorCode::Unreachable);
}

void TestAgentDial::probe()
{
    QFETCH(QString, change);
    QFETCH(int, code);
    LoopbackRelayPath path;
    const TestSocket silent = TestSocket::listen({ loopback4(), 0 });
    AgentRoute route = path.route();
    if (change == "token")
        route.token = protocol::Token::random();
    else if (change == "proof")
        route.proof = protocol::Token::random();
    else if (change == "peer")
        route.source = loopback4();
    else if (change == "source")
        route.source = *parseAddress("192.0.2.1");
    else if (change == "silence")
        route.agent = silent.local();
    else if (change == "agent")
        path.guest.reset();
    std::promise<Result<Done>> answered;
    path.host->setRoute(route);
    path.host->probe([&](Result<Done> result) { answered.set_value(std::move(result)); });
    auto answer = answered.get_future();
    QCOMPARE(answer.wait_for(std::chrono::seconds(30)), std::future_status::ready);
    const Result<Done> result = answer.get();
    QCOMPARE(result.ok() ? -1 : int(result.error().code), code);
}

void TestAgentDial::noDescriptorsLeft_data()
{
    QTest::addColumn<int>("left");
    QTest::newRow("none to accept with") << 0;
    QTest::newRow("none to dial the agent with") << 1;
    QTest::newRow("none for the agent to accept with") << 2;
    QTest::newRow("none to connect to the service with") << 3;
}

void TestAgentDial::noDescriptorsLeft()
{
    QFETCH(int, left);
    LoopbackRelayPath path;
    const EchoService service(loopback4());
    const auto traffic = std::make_shared<Traffic>();
    const Endpoint mirror = path.mirror(service.endpoint(), loopback4(), traffic);
    TestSocket old = TestSocket::connect(mirror);
    QVERIFY(old.send("x"));
    QCOMPARE(old.receive(1), QByteArray("x"));
    std::vector<TestSocket> clients;
    for (int i = 0; i < 50; ++i)
        clients.push_back(TestSocket::make(mirror));
    {
        const FewDescriptors few(static_cast<size_t>(left));
        QVERIFY(few.inForce());
        for (TestSocket& client : clients) {
            // Both ends are in this process. Wait until all descriptors of the previous connection are closed on both.
            // One more is free for a moment while a relay has given up its spare one.
            QTRY_VERIFY(few.left() >= left);
            QVERIFY(client.dial(mirror));
            QCOMPARE(client.receiveAll(), QByteArray());
            QCOMPARE(client.error(), ECONNRESET);
        }
        QVERIFY(old.send("still"));
        QCOMPARE(old.receive(5), QByteArray("still"));
    }
    QTRY_COMPARE(traffic->failed.load(), uint64_t(50));
    QCOMPARE(traffic->total.load(), uint64_t(51));
    QTRY_COMPARE(traffic->active.load(), 1u);
    TestSocket fresh = TestSocket::connect(mirror);
    QVERIFY(fresh.send("hello"));
    QCOMPARE(fresh.receive(5), QByteArray("hello"));
}

REGISTER_TEST(TestAgentDial, QCoreApplication)
#include "tst_agent_dial.moc"
