// SPDX-License-Identifier: MIT
#include "core/base/descriptor_limit.h"
#include "tests/support/portolan_instance.h"
#include "tests/support/system_test.h"
#include "tests/support/tcp.h"
#include "tests/support/test_class.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <deque>
#include <thread>

using namespace portolan::test;

namespace {

/// How long ports come and go in the tests about that. Set a minute or more to look for rare mistakes.
int churnSeconds()
{
    const int wished = qEnvironmentVariableIntValue("PORTOLAN_RACES_SECONDS");
    return wished > 0 ? wished : 10;
}

/// The listeners in a place according to `ss`, as "127.0.0.1:3000", without the agent's relay.
QSet<QString> listening(const Place& place)
{
    QSet<QString> found;
    const QStringList lines = run(place, QStringLiteral("ss"), { "-ltnpH" }).output.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        if (!line.contains(QLatin1String("\"portolan-agent\"")))
            found.insert(line.simplified().section(u' ', 3, 3));
    }
    return found;
}

/// The living processes that any thread of `parent` started.
QList<qint64> childrenOf(qint64 parent)
{
    QList<qint64> children;
    const QDir threads(QStringLiteral("/proc/%1/task").arg(parent));
    for (const QString& thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(threads.filePath(thread + QStringLiteral("/children")));
        if (!file.open(QFile::ReadOnly))
            continue;
        for (const QByteArray& word : file.readAll().simplified().split(' ')) {
            if (!word.isEmpty())
                children << word.toLongLong();
        }
    }
    return children;
}

qsizetype descriptorsOf(qint64 pid)
{
    return QDir(QStringLiteral("/proc/%1/fd").arg(pid))
        .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

} // namespace

/// Many listeners come and go quickly, on both sides at once. In the end the table, the host and the guest's refusals
/// must be right, and nothing is left over.
class TestRaces : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_bed.reset(); }

    void portsThatComeAndGo();
    void thousandAtOnce();
    void ownPortIsNeverDenied_data();
    void ownPortIsNeverDenied();
    void restartedServerAndRetryingBrowser();
    void hostAndGuestTakeTurns();

private:
    [[nodiscard]] Place host() const { return m_bed->twin.host(); }
    [[nodiscard]] Place guest() const { return m_bed->twin.guest(); }
    PortolanInstance& portolan() { return m_bed->portolan; }

    /// What is wrong with the table and the host's mirrors, compared with the real listeners; "" if nothing.
    [[nodiscard]] QString differences();
    [[nodiscard]] QList<qsizetype> descriptors();
    void tableBecomesTrue();
    void nothingIsLeftOf(const QList<qsizetype>& before);

    std::unique_ptr<TestBed> m_bed;
};

void TestRaces::initTestCase()
{
    SKIP_WITHOUT_ROOT();
    portolan::raiseDescriptorLimit(); // the test holds a thousand listeners
}

void TestRaces::init()
{
    m_bed = std::make_unique<TestBed>();
    START(*m_bed);
}

QString TestRaces::differences()
{
    QStringList found;
    QSet<int> guestPorts;
    for (const QString& listener : listening(guest()))
        guestPorts.insert(listener.section(u':', -1).toInt());

    QSet<QString> expectedOnHost;
    QSet<int> rows;
    for (const QJsonValue value : portolan().status().value("ports").toArray()) {
        const QJsonObject row = value.toObject();
        const int port = row.value("port").toInt();
        if (!row.value("listeners").toArray().isEmpty())
            rows.insert(port);
        if (row.value("state").toString() != "mirrored")
            continue;
        expectedOnHost << QStringLiteral("127.0.0.1:%1").arg(port) << QStringLiteral("[::1]:%1").arg(port);
    }
    const auto numbers = [](const QSet<int>& ports) {
        QStringList texts;
        for (const int port : ports)
            texts << QString::number(port);
        return texts.join(u' ');
    };
    if (rows != guestPorts)
        found << "rows without listener: " + numbers(rows - guestPorts)
                + "; listeners without row: " + numbers(guestPorts - rows);
    const QSet<QString> onHost = listening(host());
    const auto missing = expectedOnHost - onHost;
    if (!missing.isEmpty())
        found << "not open on the host: " + missing.values().join(u' ');
    for (const QString& listener : onHost - expectedOnHost) {
        // A program of the test holds a port on one address; a mirror would be on both.
        const QString port = listener.section(u':', -1);
        if (onHost.contains("127.0.0.1:" + port) && onHost.contains("[::1]:" + port))
            found << "left open on the host: " + listener;
    }
    return found.join(u'\n');
}

