// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/relay_cases.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"
#include "tests/support/transfer.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <map>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace portolan::test;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

/// A way to the guest's services that the agent can be told to use.
struct Path {
    const char* name;
    const char* agentOptions;
    bool outlivesAgent; ///< connections survive the agent
};

constexpr Path paths[] = {
    { "relayed", "--steering=none", false },
    { "steered", "", true },
};

/// The bytes each way of the bulk test. A whole gibibyte would take too long for every run.
qint64 bulkSize()
{
    const int asked = qEnvironmentVariableIntValue("PORTOLAN_TEST_BULK_MIB");
    return (asked > 0 ? asked : 128) * mebibyte;
}

/// The private memory of a process, in bytes.
qint64 residentSize(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/statm").arg(pid));
    if (!file.open(QFile::ReadOnly))
        return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return (pages.value(1).toLongLong() - pages.value(2).toLongLong()) * ::sysconf(_SC_PAGESIZE);
}

/// Five clients at once of a service with a backlog of one that accepts nobody for twelve seconds, as at a breakpoint. They
/// run beside the other tests.
class SlowAccept
{
public:
    static constexpr int clients = 5;

    /// The clients are to be started when the service can be reached from there.
    SlowAccept(const Place& guest, int port)
        : m_port(port)
        , m_service(guest, "python3",
              { "-c",
                  QStringLiteral("import socket, time\n"
                                 "s = socket.socket()\n"
                                 "s.bind(('127.0.0.1', %1))\n"
                                 "s.listen(1)\n"
                                 "def serve():\n"
                                 "    c, peer = s.accept()\n"
                                 "    asked = c.recv(1)\n"
                                 "    c.sendall(b'answer to ' + asked)\n"
                                 "    c.close()\n"
                                 "    return asked\n"
                                 "while serve() != b's': pass\n"
                                 "time.sleep(12)\n"
                                 "while serve(): print('called', flush=True)\n")
                      .arg(port) })
    {
    }
    /// Whether it answers now, before it gets slow.
    [[nodiscard]] bool answers(const Place& place, const QByteArray& question = "x") const
    {
        Connection client(place, "127.0.0.1", quint16(m_port));
        return client.open() && client.send(question) && client.receiveAll() == "answer to " + question;
    }
    /// Makes the service slow.
    void startClients(const Place& place)
    {
        QVERIFY(answers(place, "s"));
        m_clients = std::make_unique<Program>(place, "python3",
            QStringList { "-c",
                QStringLiteral("import socket, threading\n"
                               "def call(name):\n"
                               "    try:\n"
                               "        s = socket.create_connection(('127.0.0.1', %1))\n"
                               "        s.sendall(name)\n"
                               "        print(s.makefile().read(), flush=True)\n"
                               "    except OSError as e:\n"
                               "        print(e, flush=True)\n"
                               "for i in range(%2):\n"
                               "    threading.Thread(target=call, args=(b'%d' % i,)).start()\n")
                    .arg(m_port)
                    .arg(clients) });
    }
    /// What the clients were told, in order.
    [[nodiscard]] QStringList answers()
    {
        QStringList lines = m_clients->output().split('\n', Qt::SkipEmptyParts);
        lines.sort();
        return lines;
    }
    [[nodiscard]] int port() const { return m_port; }
    /// How often the service was called so far.
    [[nodiscard]] qsizetype calls() { return m_service.output().count("called"); }

private:
    int m_port;
    Program m_service;
    std::unique_ptr<Program> m_clients;
};

} // namespace

/// What a client and a service may expect of each other through Portolan, on every path between them.
class TestRelayPaths : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init();
    void cleanupTestCase() { m_beds.clear(); }

    void bulkBothWaysAtOnce();
    void halfClose_data();
    void halfClose();
    void reset_data();
    void reset();
    void dataBeforeAReset();
    void slowReader_data();
    void slowReader();
    void connectionsOfRandomSizes();
    void refusedServiceResetsTheClient();
    void bulkDoesNotStarveAKeystroke();
    void listenerDies();
    void idleConnectionLives();
    void slowAcceptIsWaitedFor();
    void outage();
    void agentDies();
    void addressChanges();
    void manyShortConnections();

