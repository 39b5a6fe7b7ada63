// SPDX-License-Identifier: MIT
#include "core/agent/outbox.h"
#include "core/base/unique_fd.h"
#include "core/protocol/line_reader.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace portolan;

namespace {

struct Pipe {
    UniqueFd reader;
    UniqueFd writer;
};

Pipe makePipe(bool socket)
{
    std::array<int, 2> ends { -1, -1 };
    if (socket ? ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0
               : ::pipe2(ends.data(), O_CLOEXEC) != 0)
        qFatal("no pipe");
    return { UniqueFd(ends[0]), UniqueFd(ends[1]) };
}

GuestListener listener(uint64_t id)
{
    return { id, asio::ip::make_address("127.0.0.1"), static_cast<uint16_t>(id % 65535 + 1), false, { 7, "node" } };
}

protocol::Interfaces interfaceNamed(const std::string& name) { return { { { name, true, {} } } }; }

} // namespace

/// Uses real pipes and sockets, which take no more bytes when nobody reads.
class tst_Outbox : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void init()
    {
        m_loop.restart();
        m_lines = {};
        m_all.clear();
        m_broken = 0;
    }
    void everythingComesInOrder_data();
    void everythingComesInOrder();
    void onlyTheNewestStateIsKept();
    void backlogOfListenersIsReplacedByTheirState();
    void oldestIsDropped();
    void manyListenersComeInSeveralLines();
    void manyRemovedComeBeforeAdded();
    void readerThatGoes_data();
    void readerThatGoes();
    void closedDescriptor();
    void whenWritten();
    void descriptorStaysAsItWas();

private:
    Outbox::Handlers handlers()
    {
        return { [this] { return protocol::Listeners { true, m_all, {} }; }, [this] { ++m_broken; } };
    }
    /// Runs the loop and reads until nothing more comes.
    std::vector<protocol::AgentMessage> readAll(const UniqueFd& reader)
    {
        ::fcntl(reader.fd(), F_SETFL, O_NONBLOCK);
        std::vector<protocol::AgentMessage> messages;
        std::array<char, 65536> buffer {};
        for (;;) {
            m_loop.restart();
            m_loop.poll();
            const ssize_t size = ::read(reader.fd(), buffer.data(), buffer.size());
            if (size <= 0)
                break;
            if (!m_lines.append({ buffer.data(), static_cast<size_t>(size) }))
                qFatal("a line is too long");
            while (const auto line = m_lines.next()) {
                Result<protocol::AgentMessage> message = protocol::decodeAgentMessage(*line);
                if (!message)
                    qFatal("broken line: %s", line->c_str());
                messages.push_back(std::move(message).value());
            }
        }
        return messages;
    }
    /// Fills the pipe, so that everything else has to wait.
    static void fill(Outbox& outbox)
    {
        for (uint64_t i = 0; i < 20000; ++i)
            outbox.send(protocol::Pong { i });
    }
    template <typename Message> static std::vector<Message> only(const std::vector<protocol::AgentMessage>& messages)
    {
        std::vector<Message> found;
        for (const protocol::AgentMessage& message : messages) {
            if (const auto* content = std::get_if<Message>(&message))
                found.push_back(*content);
        }
        return found;
    }

    asio::io_context m_loop;
    protocol::LineReader m_lines;
    std::vector<GuestListener> m_all;
    int m_broken = 0;
};

void tst_Outbox::everythingComesInOrder_data()
{
    QTest::addColumn<bool>("socket");
    QTest::newRow("pipe") << false;
    QTest::newRow("socket") << true;
}

void tst_Outbox::everythingComesInOrder()
{
    QFETCH(bool, socket);
    const Pipe pipe = makePipe(socket);
    Outbox outbox(m_loop, pipe.writer.fd(), handlers());
    m_all = { listener(1) };
    const std::vector<protocol::AgentMessage> sent { protocol::Hello {}, interfaceNamed("eth0"),
        protocol::Listeners { true, { listener(1) }, {} }, protocol::Problem { std::string(1000, 'x') },
        protocol::Pong { 7 } };
    for (const protocol::AgentMessage& message : sent)
        outbox.send(message);
    QVERIFY(readAll(pipe.reader) == sent);
    QCOMPARE(m_broken, 0);
}

void tst_Outbox::onlyTheNewestStateIsKept()
{
    const Pipe pipe = makePipe(false);
    Outbox outbox(m_loop, pipe.writer.fd(), handlers());
    fill(outbox);
    for (int i = 0; i < 1000; ++i) {
        outbox.send(interfaceNamed("eth" + std::to_string(i)));
        outbox.send(protocol::RelayEndpoint { asio::ip::make_address("10.0.0.1"), static_cast<uint16_t>(i) });
    }
    const auto messages = readAll(pipe.reader);
    const auto interfaces = only<protocol::Interfaces>(messages);
    QCOMPARE(interfaces.size(), size_t { 1 });
    QCOMPARE(interfaces[0].all[0].name, std::string("eth999"));
    const auto relays = only<protocol::RelayEndpoint>(messages);
    QCOMPARE(relays.size(), size_t { 1 });
    QCOMPARE(relays[0].port, uint16_t { 999 });
}

