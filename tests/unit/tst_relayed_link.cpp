// SPDX-License-Identifier: MIT
#include "core/engine/relayed_link.h"
#include "core/relay/handshake.h"
#include "tests/support/test_class.h"
#include "tests/unit/script_launcher.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

/// Takes calls as the agent does. Answers probes, lets other callers wait, and hangs up on the next `cuts` of both.
class FakeAgent : public QTcpServer
{
public:
    FakeAgent()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* caller = nextPendingConnection();
            ++calls;
            if (cuts > 0) {
                --cuts;
                return caller->abort();
            }
            connect(caller, &QTcpSocket::readyRead, caller, [this, caller] {
                handshake::RequestBytes bytes {};
                if (caller->read(reinterpret_cast<char*>(bytes.data()), bytes.size()) != qint64(bytes.size()))
                    return;
                if (handshake::decode(bytes).value().operation != handshake::Operation::Probe)
                    return;
                ++probes;
                const handshake::AnswerBytes answer = handshake::encode(handshake::Answer::Ok, proof);
                caller->write(reinterpret_cast<const char*>(answer.data()), qint64(answer.size()));
            });
        });
        listen(QHostAddress::LocalHost);
    }

    const protocol::Token proof = protocol::Token::random();
    int cuts = 0;
    int calls = 0;
    int probes = 0; ///< that were answered
};

} // namespace

class tst_RelayedLink : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhatWasDialled();
    void troubleOfAClientIsProbedAtOnce();
    void slowServiceIsNoTrouble();
    void withoutAClientOneFailureIsNotEnough();

private:
    void follow(uint16_t port)
    {
        const Obstacle none;
        m_link->follow(
            { *m_session, AgentRoute { { loopback4(), port }, loopback4(), protocol::Token::random(), 1, m_agent->proof }, none });
    }
    /// A connection of a client by this way.
    void dial()
    {
        m_thread->run([this] {
            m_client = m_link->way()->attempt({ { loopback4(), 3000 } });
            m_client->start([](const Attempt::Outcome&) {});
        });
    }

    QTemporaryDir m_folder;
    std::unique_ptr<GuestSession> m_session;
    std::unique_ptr<LoopThread> m_thread;
    std::unique_ptr<RelayedLink> m_link;
    std::unique_ptr<FakeAgent> m_agent;
    std::shared_ptr<Attempt> m_client;
};

void tst_RelayedLink::init()
{
    m_session = std::make_unique<GuestSession>(std::make_unique<ScriptLauncher>(m_folder.filePath("agent"), QByteArray()));
    m_thread = std::make_unique<LoopThread>();
    m_link = std::make_unique<RelayedLink>(*m_thread);
    m_agent = std::make_unique<FakeAgent>();
    QVERIFY(m_agent->isListening());
}

void tst_RelayedLink::cleanup()
{
    m_thread->run([this] {
        if (m_client)
            std::exchange(m_client, nullptr)->cancel();
        m_link->way()->close();
    });
    m_link.reset();
    m_thread.reset();
    m_agent.reset();
}

void tst_RelayedLink::saysWhatWasDialled()
{
    const uint16_t port = m_agent->serverPort();
    m_agent->close();
    QVERIFY(!m_link->state().obstacle.dial);
    follow(port);
    QTRY_VERIFY(m_link->settled());
    const Obstacle obstacle = m_link->state().obstacle;
    QCOMPARE(obstacle.kind, GuestObstacle::NotDialled);
    QVERIFY(obstacle.dial.has_value());
    QVERIFY(!obstacle.dial->words.isEmpty());
    QVERIFY((*obstacle.dial == DialFact { "127.0.0.1", "127.0.0.1", port, DialAnswer::Refused, obstacle.dial->words }));
    const QString told = QString("127.0.0.1 port %1 from 127.0.0.1: %2").arg(port).arg(obstacle.dial->words);
    QVERIFY2(obstacle.text.contains(told), qPrintable(obstacle.text));
}

/// Then one failed probe decides, and no other client has to run into the second one.
void tst_RelayedLink::troubleOfAClientIsProbedAtOnce()
{
    follow(m_agent->serverPort());
    QTRY_VERIFY(m_link->state().works());
    m_agent->cuts = 2; // the client's call, and one probe
    dial();
    QTRY_VERIFY(!m_link->state().works());
    QCOMPARE(toString(m_link->state().obstacle.dial->answer), QString("hung-up"));
    QTRY_VERIFY(m_link->state().works());
    QVERIFY(!m_link->state().obstacle.dial);
}

/// The agent has the client wait for the service, and answers the probe.
void tst_RelayedLink::slowServiceIsNoTrouble()
{
    follow(m_agent->serverPort());
    QTRY_VERIFY(m_link->state().works());
    const QSignalSpy changes(m_link.get(), &WayLink::changed);
    dial();
    QTRY_COMPARE(m_agent->probes, 2); // the first and the client's
    m_agent->cuts = 1;
    // Nothing is held against the link, which bears one failure. It takes a moment to hear of the probe.
    QTRY_VERIFY((m_link->doubt(), m_agent->cuts == 0));
    QTRY_COMPARE(m_agent->probes, 3);
    QCOMPARE(changes.count(), 0);
}

void tst_RelayedLink::withoutAClientOneFailureIsNotEnough()
{
    follow(m_agent->serverPort());
    QTRY_VERIFY(m_link->state().works());
    const QSignalSpy changes(m_link.get(), &WayLink::changed);
    m_agent->cuts = 1;
    m_link->doubt();
    QTRY_COMPARE(m_agent->probes, 2);
    QCOMPARE(m_agent->calls, 3);
    QCOMPARE(changes.count(), 0);
}

REGISTER_TEST(tst_RelayedLink, QCoreApplication)
#include "tst_relayed_link.moc"
