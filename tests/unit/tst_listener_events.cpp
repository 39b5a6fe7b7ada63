// SPDX-License-Identifier: MIT
#include "core/agent/listener_events.h"
#include "core/base/unique_fd.h"
#include "core/listeners/process_name.h"
#include "tests/support/test_class.h"

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <optional>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace portolan;
using namespace std::chrono_literals;

namespace {

/// A listening socket held by another process, because the agent ignores those of its own process.
class TestListener
{
public:
    explicit TestListener(const char* address, uint16_t port = 0, bool v6Only = false)
        : m_endpoint(asio::ip::make_address(address), port)
        , m_socket(::socket(m_endpoint.protocol().family(), SOCK_STREAM, 0)) // inherited
    {
        const int on = 1;
        const int only = v6Only ? 1 : 0;
        ::setsockopt(m_socket.fd(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
        if (m_endpoint.protocol().family() == AF_INET6)
            ::setsockopt(m_socket.fd(), IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof(only));
        auto length = static_cast<socklen_t>(m_endpoint.capacity());
        if (::bind(m_socket.fd(), m_endpoint.data(), static_cast<socklen_t>(m_endpoint.size())) != 0
            || ::listen(m_socket.fd(), 8) != 0 || ::getsockname(m_socket.fd(), m_endpoint.data(), &length) != 0)
            m_socket.reset();
        length = sizeof(m_cookie);
        ::getsockopt(m_socket.fd(), SOL_SOCKET, SO_COOKIE, &m_cookie, &length);
        m_holder.start(QStringLiteral("/bin/sleep"), { QStringLiteral("600") });
        m_holder.waitForStarted();
        m_socket.reset();
    }
    ~TestListener() { close(); }
    TestListener(const TestListener&) = delete;
    TestListener& operator=(const TestListener&) = delete;

    [[nodiscard]] uint32_t holder() const { return static_cast<uint32_t>(m_holder.processId()); }

    [[nodiscard]] uint64_t cookie() const { return m_cookie; }
    [[nodiscard]] uint16_t port() const { return m_endpoint.port(); }
    void close()
    {
        m_holder.kill();
        m_holder.waitForFinished();
    }

    /// The event as the kernel sends it.
    [[nodiscard]] listener_event event(listener_event_kind kind) const { return event(kind, holder()); }
    [[nodiscard]] listener_event event(listener_event_kind kind, uint32_t process, const char* thread = "") const
    {
        listener_event event {};
        event.socket = m_cookie;
        event.kind = kind;
        event.process = process;
        event.local_process = process;
        event.port = m_endpoint.port();
        qstrncpy(event.name, thread, sizeof(event.name));
        if (m_endpoint.address().is_v4()) {
            event.family = 4;
            const auto bytes = m_endpoint.address().to_v4().to_bytes();
            std::copy(bytes.begin(), bytes.end(), reinterpret_cast<unsigned char*>(event.address));
        } else {
            event.family = 6;
            const auto bytes = m_endpoint.address().to_v6().to_bytes();
            std::copy(bytes.begin(), bytes.end(), reinterpret_cast<unsigned char*>(event.address));
        }
        return event;
    }

private:
    asio::ip::tcp::endpoint m_endpoint;
    UniqueFd m_socket;
    uint64_t m_cookie = 0;
    QProcess m_holder;
};

/// Delivers the test's events.
class FakeFeed : public ListenerEventFeed
{
public:
    FakeFeed()
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0) {
            m_readable.reset(ends[0]);
            m_write.reset(ends[1]);
        }
    }

    void push(const listener_event& event)
    {
        m_events.push_back(event);
        if (m_events.size() == 1)
            QCOMPARE(::write(m_write.fd(), "x", 1), ssize_t { 1 });
    }
    void lose(uint64_t count) { m_lost += count; }

    [[nodiscard]] int descriptor() const override { return m_readable.fd(); }
    size_t take(size_t limit, const std::function<void(const listener_event&)>& handle) override
    {
        size_t taken = 0;
        for (; taken < limit && !m_events.empty(); ++taken) {
            const listener_event event = m_events.front();
            m_events.pop_front();
            handle(event);
        }
        char byte = 0;
        if (m_events.empty())
            (void)!::read(m_readable.fd(), &byte, 1);
        return taken;
    }
    [[nodiscard]] uint64_t lost() const override { return m_lost; }
    [[nodiscard]] bool reportsOldListeners() const override { return true; }

private:
    UniqueFd m_readable;
    UniqueFd m_write;
    std::deque<listener_event> m_events;
    uint64_t m_lost = 0;
};

} // namespace