private:
    /// A program with its twin. One for each path, shared by all tests: each sees what earlier connections left behind.
    struct Bed : TestBed {
        std::unique_ptr<Listener> idleService;
        std::unique_ptr<Connection> idleClient;
        std::optional<Connection> idleAccepted;
        std::unique_ptr<SlowAccept> slow;
        std::unique_ptr<SlowAccept> slowAndDirect; ///< called by programs of the guest
    };
    using Pair = RelayCases::Pair;

    [[nodiscard]] const Path& path() const { return *m_path; }
    [[nodiscard]] Bed& bed() { return *m_beds[path().name]; }
    [[nodiscard]] Place host() { return bed().twin.host(); }
    [[nodiscard]] Place guest() { return bed().twin.guest(); }
    PortolanInstance& portolan() { return bed().portolan; }
    [[nodiscard]] RelayCases cases() { return { portolan(), bed().twin }; }
    [[nodiscard]] int count(int port, const char* group, const char* key) { return cases().count(port, group, key); }
    [[nodiscard]] std::optional<Pair> connectTo(Listener& service, const char* way = "127.0.0.1")
    {
        return cases().connectTo(service, way);
    }
    [[nodiscard]] bool reaches(Listener& service);
    void makeBed();

    const Path* m_path = nullptr;
    std::map<std::string, std::unique_ptr<Bed>> m_beds;
};

void TestRelayPaths::initTestCase_data()
{
    QTest::addColumn<const Path*>("path");
    for (const Path& path : paths)
        QTest::newRow(path.name) << &path;
}

void TestRelayPaths::init()
{
    QFETCH_GLOBAL(const Path*, path);
    m_path = path;
    if (!m_beds[path->name])
        makeBed();
}

void TestRelayPaths::makeBed()
{
    m_beds[path().name] = std::make_unique<Bed>();
    portolan().setEnvironment("PORTOLAN_AGENT_OPTIONS", path().agentOptions);
    START(bed());
    bed().idleService = std::make_unique<Listener>(guest(), "127.0.0.1", 0);
    const quint16 port = bed().idleService->port();
    TRY_COMPARE(portolan().state(port), QString("mirrored"));
    bed().idleClient = std::make_unique<Connection>(host(), "127.0.0.1", port);
    bed().idleAccepted = bed().idleService->accept();
    QVERIFY(bed().idleAccepted.has_value());
    bed().slow = std::make_unique<SlowAccept>(guest(), 4201);
    bed().slowAndDirect = std::make_unique<SlowAccept>(guest(), 4202);
    TRY_COMPARE(portolan().state(4201), QString("mirrored"));
    TRY_COMPARE(portolan().state(4202), QString("mirrored"));
    // On a busy machine the first connection may have been too slow.
    TRY_VERIFY(reaches(*bed().idleService) && portolan().row(port).value("path").toString() == path().name);
    TRY_VERIFY(bed().slow->answers(host()) && portolan().row(4201).value("path").toString() == path().name);
    bed().slow->startClients(host());
    bed().slowAndDirect->startClients(guest());
}

bool TestRelayPaths::reaches(Listener& service)
{
    Connection client(host(), "127.0.0.1", service.port());
    if (!client.open() || !client.send("x"))
        return false;
    std::optional<Connection> accepted = service.accept(1000);
    return accepted && accepted->receive(1) == "x";
}

void TestRelayPaths::bulkBothWaysAtOnce()
{
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service);
    QVERIFY(pair.has_value());
    const qint64 size = bulkSize();
    Transferred question;
    Transferred answer;
    Transferred questionArrived;
    Transferred answerArrived;
    {
        const std::jthread asking([&] { question = sendRandom(pair->client, size, 1); });
        const std::jthread answering([&] { answer = sendRandom(pair->service, size, 2); });
        const std::jthread listening([&] { answerArrived = receiveUntilEnd(pair->client); });
        questionArrived = receiveUntilEnd(pair->service);
    }
    QCOMPARE(question.size, size);
    QCOMPARE(answer.size, size);
    QCOMPARE(questionArrived, question);
    QCOMPARE(answerArrived, answer);
    TRY_COMPARE(count(service.port(), "connections", "active"), 0);
    const QJsonObject bytes = portolan().row(service.port()).value("bytes").toObject();
    QCOMPARE(bytes.value("toGuest").toInteger(), size);
    QCOMPARE(bytes.value("fromGuest").toInteger(), size);
}

void TestRelayPaths::halfClose_data()
{
    QTest::addColumn<bool>("clientFirst");
    QTest::newRow("the client ends first") << true;
    QTest::newRow("the service ends first") << false;
}

