// SPDX-License-Identifier: MIT
#include "core/guest/guest_session.h"
#include "tests/support/test_class.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#ifdef __SANITIZE_ADDRESS__
extern "C" size_t __sanitizer_get_current_allocated_bytes(); // not every compiler has its header
#endif

using namespace portolan;
using AgentState = GuestKnowledge::Agent;

namespace {

/// A guest that is present or absent as the test decides, with a shell script as its agent.
class FakeLauncher : public Launcher
{
public:
    explicit FakeLauncher(QString script)
        : m_script(std::move(script))
    {
    }

    void watch() override { }
    bool present() override { return m_present; }
    QString absence() const override { return QStringLiteral("It is not there."); }
    QString obstacle() const override { return m_obstacle; }
    bool replaced() override { return m_replaced; }
    bool canRest() const override { return m_canRest; }
    bool resting() const override { return m_resting; }
    void rest() override
    {
        m_resting = true;
        m_present = false;
    }
    void wake() override
    {
        m_present = m_present || m_resting;
        m_resting = false;
    }
    void prepare() override
    {
        ++m_prepared;
        m_present = m_present && !m_goesWhenPrepared;
        m_replaced = false;
        if (m_failure.isEmpty())
            emit ready({ QStringLiteral("/bin/bash"), { m_script }, false, m_warning });
        else
            emit failed(m_failure);
    }
    void setPresent(bool present)
    {
        m_present = present;
        m_replaced = true;
        emit presenceChanged();
    }

    QString m_script;
    QString m_failure;
    QString m_warning;
    QString m_obstacle;
    bool m_present = true;
    bool m_goesWhenPrepared = false;
    bool m_canRest = false;
    bool m_resting = false;
    bool m_replaced = false;
    int m_prepared = 0;
};

/// In bytes. Memory that is free but still cached, for example by a sanitizer, does not count.
qint64 allocated()
{
#ifdef __SANITIZE_ADDRESS__
    return static_cast<qint64>(__sanitizer_get_current_allocated_bytes());
#else
    const struct mallinfo2 facts = ::mallinfo2();
    return static_cast<qint64>(facts.uordblks + facts.hblkhd);
#endif
}

/// Measures from a thread of its own, because the test's thread may be waiting for an agent to end.
class MemoryWatch
{
public:
    /// The largest growth since the start, in bytes.
    [[nodiscard]] qint64 growth()
    {
        m_thread = {};
        return m_most - m_before;
    }

private:
    const qint64 m_before = allocated();
    std::atomic<qint64> m_most = m_before;
    std::jthread m_thread { [this](const std::stop_token& stop) {
        for (; !stop.stop_requested(); std::this_thread::sleep_for(std::chrono::milliseconds(5)))
            m_most = std::max(m_most.load(), allocated());
    } };
};

const QByteArray hello = "echo '{\"type\":\"hello\",\"protocol\":2,\"program\":\"" PORTOLAN_VERSION
                         "\",\"kernel\":\"6\",\"detection\":\"polling\",\"detectionProblem\":\"\",\"refusal\":\"EACCES\",\"refusalProblem\":\"\"}'\n";
const QByteArray facts
    = "echo '{\"type\":\"interfaces\",\"all\":[{\"name\":\"eth0\",\"up\":true,\"addresses\":[{\"address\":\"172.29.108.58\",\"prefix\":16}]}]}'\n"
      "echo '{\"type\":\"listeners\",\"reset\":true,\"removed\":[],\"added\":[{\"id\":7,\"address\":\"0.0.0.0\",\"port\":3000,"
      "\"v6Only\":false,\"process\":{\"pid\":12,\"name\":\"node\"}}]}'\n"
      "echo '{\"type\":\"relay\",\"address\":\"172.29.108.58\",\"port\":4000,\"ports\":16}'\n";

} // namespace

class tst_GuestSession : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void learnsAndReports();
    void speaksOnceItKnowsTheGuestsAddresses();
    void waitsUntilTheAgentHasHeard();
    void restartsAnAgentThatEnds();
    void appliesALongListWhole();
    void remembersWhoWasFirst();
    void keepsFactsWhenTheGuestStops();
    void refusesAnotherVersion();
    void endsOnGarbage_data();
    void endsOnGarbage();
    void saysWhyTheLauncherFailed();
    void saysWhatStandsInTheWay();
    void guestGoesWhileItIsPrepared();
    void letsGoOfAGuestThatNobodyUses();
    void keepsAGuestRunning();
    void saysWhatTheAgentSaidLast();
    void givesUpAnAgentThatDoesNotRead();
    void readsNothingOfAnAgentThatIsToEnd_data();
    void readsNothingOfAnAgentThatIsToEnd();