/// Of Portolan and of its agent.
QList<qsizetype> TestRaces::descriptors()
{
    const qint64 pid = portolan().process().pid();
    QList<qsizetype> counts { descriptorsOf(pid) };
    for (const qint64 child : childrenOf(pid))
        counts << descriptorsOf(child);
    return counts;
}

void TestRaces::tableBecomesTrue() { TRY_COMPARE(differences(), QString()); }

/// After thousands of listeners, even a small leak of each would show. Both programs also keep a few dozen prepared
/// sockets, and create or renew some of them at their own pace.
void TestRaces::nothingIsLeftOf(const QList<qsizetype>& before)
{
    constexpr qsizetype keptReady = 64;
    const auto left = [&] {
        const QList<qsizetype> after = descriptors();
        return !std::equal(after.begin(), after.end(), before.begin(), before.end(),
            [](qsizetype now, qsizetype then) { return now <= then + keptReady; });
    };
    (void)QTest::qWaitFor([&] { return !left(); }, 30000);
    if (left())
        QCOMPARE(descriptors(), before);
}

/// Each listens for milliseconds only; there are hundreds per second.
void TestRaces::portsThatComeAndGo()
{
    constexpr int perSecond = 200;
    constexpr quint16 first = 20000;
    const QList<qsizetype> before = descriptors();
    std::deque<std::unique_ptr<Listener>> open;
    QElapsedTimer clock;
    clock.start();
    for (int made = 0; clock.elapsed() < churnSeconds() * 1000LL; ++made) {
        if (made > clock.elapsed() * perSecond / 1000)
            QTest::qWait(static_cast<int>(made * 1000 / perSecond - clock.elapsed()));
        const quint16 port = first + static_cast<quint16>(made % 50);
        // Open for between zero and fifty milliseconds.
        while (open.size() > static_cast<size_t>(made % 10))
            open.pop_front();
        const char* address = made % 3 == 0 ? "0.0.0.0" : made % 3 == 1 ? "127.0.0.1" : "::";
        auto listener = std::make_unique<Listener>(guest(), address, port);
        QCOMPARE(listener->error(), 0); // nobody else uses these ports
        open.push_back(std::move(listener));
    }
    tableBecomesTrue();
    open.clear();
    tableBecomesTrue();
    QCOMPARE(listening(host()), QSet<QString>());
    nothingIsLeftOf(before);
}

void TestRaces::thousandAtOnce()
{
    const QList<qsizetype> before = descriptors();
    std::deque<Listener> open;
    for (quint16 port = 21000; port < 22000; ++port) {
        open.emplace_back(guest(), port % 2 ? "0.0.0.0" : "::", port);
        QCOMPARE(open.back().error(), 0);
    }
    TRY_COMPARE(listening(host()).size(), 2000);
    tableBecomesTrue();
    QCOMPARE(portolan().status().value("ports").toArray().size(), 1000);

    open.clear();
    TRY_COMPARE(listening(host()).size(), 0);
    tableBecomesTrue();
    nothingIsLeftOf(before);
}

void TestRaces::ownPortIsNeverDenied_data()
{
    QTest::addColumn<int>("pauseEvery");
    QTest::newRow("without a pause") << 0;
    QTest::newRow("with pauses in which the port is mirrored") << 100;
}

/// A program that reopens its port again and again meets its own mirror on the host, old or new, in every state.
void TestRaces::ownPortIsNeverDenied()
{
    QFETCH(int, pauseEvery);
    constexpr quint16 port = 3000;
    for (int i = 1; i <= 10000; ++i) {
        Listener service(guest(), i % 2 ? "0.0.0.0" : "127.0.0.1", port);
        QVERIFY2(service.error() == 0,
            qPrintable(QStringLiteral("attempt %1: %2").arg(i).arg(QString::fromLocal8Bit(strerror(service.error())))));
        if (pauseEvery > 0 && i % pauseEvery == 0)
            TRY_VERIFY(Connection(host(), "127.0.0.1", port).open());
    }
    Listener service(guest(), "127.0.0.1", port);
    QCOMPARE(service.error(), 0);
    TRY_COMPARE(portolan().state(port), QString("mirrored"));
    service.close();
    tableBecomesTrue();
    QCOMPARE(listening(host()), QSet<QString>());
}

