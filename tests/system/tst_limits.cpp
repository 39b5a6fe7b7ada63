// SPDX-License-Identifier: MIT
#include "tests/support/portolan_instance.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

#include <unistd.h>

using namespace portolan::test;

namespace {

constexpr int alice = 1001;
constexpr int bob = 1002;
constexpr int listenersOfAProgram = 14500; // below the usual limit of open files

/// Listens as a user on many ports of an address, and says the user's number to who connects to the first. Skips ports that
/// are taken.
const QString manyListenersScript = QStringLiteral(R"(
import os, resource, socket, sys
user, address, first, count = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
os.setuid(user)
sockets = []
for port in range(first, first + count):
    each = socket.socket(socket.AF_INET6 if ':' in address else socket.AF_INET)
    try:
        each.bind((address, port))
        each.listen()
        sockets.append(each)
    except OSError:
        each.close()
print('listens', flush=True)
while True:
    client, peer = sockets[0].accept()
    client.sendall(str(user).encode())
    client.close()
)");

} // namespace

/// What a user of the guest can take from others: nothing of their ports, and not all of the host's.
class TestLimits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { SKIP_WITHOUT_ROOT(); }
    void init() { m_bed = std::make_unique<TestBed>(); }
    void cleanup() { m_bed.reset(); }

    void usersAreKeptApart();
    void manyPorts();
    void raisedLimit();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    PortolanInstance& portolan() { return m_bed->portolan; }
    /// Returns when it listens.
    std::unique_ptr<Program> listen(int user, const QString& address, int port, int count = 1)
    {
        auto program = std::make_unique<Program>(m_bed->twin.guest(), QStringLiteral("/usr/bin/python3"),
            QStringList { "-c", manyListenersScript, QString::number(user), address, QString::number(port), QString::number(count) });
        const bool listens = QTest::qWaitFor([&] { return program->output().contains("listens"); }, 60000);
        return listens ? std::move(program) : nullptr;
    }
    /// How many ports are in that state.
    int count(const QString& state, const QString& reason = {})
    {
        const QJsonArray ports = portolan().status().value("ports").toArray();
        return static_cast<int>(std::count_if(ports.begin(), ports.end(), [&](const QJsonValue& port) {
            const QJsonObject row = port.toObject();
            return row.value("state").toString() == state && row.value("reason").toString() == reason;
        }));
    }
    bool truncated() { return portolan().status().value("guest").toObject().value("truncated").toBool(); }
    QByteArray saidOn(const QString& address, quint16 port) { return Connection(host(), address, port).receiveAll(); }
    /// Processor time of the engine's thread so far, in milliseconds.
    qint64 engineTime()
    {
        const QString tasks = QString("/proc/%1/task").arg(portolan().process().pid());
        for (const QString& task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile stat(tasks + '/' + task + "/stat");
            if (!stat.open(QFile::ReadOnly))
                continue;
            const QByteArray line = stat.readAll();
            if (!line.contains("(engine)"))
                continue;
            const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
            return (fields.value(11).toLongLong() + fields.value(12).toLongLong()) * 1000 / ::sysconf(_SC_CLK_TCK);
        }
        return 0;
    }

    std::unique_ptr<TestBed> m_bed;
};

void TestLimits::usersAreKeptApart()
{
    START(*m_bed);
    const auto first = listen(alice, "127.0.0.1", 3000);
    QVERIFY(first);
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    const auto second = listen(bob, "::1", 3000);
    QVERIFY(second);
    TRY_COMPARE(portolan().state(3000), QString("mirrored other-user"));
    for (const char* address : { "127.0.0.1", "::1" })
        QCOMPARE(saidOn(address, 3000), QByteArray::number(alice));
    const QJsonObject row = portolan().row(3000);
    const QJsonArray listeners = row.value("listeners").toArray();
    QCOMPARE(listeners[0].toObject().value("user").toString(), QString("uid %1").arg(alice));
    QCOMPARE(listeners[1].toObject().value("user").toString(), QString("uid %1").arg(bob));
    const QString message = row.value("message").toString();
    QVERIFY2(message.contains("uid 1002 listens on ::1"), qPrintable(message));

    // Who was first is known to the agent's successor.
    for (const qint64 agent : m_bed->twin.guestProcesses("portolan-agent"))
        QCOMPARE(run(m_bed->twin.guest(), "kill", { "-9", QString::number(agent) }).exitCode, 0);
    const auto third = listen(bob, "::1", 3001); // the next agent has told of it, so of all
    QVERIFY(third);
    TRY_COMPARE(portolan().state(3001), QString("mirrored"));
    QByteArray said; // nothing until the relay of the next agent is known
    TRY_VERIFY(!(said = saidOn("::1", 3000)).isEmpty());
    QCOMPARE(said, QByteArray::number(alice));

    first->stop();
    TRY_COMPARE(portolan().state(3000), QString("mirrored"));
    QCOMPARE(saidOn("127.0.0.1", 3000), QByteArray::number(bob));
}