void TestRelayPaths::halfClose()
{
    QFETCH(bool, clientFirst);
    cases().halfClose(clientFirst);
}

void TestRelayPaths::reset_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::addColumn<bool>("afterHalfClose");
    QTest::newRow("by the client") << true << false;
    QTest::newRow("by the service") << false << false;
    QTest::newRow("by the client, which had ended its direction") << true << true;
    QTest::newRow("by the service, which had ended its direction") << false << true;
}

void TestRelayPaths::reset()
{
    QFETCH(bool, byClient);
    QFETCH(bool, afterHalfClose);
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service, "::1");
    QVERIFY(pair.has_value());
    Connection& first = byClient ? pair->client : pair->service;
    Connection& second = byClient ? pair->service : pair->client;
    if (afterHalfClose) {
        first.shutdownSending();
        QVERIFY(second.ended());
    }
    first.reset();
    if (afterHalfClose) {
        // After the end of the stream, a reset shows only on sending.
        TRY_VERIFY(!second.send("x"));
        QVERIFY(second.error() == ECONNRESET || second.error() == EPIPE);
    } else {
        QCOMPARE(second.receiveAll(), QByteArray());
        QCOMPARE(second.error(), ECONNRESET);
    }
    TRY_COMPARE(count(service.port(), "connections", "active"), 0);
}