/// A browser retries when it is refused, and the server is away only for moments. The browser must always get through,
/// and Portolan must never take the port's own past for a conflict.
void TestRaces::restartedServerAndRetryingBrowser()
{
    constexpr quint16 port = 3000;
    Program watch(portolan().place(), PortolanInstance::program(), { "watch", "--json" });
    auto service = std::make_unique<Listener>(guest(), "0.0.0.0", port);
    TRY_COMPARE(portolan().state(port), QString("mirrored"));

    for (int restart = 0; restart < 60; ++restart) {
        service.reset();
        if (restart % 4 != 0)
            QTest::qWait(restart % 50);
        service = std::make_unique<Listener>(guest(), "0.0.0.0", port);
        QCOMPARE(service->error(), 0);
        const auto answered = [&] {
            Connection browser(host(), restart % 2 ? "127.0.0.1" : "::1", port);
            if (!browser.open() || !browser.send("x"))
                return false;
            std::optional<Connection> accepted = service->accept(1000);
            return accepted && accepted->send("y") && browser.receive(1, 1000) == "y";
        };
        TRY_VERIFY(answered());
    }
    QVERIFY(!portolan().process().output().contains("onflict"));
    QVERIFY(watch.running());
    int shown = 0;
    for (const QString& line : watch.output().split(u'\n', Qt::SkipEmptyParts)) {
        for (const QJsonValue row : QJsonDocument::fromJson(line.toUtf8()).object().value("ports").toArray()) {
            QVERIFY2(row.toObject().value("state").toString() != "conflict", qPrintable(line));
            ++shown;
        }
    }
    QVERIFY(shown > 0);
}

/// Programs on both sides open and close the same ports at the same time. Whichever came first, in the end the table is
/// right, and the guest gets its ports when the host has released them.
void TestRaces::hostAndGuestTakeTurns()
{
    constexpr quint16 first = 4000;
    constexpr quint16 ports = 8;
    std::atomic<bool> enough = false;
    std::atomic<int> unexpected = 0;
    const auto churn = [&](const Place& place, const char* address, std::deque<Listener>& last, bool mayBeRefused) {
        while (!enough) {
            for (quint16 i = 0; i < ports; ++i) {
                const Listener listener(place, address, first + i);
                // EADDRINUSE: the other side or a mirror has the port. A guest program may be refused.
                if (listener.error() != 0 && listener.error() != EADDRINUSE
                    && !(mayBeRefused && listener.error() == EACCES))
                    ++unexpected;
            }
        }
        for (quint16 i = 0; i < ports; i += 2)
            last.emplace_back(place, address, first + i);
    };
    std::deque<Listener> onHost;
    std::deque<Listener> inGuest;
    std::thread hostThread([&] { churn(host(), "127.0.0.1", onHost, false); });
    std::thread guestThread([&] { churn(guest(), "127.0.0.1", inGuest, true); });
    QTest::qWait(3000);
    enough = true;
    hostThread.join();
    guestThread.join();
    QCOMPARE(unexpected.load(), 0);

    tableBecomesTrue();
    for (size_t i = 0; i < inGuest.size(); ++i) {
        const auto port = static_cast<quint16>(first + 2 * i);
        // The guest's bind may have been refused, or the host's may have met a mirror.
        if (inGuest[i].error() == 0)
            TRY_COMPARE(
                portolan().state(port), QString(onHost[i].error() == 0 ? "conflict host-port-in-use" : "mirrored"));
    }
    onHost.clear();
    inGuest.clear();
    tableBecomesTrue();
    TRY_COMPARE(listening(host()), QSet<QString>());
    for (quint16 i = 0; i < ports; ++i)
        TRY_COMPARE(Listener(guest(), "127.0.0.1", first + i).error(), 0);
}

REGISTER_TEST(TestRaces, QCoreApplication)
#include "tst_races.moc"