/// A user who listens on thousands of ports. PORTOLAN_TEST_LISTENERS=65000 asks for more of them.
void TestLimits::manyPorts()
{
    const int listeners = std::clamp(qEnvironmentVariableIntValue("PORTOLAN_TEST_LISTENERS"), 10500, 8 * listenersOfAProgram);
    START(*m_bed);
    QCOMPARE(portolan().command({ "label", "60500", "shop" }).exitCode, 0);
    const auto earlier = listen(alice, "127.0.0.1", 60400);
    QVERIFY(earlier);
    TRY_COMPARE(portolan().state(60400), QString("mirrored"));

    const qint64 engineBefore = engineTime();
    QElapsedTimer clock;
    clock.start();
    std::vector<std::unique_ptr<Program>> flood;
    for (int left = listeners; left > 0; left -= listenersOfAProgram) { // on ports 1024-59023, of IPv4, then of IPv6
        const int programs = static_cast<int>(flood.size());
        flood.push_back(listen(bob, programs < 4 ? "0.0.0.0" : "::1", 1024 + programs % 4 * listenersOfAProgram,
            std::min(listenersOfAProgram, left)));
        QVERIFY(flood.back());
    }
    const qint64 listening = clock.elapsed();
    TRY_COMPARE(count("ignored", "too-many"), 9000);
    const qint64 settled = clock.elapsed();
    const qint64 engine = engineTime() - engineBefore;
    QCOMPARE(count("mirrored"), 1000);
    QVERIFY(truncated());
    QCOMPARE(portolan().state(60400), QString("mirrored")); // it was there first
    const qsizetype descriptors = QDir(QString("/proc/%1/fd").arg(portolan().process().pid()))
                                      .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
                                      .size();

    clock.start();
    QCOMPARE(portolan().command({ "status" }).exitCode, 0);
    qInfo("%d listeners: listening after %lld ms, settled after %lld ms, engine %lld ms of processor time; status takes %lld ms; "
          "%lld descriptors",
        listeners, listening, settled, engine, clock.elapsed(), static_cast<qint64>(descriptors));

    // Root, the user's own ports, and other users of the guest get through.
    const auto ofRoot = listen(0, "127.0.0.1", 900);
    TRY_COMPARE(portolan().state(900), QString("mirrored"));
    const auto chosen = listen(bob, "::1", 60500);
    TRY_COMPARE(portolan().state(60500), QString("mirrored"));
    QCOMPARE(saidOn("127.0.0.1", 60500), QByteArray::number(bob));
    const auto late = listen(alice, "127.0.0.1", 60401);
    TRY_COMPARE(portolan().state(60401), QString("ignored too-many"));
    QVERIFY(portolan().row(60401).value("message").toString().contains("at most 1000 ports"));
    QCOMPARE(portolan().command({ "unignore", "60401" }).exitCode, 0);
    QCOMPARE(portolan().state(60401), QString("mirrored"));
    QCOMPARE(saidOn("::1", 60401), QByteArray::number(alice));
    QCOMPARE(count("mirrored"), 1000);

    flood.clear();
    TRY_COMPARE(count("ignored", "too-many"), 0);
    TRY_COMPARE(truncated(), false);
    QCOMPARE(portolan().state(60401), QString("mirrored"));
}

void TestLimits::raisedLimit()
{
    portolan().writeSettings("[Mirroring]\nmirror-limit=3000\n");
    START(*m_bed);
    const auto many = listen(alice, "127.0.0.1", 2000, 3001);
    QVERIFY(many);
    TRY_COMPARE(count("mirrored"), 3000);
    TRY_COMPARE(count("ignored", "too-many"), 1);
    QCOMPARE(saidOn("::1", 2000), QByteArray::number(alice));
    QVERIFY(Connection(host(), "127.0.0.1", 4999).open());
}

REGISTER_TEST(TestLimits, QCoreApplication)
#include "tst_limits.moc"