void TestRelayPaths::dataBeforeAReset()
{
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service);
    QVERIFY(pair.has_value());
    // The relay received all of the client's data before the reset, so none of it may be lost.
    QVERIFY(pair->client.send(QByteArray(100'000, 'x')));
    TRY_COMPARE(count(service.port(), "bytes", "toGuest"), 100'000);
    pair->client.reset();
    QCOMPARE(pair->service.receiveAll().size(), 100'000);
    QCOMPARE(pair->service.error(), ECONNRESET);
}

void TestRelayPaths::slowReader_data()
{
    QTest::addColumn<bool>("clientReads");
    QTest::newRow("the client") << true;
    QTest::newRow("the service") << false;
}

void TestRelayPaths::slowReader()
{
    QFETCH(bool, clientReads);
    const QList<qint64> agents = bed().twin.guestProcesses("portolan-agent");
    QCOMPARE(agents.size(), 1);
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service);
    QVERIFY(pair.has_value());
    Connection& sender = clientReads ? pair->service : pair->client;
    Connection& reader = clientReads ? pair->client : pair->service;
    const qint64 program = residentSize(portolan().process().pid());
    const qint64 agent = residentSize(agents.first());

    // Nobody reads, so the sender is stopped long before a careless relay would have swallowed everything.
    Transferred sent = sendUntilBlocked(sender, 256 * mebibyte, 4);
    QVERIFY2(sent.size < 64 * mebibyte, qPrintable(QString::number(sent.size)));
    // The data is in the kernel's buffers, not in the relays' memory. Clients of the slow service may be served meanwhile.
    QVERIFY2(residentSize(portolan().process().pid()) - program < 8 * mebibyte, "portolan");
    QVERIFY2(residentSize(agents.first()) - agent < 8 * mebibyte, "agent");
    // Other connections are not delayed.
    QVERIFY(reaches(*bed().idleService));
    // When it is finally read, every byte is there.
    sender.shutdownSending();
    QCOMPARE(receiveUntilEnd(reader), sent);
}

void TestRelayPaths::connectionsOfRandomSizes() { cases().connectionsOfRandomSizes(); }

void TestRelayPaths::refusedServiceResetsTheClient()
{
    // The service listens, but accepts nothing from the loopback interface.
    Listener service(guest(), "0.0.0.0", 0, { .device = "eth0" });
    QCOMPARE(service.error(), 0);
    QCOMPARE(Connection(guest(), "127.0.0.1", service.port()).error(), ECONNREFUSED);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    for (const char* way : { "127.0.0.1", "::1" }) {
        for (const char* question : { "", "a client that talks at once" }) {
            Connection client(host(), way, service.port());
            if (client.error() == 0 && client.send(question))
                QCOMPARE(client.receiveAll(), QByteArray());
            QVERIFY2(client.error() == ECONNRESET || client.error() == ECONNREFUSED || client.error() == EPIPE,
                std::strerror(client.error()));
        }
    }
    TRY_COMPARE(count(service.port(), "connections", "failed"), 4);
}

void TestRelayPaths::bulkDoesNotStarveAKeystroke()
{
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> bulk = connectTo(service);
    QVERIFY(bulk.has_value());
    std::optional<Pair> keys = connectTo(service);
    QVERIFY(keys.has_value());

    std::atomic<qint64> moved = 0;
    const std::jthread swallowing([&] {
        for (QByteArray piece = bulk->service.receive(mebibyte); !piece.isEmpty(); piece = bulk->service.receive(mebibyte))
            moved += piece.size();
    });
    const std::jthread pouring([&](const std::stop_token& stop) {
        while (!stop.stop_requested() && bulk->client.send(QByteArray(mebibyte, 'x'))) { }
        bulk->client.close();
    });
    TRY_VERIFY(moved > mebibyte);
    // The bytes that passed meanwhile show what a keystroke and its echo waited for.
    std::vector<qint64> waited;
    for (int i = 0; i < 100; ++i) {
        const qint64 before = moved;
        QVERIFY(keys->client.send("k"));
        QCOMPARE(keys->service.receive(1), QByteArray("k"));
        QVERIFY(keys->service.send("k"));
        QCOMPARE(keys->client.receive(1), QByteArray("k"));
        waited.push_back(moved - before);
    }
    std::sort(waited.begin(), waited.end());
    QVERIFY2(waited[50] < 32 * mebibyte, qPrintable(QString::number(waited[50])));
}

void TestRelayPaths::listenerDies()
{
    constexpr int port = 4100;
    const QString pours = QStringLiteral("require('net').createServer(socket => {"
                                         "  const block = Buffer.alloc(65536);"
                                         "  const pour = () => { while (socket.write(block)) {} };"
                                         "  socket.on('drain', pour).on('error', () => {}); pour();"
                                         "}).listen(%1, '127.0.0.1')")
                              .arg(port);
    for (int round = 0; round < 2; ++round) { // the second one shows that nothing is left of the first
        Program service(guest(), "node", { "-e", pours });
        TRY_COMPARE(portolan().state(port), QString("mirrored"));
        Connection client(host(), "127.0.0.1", port);
        QCOMPARE(client.receive(mebibyte).size(), mebibyte);
        service.kill();
        QVERIFY(service.waitForEnd() >= 0);
        // The service died in the middle of sending, so the connection ends at once.
        const Transferred rest = receiveUntilEnd(client);
        QVERIFY2(rest.error == 0 || rest.error == ECONNRESET, std::strerror(rest.error));
        TRY_COMPARE(portolan().state(port), QString());
        QCOMPARE(Connection(host(), "127.0.0.1", port).error(), ECONNREFUSED);
    }
}

void TestRelayPaths::idleConnectionLives()
{
    // Open since the first test.
    QVERIFY(bed().idleClient->send("still"));
    QCOMPARE(bed().idleAccepted->receive(5), QByteArray("still"));
    QVERIFY(bed().idleAccepted->send("here"));
    QCOMPARE(bed().idleClient->receive(4), QByteArray("here"));
}

void TestRelayPaths::slowAcceptIsWaitedFor()
{
    QStringList answers;
    for (int i = 0; i < SlowAccept::clients; ++i)
        answers << QStringLiteral("answer to %1").arg(i);
    // The kernel tries again after 15 seconds, and those that meet a full backlog again after 31.
    QTRY_COMPARE_WITH_TIMEOUT(bed().slowAndDirect->answers(), answers, 60000);
    QTRY_COMPARE_WITH_TIMEOUT(bed().slow->answers(), answers, 60000);
    QCOMPARE(bed().slow->calls(), SlowAccept::clients); // nobody called twice
    QCOMPARE(portolan().row(4201).value("path").toString(), QString(path().name));
    QCOMPARE(count(4201, "connections", "failed"), 0);
}

/// TCP's own repetitions bring what was sent meanwhile.
void TestRelayPaths::outage()
{
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service);
    QVERIFY(pair.has_value());
    const auto link = [this](const char* state) {
        return bed().twin.ip(bed().twin.guestName(), { "link", "set", "eth0", state });
    };
    QVERIFY(link("down"));
    TRY_COMPARE(portolan().state(service.port()), QString("waiting guest-unreachable"));
    QVERIFY(pair->client.send("question"));
    QVERIFY(pair->service.send("answer"));
    QVERIFY(link("up"));
    QCOMPARE(pair->service.receive(8), QByteArray("question"));
    QCOMPARE(pair->client.receive(6), QByteArray("answer"));
    // The way is tried anew.
    TRY_VERIFY(reaches(service) && portolan().row(service.port()).value("path").toString() == path().name);
}

void TestRelayPaths::agentDies()
{
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service);
    QVERIFY(pair.has_value());
    Transferred sent;
    Transferred received;
    {
        const std::jthread pouring([&] { sent = sendRandom(pair->service, 64 * mebibyte, 5); });
        QCOMPARE(pair->client.receive(mebibyte).size(), mebibyte);
        const QList<qint64> agents = bed().twin.guestProcesses("portolan-agent");
        QCOMPARE(agents.size(), 1);
        QCOMPARE(::kill(static_cast<pid_t>(agents.first()), SIGKILL), 0);
        received = receiveUntilEnd(pair->client);
    }
    if (path().outlivesAgent) {
        QCOMPARE(received.error, 0);
        QCOMPARE(received.size, sent.size - mebibyte);
    } else {
        // Both sides see an error. Neither takes it for the end of the other's data.
        QCOMPARE(received.error, ECONNRESET);
        QVERIFY2(sent.error == ECONNRESET || sent.error == EPIPE, std::strerror(sent.error));
    }
    // The next agent takes over before a person notices, with the same mirror.
    TRY_COMPARE(portolan().guestState(), QString("connected"));
    TRY_VERIFY(reaches(service));
}

void TestRelayPaths::addressChanges()
{
    Listener service(guest(), "127.0.0.1", 0);
    std::optional<Pair> pair = connectTo(service);
    QVERIFY(pair.has_value());
    const auto address = [this](const char* verb, const char* which) {
        return bed().twin.ip(bed().twin.guestName(), { "address", verb, which, "dev", "eth0" });
    };
    Transferred sent;
    Transferred received;
    {
        const std::jthread pouring([&] { sent = sendRandom(pair->client, 16 * mebibyte, 6); });
        QCOMPARE(pair->service.receive(mebibyte).size(), mebibyte);
        QVERIFY(address("delete", "172.29.108.58/16"));
        QVERIFY(address("add", "172.29.97.9/16"));
        TRY_VERIFY(reaches(service));
        // An existing connection keeps its address, and goes on when the address returns.
        QVERIFY(address("add", "172.29.108.58/16"));
        received = receiveUntilEnd(pair->service);
    }
    QCOMPARE(sent.size, 16 * mebibyte);
    QCOMPARE(received.error, 0);
    QCOMPARE(received.size, sent.size - mebibyte);
    QVERIFY(reaches(service));
    m_beds.erase(path().name); // its guest now has another address
}

void TestRelayPaths::manyShortConnections()
{
    // As few local ports as a long afternoon of short connections leaves: each rests for a minute after use.
    constexpr int ports = 2000;
    const int asked = qEnvironmentVariableIntValue("PORTOLAN_TEST_CONNECTIONS");
    const int connections = asked > 0 ? asked : ports * 3 / 2;
    const Outcome narrowed = run(host(), "sh", { "-c",
        QStringLiteral("echo 40000 %1 >/proc/sys/net/ipv4/ip_local_port_range").arg(40000 + ports - 1) });
    QCOMPARE(narrowed.exitCode, 0);
    Listener service(guest(), "127.0.0.1", 0);
    TRY_COMPARE(portolan().state(service.port()), QString("mirrored"));
    for (int i = 0; i < connections; ++i) {
        // Addresses in turn, so that a fast machine does not run out of ports for the clients, which rest a second.
        Connection client(host(), "127.0.0.1", service.port(), { .address = QStringLiteral("127.1.0.%1").arg(1 + i % 250) });
        QVERIFY2(client.open(), std::strerror(client.error()));
        std::optional<Connection> accepted = service.accept();
        QVERIFY2(accepted.has_value(), qPrintable(QString::number(i)));
        client.shutdownSending(); // the port of the side that ends first rests
        QCOMPARE(accepted->receiveAll(), QByteArray());
        accepted->close();
        QVERIFY(client.ended());
    }
    TRY_COMPARE(count(service.port(), "connections", "active"), 0);
    QCOMPARE(count(service.port(), "connections", "failed"), 0);
    m_beds.erase(path().name); // its host now has few ports
}

REGISTER_TEST(TestRelayPaths, QCoreApplication)
#include "tst_relay_paths.moc"