class tst_ListenerEvents : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listens_data();
    void listens();
    void olderListenerEnds();
    void endedBeforeItWasLookedAt();
    void listensAndEndsInOneBatch();
    void everySocketOfAnAddress();
    void listensAgain();
    void lostEvent();
    void endOfASocketWithAnotherCookie();
    void processThatIsFoundLater();
    void processThatHasEnded();
    void othersHaveTheirTurnInAStorm();

private:
    /// Runs the loop until `condition` holds.
    bool until(const std::function<bool()>& condition);
    bool known(const TestListener& listener) const { return m_told.contains(listener.cookie()); }
    void start();

    std::unique_ptr<asio::io_context> m_loop;
    FakeFeed* m_feed = nullptr;
    std::unique_ptr<ListenerEvents> m_source;
    std::map<uint64_t, GuestListener> m_told; ///< what an engine has been told
    std::vector<protocol::Listeners> m_changes;
};

void tst_ListenerEvents::init()
{
    m_told.clear();
    m_changes.clear();
    m_source.reset();
    m_loop = std::make_unique<asio::io_context>();
    auto feed = std::make_unique<FakeFeed>();
    m_feed = feed.get();
    m_source = std::make_unique<ListenerEvents>(*m_loop, std::move(feed));
}

void tst_ListenerEvents::start()
{
    m_source->start({ [this](const protocol::Listeners& changes) {
                         m_changes.push_back(changes);
                         for (const uint64_t id : changes.removed)
                             m_told.erase(id);
                         for (const GuestListener& each : changes.added)
                             m_told[each.id] = each;
                     },
        [](const Error& error) { QFAIL(error.context.c_str()); } });
    for (const GuestListener& each : m_source->listeners())
        m_told[each.id] = each;
}

bool tst_ListenerEvents::until(const std::function<bool()>& condition)
{
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (!condition() && std::chrono::steady_clock::now() < end)
        m_loop->run_one_for(100ms);
    return condition();
}

void tst_ListenerEvents::listens_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("seen");
    QTest::addColumn<bool>("v6Only");
    QTest::newRow("IPv4") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1") << false;
    QTest::newRow("IPv6") << QByteArray("::1") << QByteArray("::1") << true;
    QTest::newRow("both") << QByteArray("::") << QByteArray("::") << false;
    QTest::newRow("IPv6 only") << QByteArray("::") << QByteArray("::") << true;
    QTest::newRow("v4-mapped") << QByteArray("::ffff:127.0.0.1") << QByteArray("127.0.0.1") << false;
}

void tst_ListenerEvents::listens()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, seen);
    QFETCH(bool, v6Only);
    start();
    TestListener listener(address.constData(), 0, v6Only);
    QVERIFY(listener.port() != 0);
    m_feed->push(listener.event(LISTENER_LISTENS));
    QVERIFY(until([&] { return known(listener); }));
    const uint32_t user = ::getuid();
    const GuestListener expected { listener.cookie(), *parseAddress(seen.toStdString()), listener.port(), v6Only,
        { listener.holder(), "sleep" }, user, userName(user), m_told[listener.cookie()].order };
    QCOMPARE(m_told[listener.cookie()], expected);

    listener.close();
    m_feed->push(listener.event(LISTENER_RELEASED));
    m_feed->push(listener.event(LISTENER_CLOSED));
    QVERIFY(until([&] { return !known(listener); }));
}

void tst_ListenerEvents::olderListenerEnds()
{
    TestListener older("127.0.0.1");
    start();
    QVERIFY(known(older));
    QCOMPARE(m_told[older.cookie()].process, (Process { older.holder(), "sleep" }));
    m_feed->push(older.event(LISTENER_RELEASED)); // sent shortly before it is gone
    QVERIFY(until([&] { return !known(older); }));
}

void tst_ListenerEvents::endedBeforeItWasLookedAt()
{
    start();
    TestListener gone("127.0.0.1");
    const TestListener other("127.0.0.1");
    gone.close();
    m_feed->push(gone.event(LISTENER_LISTENS));
    m_feed->push(other.event(LISTENER_LISTENS));
    QVERIFY(until([&] { return known(other); }));
    QVERIFY(!known(gone));
}