private:
    QString script(const QByteArray& text)
    {
        const QString path = m_folder->filePath("agent");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the script cannot be written");
        return path;
    }
    FakeLauncher* launch(const QByteArray& text)
    {
        auto launcher = std::make_unique<FakeLauncher>(script(text));
        FakeLauncher* raw = launcher.get();
        m_session = std::make_unique<GuestSession>(std::move(launcher));
        return raw;
    }
    QByteArray received() const
    {
        QFile file(m_folder->filePath("received"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    GuestState state() const { return m_session->knowledge().state; }
    AgentState agent() const { return m_session->knowledge().agent; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<GuestSession> m_session;
};

void tst_GuestSession::init()
{
    m_session.reset();
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_GuestSession::learnsAndReports()
{
    launch(hello + facts + "while read -r line; do echo \"$line\" >>\"$(dirname \"$0\")/received\"; done\n"
                           "echo ended >>\"$(dirname \"$0\")/received\"\n");
    m_session->configure({ .peers = { *parseAddress("172.29.96.1") } });
    m_session->deny({ { 80, true } });
    m_session->start();
    QTRY_VERIFY(state() == GuestState::Connected);
    const GuestKnowledge& known = m_session->knowledge();
    QCOMPARE(known.interfaces.at(0).name, std::string("eth0"));
    QCOMPARE(known.listeners.size(), size_t(1));
    QCOMPARE(known.listeners.at(7).process.name, std::string("node"));

    QTRY_VERIFY(received().contains("\"deny\""));
    QVERIFY(received().contains("172.29.96.1") && received().contains("80"));
    QVERIFY(received().contains(QByteArray::fromStdString(known.token.toHex())));
    m_session->deny({ { 8080, false } });
    QTRY_VERIFY(received().contains("8080"));
    QTRY_VERIFY_WITH_TIMEOUT(received().contains("ping"), 10000);

    m_session.reset(); // the destructor closes the agent's stdin and waits for its end
    QVERIFY(received().contains("ended"));
}

/// Which host address an agent must admit depends on the agent's own address. It lets the host in as soon as it is
/// configured.
void tst_GuestSession::speaksOnceItKnowsTheGuestsAddresses()
{
    launch(hello + "sleep 0.5\n" + facts
        + "while read -r line; do echo \"$line\" >>\"$(dirname \"$0\")/received\"; done\n");
    connect(m_session.get(), &GuestSession::changed, this, [this] {
        const GuestKnowledge& known = m_session->knowledge();
        m_session->configure({ .peers = { *parseAddress(known.interfaces.empty() ? "172.16.0.1" : "172.29.96.1") } });
        m_session->deny({ { 80, true } });
        m_session->doubt();
    });
    m_session->start();
    QTRY_VERIFY(received().contains("deny") && received().contains("ping"));
    const QByteArray told = received();
    QCOMPARE(told.count("\"configure\""), 1);
    QVERIFY2(told.left(told.indexOf('\n')).contains("172.29.96.1"), told.constData());
}

void tst_GuestSession::waitsUntilTheAgentHasHeard()
{
    launch(hello + facts + "while read -r line; do case $line in *ping*) sleep 0.2\n"
                           "  echo \"${line/ping/pong}\";; *deny*) touch \"$(dirname \"$0\")/denied\";; esac; done\n");
    int heard = 0;
    m_session->whenHeard([&] { ++heard; });
    QCOMPARE(heard, 1); // there is no agent yet
    m_session->start();
    QTRY_VERIFY(state() == GuestState::Connected);
    m_session->deny({ { 80, false } });
    m_session->whenHeard([&] {
        ++heard;
        QVERIFY(QFile::exists(m_folder->filePath("denied")));
    });
    QCOMPARE(heard, 1);
    QTRY_COMPARE(heard, 2);
}

void tst_GuestSession::restartsAnAgentThatEnds()
{
    FakeLauncher* launcher = launch(hello + facts + "read -r line; read -r line; read -r line; exit 1\n");
    launcher->m_warning = "Not only root can change it.";
    QSignalSpy restarted(m_session.get(), &GuestSession::restarted);
    const QSignalSpy warned(m_session.get(), &GuestSession::problem);
    QSet<int> states;
    QSet<int> agents;
    connect(m_session.get(), &GuestSession::changed, this, [&] {
        states.insert(static_cast<int>(state()));
        agents.insert(static_cast<int>(agent()));
    });
    m_session->start();
    QTRY_VERIFY(state() == GuestState::Connected);
    const protocol::Token first = m_session->knowledge().token;
    m_session->deny({ { 80, false } }); // the third line makes the agent end
    QTRY_VERIFY_WITH_TIMEOUT(restarted.count() >= 1, 10000);
    QVERIFY(state() == GuestState::Connected);
    QVERIFY(launcher->m_prepared >= 2);
    QCOMPARE(warned.count(), 1); // not at each start
    QVERIFY(agents.contains(static_cast<int>(AgentState::Restarting)));
    QVERIFY(!states.contains(static_cast<int>(GuestState::Failed)));
    QVERIFY(!(m_session->knowledge().token == first)); // each run has its own secret
}

/// The rows and mirrors of 5,000 listeners stay as they are when the agent is restarted, although its list takes three lines.
void tst_GuestSession::appliesALongListWhole()
{
    constexpr size_t count = 5000;
    const auto line = [](size_t first, size_t last) {
        protocol::Listeners part { first == 0, {}, {}, last < count };
        for (size_t id = first; id < last; ++id)
            part.added.push_back({ id, loopback4(), static_cast<uint16_t>(10000 + id), false, {} });
        return QByteArray::fromStdString(protocol::encode(protocol::AgentMessage(part))) + '\n';
    };
    QByteArray factsWithoutReset = facts;
    factsWithoutReset.replace("\"reset\":true", "\"reset\":false");
    launch(hello + factsWithoutReset + "cat <<'END'\n" + line(0, 2000) + line(2000, 4000) + line(4000, count)
        + "END\necho '{\"type\":\"problem\",\"text\":\"That was the list.\"}'\n"
          "read -r line; read -r line; read -r line; exit 1\n");
    const QSignalSpy listEnded(m_session.get(), &GuestSession::problem);
    QSet<size_t> sizes;
    connect(m_session.get(), &GuestSession::changed, this, [&] { sizes << m_session->knowledge().listeners.size(); });
    m_session->start();
    QTRY_COMPARE(listEnded.count(), 1);
    QCOMPARE(m_session->knowledge().listeners.size(), count);
    sizes.clear();
    m_session->deny({ { 80, false } }); // the third line makes the agent end
    QTRY_COMPARE_WITH_TIMEOUT(listEnded.count(), 2, 10000);
    QCOMPARE(sizes, QSet<size_t>({ count }));
}

/// An agent sees together what was there before it. Who was first is known from the agent before.
void tst_GuestSession::remembersWhoWasFirst()
{
    const auto lines = [](std::vector<GuestListener> listeners) {
        return QByteArray::fromStdString(
            protocol::encode(protocol::AgentMessage(protocol::Listeners { true, std::move(listeners), {} })));
    };
    const auto listener = [](uint64_t id, const Address& address, uint64_t order, uint32_t uid = 1000) {
        return GuestListener { id, address, 3000, false, {}, uid, {}, order };
    };
    const QByteArray before = lines({ listener(5, loopback6(), 1), listener(6, loopback4(), 2), listener(9, loopback4(), 1) });
    const QByteArray after = lines({ listener(5, loopback6(), 1), listener(6, loopback4(), 1), listener(8, loopback4(), 1),
        listener(9, loopback4(), 1, 1001) }); // the last is another socket with that number
    QByteArray factsWithoutReset = facts;
    factsWithoutReset.replace("\"reset\":true", "\"reset\":false");
    launch(hello + factsWithoutReset + "if [ -e \"$0.again\" ]; then echo '" + after + "'; else echo '" + before
        + "'; fi; touch \"$0.again\"\necho '{\"type\":\"problem\",\"text\":\"That was the list.\"}'\n"
          "read -r line; read -r line; read -r line; exit 1\n");
    const QSignalSpy listEnded(m_session.get(), &GuestSession::problem);
    m_session->start();
    QTRY_COMPARE(listEnded.count(), 1);
    m_session->deny({ { 80, false } }); // the third line makes the agent end
    QTRY_COMPARE_WITH_TIMEOUT(listEnded.count(), 2, 10000);
    const auto order = [this](uint64_t id) { return m_session->knowledge().listeners.at(id).order; };
    QVERIFY(order(5) < order(6));
    QVERIFY(order(6) < order(8));
    QCOMPARE(order(9), order(8));
}

void tst_GuestSession::keepsFactsWhenTheGuestStops()
{
    FakeLauncher* launcher = launch(hello + facts + "cat >/dev/null\n");
    m_session->start();
    QTRY_VERIFY(state() == GuestState::Connected);
    launcher->setPresent(false);
    QVERIFY(state() == GuestState::Stopped);
    QCOMPARE(m_session->knowledge().problem, QString("It is not there."));
    QCOMPARE(m_session->knowledge().listeners.size(), size_t(1));
    launcher->setPresent(true);
    QTRY_VERIFY(state() == GuestState::Connected);

    launcher->setPresent(true); // deleted and recreated between two looks
    QTRY_COMPARE(launcher->m_prepared, 3);
    QTRY_VERIFY(state() == GuestState::Connected);
}

void tst_GuestSession::refusesAnotherVersion()
{
    QByteArray other = hello;
    launch(other.replace(PORTOLAN_VERSION, "9.9.9") + facts + "cat >/dev/null\n");
    m_session->start();
    QTRY_VERIFY(state() == GuestState::Failed);
    QVERIFY(m_session->knowledge().problem.contains("9.9.9"));
    QVERIFY(m_session->knowledge().problem.contains(PORTOLAN_VERSION));
}

void tst_GuestSession::endsOnGarbage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray(hello + "echo garbage; cat >/dev/null\n");
    QTest::newRow("a second hello") << QByteArray(hello + facts + hello + "cat >/dev/null\n");
    QTest::newRow("no hello") << QByteArray(facts + "cat >/dev/null\n");
    QTest::newRow("endless line") << QByteArray(hello + "head -c 6000000 /dev/zero | tr '\\0' x; cat >/dev/null\n");
    QTest::newRow("binary") << QByteArray("head -c 100000 /dev/urandom; cat >/dev/null\n");
}

void tst_GuestSession::endsOnGarbage()
{
    QFETCH(QByteArray, text);
    launch(text);
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(state() == GuestState::Failed, 15000);
    QVERIFY(!m_session->knowledge().problem.isEmpty());
}

void tst_GuestSession::saysWhyTheLauncherFailed()
{
    auto launcher = std::make_unique<FakeLauncher>(QString());
    launcher->m_failure = QStringLiteral("The program \"ip\" is missing.");
    m_session = std::make_unique<GuestSession>(std::move(launcher));
    m_session->start();
    QVERIFY(state() == GuestState::Failed);
    QCOMPARE(m_session->knowledge().problem, QString("The program \"ip\" is missing."));
}

void tst_GuestSession::saysWhatStandsInTheWay()
{
    FakeLauncher* launcher = launch(hello + facts + "exec cat >/dev/null\n");
    launcher->m_present = false;
    launcher->m_obstacle = QStringLiteral("WSL is not installed.");
    m_session->start();
    QVERIFY(state() == GuestState::Failed);
    QCOMPARE(m_session->knowledge().problem, QString("WSL is not installed."));
    launcher->m_obstacle.clear();
    launcher->setPresent(true);
    QTRY_VERIFY(state() == GuestState::Connected);
}

void tst_GuestSession::guestGoesWhileItIsPrepared()
{
    auto launcher = std::make_unique<FakeLauncher>(QString());
    launcher->m_failure = QStringLiteral("It is not there.");
    FakeLauncher* raw = launcher.get();
    m_session = std::make_unique<GuestSession>(std::move(launcher));
    // Preparing fails because the guest is gone. That is not a failure to retry.
    raw->m_goesWhenPrepared = true;
    m_session->start();
    QVERIFY(state() == GuestState::Stopped);
}

void tst_GuestSession::letsGoOfAGuestThatNobodyUses()
{
    FakeLauncher* launcher = launch(hello + facts + "echo '{\"type\":\"usage\",\"used\":false}'\n"
                                                    "while read -r line; do echo \"$line\" >>\"$(dirname \"$0\")/received\"; done\n"
                                                    "echo ended >>\"$(dirname \"$0\")/received\"\n");
    launcher->m_canRest = true;
    const QSignalSpy unused(m_session.get(), &GuestSession::unused);
    m_session->start();
    QTRY_COMPARE(unused.count(), 1);
    QTRY_VERIFY(received().contains("\"reportUsage\":true"));
    m_session->rest();
    QVERIFY(state() == GuestState::Stopped);
    QVERIFY(m_session->knowledge().resting);
    QCOMPARE(m_session->knowledge().listeners.size(), size_t(1)); // its rows stay
    QTRY_VERIFY(received().contains("ended"));
    QCOMPARE(launcher->m_prepared, 1);

    // The user asks for it.
    m_session->retry();
    QTRY_VERIFY(state() == GuestState::Connected);
    QCOMPARE(launcher->m_prepared, 2);
}

void tst_GuestSession::keepsAGuestRunning()
{
    FakeLauncher* launcher = launch(hello + facts + "echo '{\"type\":\"usage\",\"used\":false}'\n"
                                                    "while read -r line; do echo \"$line\" >>\"$(dirname \"$0\")/received\"; done\n");
    launcher->m_canRest = true;
    const QSignalSpy unused(m_session.get(), &GuestSession::unused);
    m_session->setKeptRunning(true);
    m_session->start();
    QTRY_VERIFY(state() == GuestState::Connected);
    QTRY_VERIFY(received().contains("\"reportUsage\":false"));
    QCOMPARE(unused.count(), 0);
    m_session->setKeptRunning(false);
    QTRY_VERIFY(received().contains("\"reportUsage\":true"));
}

void tst_GuestSession::saysWhatTheAgentSaidLast()
{
    launch("echo 'some noise' >&2; echo 'sudo: a password is required' >&2; exit 1\n");
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(state() == GuestState::Failed, 10000);
    QCOMPARE(m_session->knowledge().problem, QString("sudo: a password is required"));
}

void tst_GuestSession::givesUpAnAgentThatDoesNotRead()
{
    FakeLauncher* launcher = launch(hello + facts + "exec sleep 100\n");
    m_session->start();
    QTRY_VERIFY(state() == GuestState::Connected);
    std::vector<DeniedPort> ports;
    for (int port = 1; port <= 65535; ++port)
        ports.push_back({ static_cast<uint16_t>(port), true });
    // One such list is not enough: the agent may just not have had the time to read it.
    m_session->deny(ports);
    QTest::qWait(100);
    QVERIFY(state() == GuestState::Connected);
    for (int i = 0; i < 20; ++i) {
        ports.pop_back();
        m_session->deny(ports);
    }
    QVERIFY(state() == GuestState::Connected); // not from inside the call
    QTRY_COMPARE(agent(), AgentState::Restarting);
    QVERIFY2(m_session->knowledge().problem.contains("does not read"), qPrintable(m_session->knowledge().problem));
    QTRY_COMPARE(launcher->m_prepared, 2);
}

void tst_GuestSession::readsNothingOfAnAgentThatIsToEnd_data()
{
    QTest::addColumn<bool>("waits");
    QTest::newRow("left to end") << false;
    QTest::newRow("waited for") << true;
}

/// The script writes after its stdin has ended. It would be killed only three seconds later.
void tst_GuestSession::readsNothingOfAnAgentThatIsToEnd()
{
    QFETCH(bool, waits);
    const QString path = script("cat >/dev/null\nhead -c 300000000 /dev/zero\nexec sleep 100\n");
    auto* agent = new AgentProcess({ "/bin/bash", { path } });
    QSignalSpy gone(agent, &QObject::destroyed);
    agent->start();
    MemoryWatch memory;
    if (waits) {
        delete agent;
    } else {
        agent->finishAndDelete();
        QTRY_COMPARE_WITH_TIMEOUT(gone.count(), 1, 10000);
    }
    const qint64 growth = memory.growth();
    QVERIFY2(growth < 20'000'000, qPrintable(QString::number(growth)));
}

REGISTER_TEST(tst_GuestSession, QCoreApplication)
#include "tst_guest_session.moc"