void tst_Outbox::backlogOfListenersIsReplacedByTheirState()
{
    const Pipe pipe = makePipe(false);
    Outbox outbox(m_loop, pipe.writer.fd(), handlers());
    outbox.send(protocol::Listeners { true, {}, {} });
    fill(outbox);
    for (uint64_t id = 1; id <= 1000; ++id) {
        m_all = { listener(id) };
        outbox.send(protocol::Listeners { false, { listener(id) }, { id - 1 } });
    }
    const auto changes = only<protocol::Listeners>(readAll(pipe.reader));
    QVERIFY(changes.size() < 50);
    QVERIFY(changes.back().reset);
    QCOMPARE(changes.back().added.size(), size_t { 1 });
    QCOMPARE(changes.back().added[0].id, uint64_t { 1000 });

    // From then on, it sends changes again.
    outbox.send(protocol::Listeners { false, {}, { 1000 } });
    const auto later = only<protocol::Listeners>(readAll(pipe.reader));
    QCOMPARE(later.size(), size_t { 1 });
    QVERIFY(!later[0].reset);
}

void tst_Outbox::oldestIsDropped()
{
    const Pipe pipe = makePipe(false);
    Outbox outbox(m_loop, pipe.writer.fd(), handlers());
    fill(outbox);
    const auto pongs = only<protocol::Pong>(readAll(pipe.reader));
    QVERIFY(pongs.size() < 20000);
    QCOMPARE(pongs.front().id, uint64_t { 0 });
    QCOMPARE(pongs.back().id, uint64_t { 19999 });
    QVERIFY(std::ranges::is_sorted(pongs, {}, &protocol::Pong::id));
}

void tst_Outbox::manyListenersComeInSeveralLines()
{
    const Pipe pipe = makePipe(false);
    Outbox outbox(m_loop, pipe.writer.fd(), handlers());
    for (uint64_t id = 1; id <= 9000; ++id) {
        m_all.push_back(listener(id));
        m_all.back().process.name = std::string(255, '\x01'); // becomes six times as long
    }
    outbox.send(protocol::Listeners { true, {}, {} });
    const auto changes = only<protocol::Listeners>(readAll(pipe.reader));
    QVERIFY(changes.size() > 1);
    std::vector<GuestListener> told;
    for (size_t i = 0; i < changes.size(); ++i) {
        QCOMPARE(changes[i].reset, i == 0);
        QCOMPARE(changes[i].more, i + 1 < changes.size());
        told.insert(told.end(), changes[i].added.begin(), changes[i].added.end());
    }
    QCOMPARE(told.size(), m_all.size());
    QVERIFY(std::ranges::equal(told, m_all, {}, &GuestListener::id, &GuestListener::id));
}

void tst_Outbox::manyRemovedComeBeforeAdded()
{
    const Pipe pipe = makePipe(false);
    Outbox outbox(m_loop, pipe.writer.fd(), handlers());
    protocol::Listeners change;
    for (uint64_t id = 1; id <= 5000; ++id)
        change.removed.push_back(id);
    change.added = { listener(1) }; // an id that is removed as well
    outbox.send(change);
    const auto changes = only<protocol::Listeners>(readAll(pipe.reader));
    size_t removed = 0;
    for (const protocol::Listeners& each : changes) {
        QVERIFY(each.added.empty() || removed + each.removed.size() == 5000);
        removed += each.removed.size();
        QCOMPARE(each.more, &each != &changes.back());
    }
    QCOMPARE(removed, size_t { 5000 });
    QCOMPARE(changes.back().added.size(), size_t { 1 });
}

void tst_Outbox::readerThatGoes_data() { everythingComesInOrder_data(); }

void tst_Outbox::readerThatGoes()
{
    QFETCH(bool, socket);
    Pipe pipe = makePipe(socket);
    Outbox outbox(m_loop, pipe.writer.fd(), handlers());
    fill(outbox); // so that it waits
    QCOMPARE(m_broken, 0);
    pipe.reader.reset();
    QTRY_VERIFY((m_loop.poll(), m_broken == 1));
    outbox.send(protocol::Pong { 1 });
    m_loop.poll();
    QCOMPARE(m_broken, 1);
}

void tst_Outbox::closedDescriptor()
{
    Outbox outbox(m_loop, -1, handlers());
    QCOMPARE(m_broken, 0);
    outbox.send(protocol::Pong { 1 });
    QCOMPARE(m_broken, 1);
}

void tst_Outbox::whenWritten()
{
    const Pipe pipe = makePipe(false);
    Outbox outbox(m_loop, pipe.writer.fd(), handlers());
    int called = 0;
    outbox.send(protocol::Pong { 1 });
    outbox.whenWritten([&called] { ++called; });
    QCOMPARE(called, 1);

    fill(outbox);
    outbox.whenWritten([&called] { ++called; });
    m_loop.poll();
    QCOMPARE(called, 1);
    (void)readAll(pipe.reader);
    QCOMPARE(called, 2);
}

void tst_Outbox::descriptorStaysAsItWas()
{
    const Pipe pipe = makePipe(false);
    const int flags = ::fcntl(pipe.writer.fd(), F_GETFL);
    {
        Outbox outbox(m_loop, pipe.writer.fd(), handlers());
        fill(outbox);
        QCOMPARE(::fcntl(pipe.writer.fd(), F_GETFL), flags | O_NONBLOCK);
    }
    m_loop.poll();
    QCOMPARE(::fcntl(pipe.writer.fd(), F_GETFL), flags); // unchanged, and still open
}

REGISTER_TEST(tst_Outbox, QCoreApplication)
#include "tst_outbox.moc"