void tst_ListenerEvents::listensAndEndsInOneBatch()
{
    start();
    const TestListener brief("127.0.0.1");
    const TestListener other("127.0.0.1");
    m_feed->push(brief.event(LISTENER_LISTENS));
    m_feed->push(brief.event(LISTENER_CLOSED));
    m_feed->push(other.event(LISTENER_LISTENS));
    QVERIFY(until([&] { return known(other); }));
    for (const protocol::Listeners& changes : m_changes) {
        for (const GuestListener& each : changes.added)
            QVERIFY(each.id != brief.cookie());
    }
}

void tst_ListenerEvents::everySocketOfAnAddress()
{
    start();
    const TestListener one("127.0.0.1");
    TestListener two("127.0.0.1", one.port());
    QCOMPARE(two.port(), one.port());
    m_feed->push(one.event(LISTENER_LISTENS));
    m_feed->push(two.event(LISTENER_LISTENS));
    QVERIFY(until([&] { return known(one) && known(two); }));
    two.close();
    m_feed->push(two.event(LISTENER_CLOSED));
    QVERIFY(until([&] { return !known(two); }));
    QVERIFY(known(one));
}

void tst_ListenerEvents::listensAgain()
{
    start();
    const TestListener listener("127.0.0.1"); // as after shutdown() and another listen()
    m_feed->push(listener.event(LISTENER_LISTENS));
    QVERIFY(until([&] { return known(listener); }));
    m_feed->push(listener.event(LISTENER_CLOSED));
    QVERIFY(until([&] { return !known(listener); }));
    m_feed->push(listener.event(LISTENER_LISTENS));
    QVERIFY(until([&] { return known(listener); }));
}

void tst_ListenerEvents::lostEvent()
{
    TestListener goes("127.0.0.1");
    start();
    const TestListener comes("127.0.0.1");
    const TestListener told("127.0.0.1");
    goes.close();
    m_feed->lose(2);
    m_feed->push(told.event(LISTENER_LISTENS));
    QVERIFY(until([&] { return known(told) && known(comes) && !known(goes); }));
}

void tst_ListenerEvents::endOfASocketWithAnotherCookie()
{
    TestListener older("127.0.0.1");
    start();
    QVERIFY(known(older));
    older.close();
    listener_event released {};
    released.socket = ~uint64_t { 0 };
    released.kind = LISTENER_RELEASED;
    m_feed->push(released);
    QVERIFY(until([&] { return !known(older); }));
}

void tst_ListenerEvents::processThatIsFoundLater()
{
    start();
    const TestListener listener("127.0.0.1");
    listener_event event = listener.event(LISTENER_LISTENS, 0, "node");
    event.by_number = 1;
    m_feed->push(event);
    QVERIFY(until([&] { return known(listener); }));
    QCOMPARE(m_told[listener.cookie()].process, (Process { 0, "node" }));
    QVERIFY(until([&] { return m_told[listener.cookie()].process == Process { listener.holder(), "sleep" }; }));
    QVERIFY(m_told[listener.cookie()].byNumber); // which the kernel's list of sockets does not tell
}

void tst_ListenerEvents::processThatHasEnded()
{
    start();
    const TestListener listener("127.0.0.1");
    constexpr uint32_t nobody = 0x7fffffff; // higher than any pid
    m_feed->push(listener.event(LISTENER_LISTENS, nobody, "MainThread"));
    QVERIFY(until([&] { return known(listener); }));
    QCOMPARE(m_told[listener.cookie()].process, (Process { nobody, "" }));
    QVERIFY(until([&] { return m_told[listener.cookie()].process == Process { listener.holder(), "sleep" }; }));
}

void tst_ListenerEvents::othersHaveTheirTurnInAStorm()
{
    start();
    const TestListener listener("127.0.0.1");
    for (int i = 0; i < 1000; ++i) {
        m_feed->push(listener.event(LISTENER_LISTENS));
        m_feed->push(listener.event(LISTENER_CLOSED));
    }
    const TestListener last("127.0.0.1");
    m_feed->push(last.event(LISTENER_LISTENS));
    QVERIFY(m_loop->run_one_for(20s) > 0); // one batch
    bool hadItsTurn = false;
    asio::post(*m_loop, [&] {
        hadItsTurn = true;
        QVERIFY(!known(last));
    });
    QVERIFY(until([&] { return known(last); }));
    QVERIFY(hadItsTurn);
}

REGISTER_TEST(tst_ListenerEvents, QCoreApplication)
#include "tst_listener_events.moc"
