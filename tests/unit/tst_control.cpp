// SPDX-License-Identifier: MIT
#include "core/control/control_channel.h"
#include "core/control/control_client.h"
#include "core/control/control_server.h"
#include "core/control/instance_files.h"
#include "tests/support/test_class.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace portolan;

namespace {

/// Records the commands and finishes each a moment later, like the real one.
class FakeCore : public Core
{
public:
    void execute(const UserCommand& command, Callback done) override
    {
        commands << std::visit([](const auto& each) { return text(each); }, command);
        if (done)
            QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
    }
    void findChoices(std::function<void(const Choices&)>) override { }
    void switchWslForwardingOff(std::function<void(const QString&)> done) override { done({}); }

    void show(const Snapshot& snapshot) { publish(snapshot); }
    QStringList commands;

private:
    static QString with(const char* word, PortKey port) { return QString("%1 %2").arg(word, portText(port)); }
    static QString text(const SetEnabled& set) { return with(set.enabled ? "enable" : "disable", set.port); }
    static QString text(const SetAllowedInGuest& set) { return with(set.allowed ? "allow" : "refuse", set.port); }
    static QString text(const SetIgnored& set) { return with(set.ignored ? "ignore" : "unignore", set.port); }
    static QString text(const SetLabel& set) { return with("label", set.port) + ' ' + set.label; }
    static QString text(const SetScheme& set) { return with(set.scheme == WebScheme::Https ? "https" : "http", set.port); }
    static QString text(const SetPaused& set) { return set.paused ? "pause" : "resume"; }
    static QString text(const Refresh&) { return "refresh"; }
    template <typename Other> static QString text(const Other&) { return "unexpected"; }
};

Snapshot article()
{
    Snapshot snapshot;
    snapshot.host = { "vEthernet(WSL)", "172.29.96.1", 20 };
    snapshot.guest.name = "netns:guest";
    snapshot.guest.state = GuestState::Connected;
    snapshot.guest.interface = "eth0";
    snapshot.guest.address = "172.29.108.58";
    snapshot.guest.prefix = 16;
    snapshot.guest.interfaces = { "eth0", "docker0" };
    snapshot.guest.sameNetwork = true;
    snapshot.guest.ways = { PortPath::Steered, PortPath::Relayed };
    snapshot.guest.agent = AgentFact { "0.2.0", "polling", "EACCES", {}, "6.1.0" };
    snapshot.guest.agent->steering = true;
    PortFact mirrored;
    mirrored.port = mirrored.hostPort = 3000;
    mirrored.listeners = { { "0.0.0.0", { 123, "node" }, "me" } };
    mirrored.hostAddresses = { "127.0.0.1", "::1" };
    mirrored.path = PortPath::Steered;
    mirrored.label = "the \"shop\", new";
    mirrored.scheme = WebScheme::Https;
    mirrored.connectionsTotal = 4;
    mirrored.bytesFromGuest = 5000000000;
    mirrored.peakFromGuest = 1250000000;
    PortFact conflict;
    conflict.port = conflict.hostPort = 80;
    conflict.state = PortState::Conflict;
    conflict.reason = PortReason::HostPortInUse;
    conflict.owner = ProcessFact { 99, "nginx" };
    conflict.refused = RefusedFact { { 7, "node" }, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC), 2, "EACCES" };
    snapshot.ports = { conflict, mirrored };
    return snapshot;
}

QString message(const PortFact& port, const GuestFact&) { return port.owner ? port.owner->name + " has it" : QString(); }

} // namespace

class tst_Control : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void statusObjectOfTheDesign();
    void unknownIsNull();
    void answers_data();
    void answers();
    void saysWhatCouldNotBeSaved_data();
    void saysWhatCouldNotBeSaved();
    void watches();
    void slowWatcherGetsTheLatest();
    void chattyClientIsIgnored_data();
    void chattyClientIsIgnored();
    void refusesHostileRequests_data();
    void refusesHostileRequests();
    void showsOnlyWhereThereIsAWindow();
    void namesOfInstances();
    void noInstance();
    void quickCommandsInARow();

private:
    /// The reply to a line. Waits in this thread's event loop, which serves the server as well.
    QByteArray ask(const QByteArray& line)
    {
        QLocalSocket socket;
        socket.connectToServer(control_channel::announced(m_path));
        socket.write(line);
        QByteArray answer;
        if (!QTest::qWaitFor([&] {
                answer += socket.readAll();
                return answer.endsWith('\n') || socket.state() == QLocalSocket::UnconnectedState;
            }))
            return "timeout";
        return answer;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<FakeCore> m_core;
    std::unique_ptr<ControlServer> m_server;
};

void tst_Control::init()
{
    m_server.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("socket");
    m_core = std::make_unique<FakeCore>();
    m_core->show(article());
    m_server = std::make_unique<ControlServer>(*m_core, &message);
    QVERIFY(m_server->listen(m_path).ok());
}

void tst_Control::statusObjectOfTheDesign()
{
    const QJsonObject status = statusObject(article(), &message);
    const QJsonObject expected = QJsonDocument::fromJson(R"json({"version":"0.2.0","paused":false,
        "host":{"adapter":"vEthernet(WSL)","address":"172.29.96.1","prefix":20,"exhausted":false},
        "guest":{"name":"netns:guest","state":"connected","reachable":true,"exhausted":false,"truncated":false,"interface":"eth0","address":"172.29.108.58","prefix":16,"interfaces":["eth0","docker0"],"sameNetwork":true,
                 "ways":["steered","relayed"],
                 "agent":{"version":"0.2.0","detection":"polling","detectionProblem":null,"refusal":"EACCES","refusalProblem":null,"steering":true,"steeringProblem":null,"kernel":"6.1.0"}},
        "ports":[{"port":80,"protocol":"tcp","hostPort":80,"label":null,"url":null,"scheme":"http","enabled":true,"state":"conflict","reason":"host-port-in-use","ignoredBy":null,"message":"nginx has it",
                  "listeners":[],"hostAddresses":[],"path":null,"owner":{"pid":99,"process":"nginx"},
                  "refused":{"pid":7,"process":"node","time":"2026-01-02T03:04:05.000Z","count":2,"error":"EACCES"},
                  "connections":{"active":0,"total":0,"failed":0},"bytes":{"toGuest":0,"fromGuest":0},"peakRate":{"toGuest":0,"fromGuest":0}},
                 {"port":3000,"protocol":"tcp","hostPort":3000,"label":"the \"shop\", new","url":"https://localhost:3000","scheme":"https","enabled":true,"state":"mirrored","reason":null,"ignoredBy":null,"message":"",
                  "listeners":[{"address":"0.0.0.0","pid":123,"process":"node","user":"me"}],"hostAddresses":["127.0.0.1","::1"],"path":"steered",
                  "owner":null,"refused":null,"connections":{"active":0,"total":4,"failed":0},
                  "bytes":{"toGuest":0,"fromGuest":5000000000},
                  "peakRate":{"toGuest":0,"fromGuest":1250000000}}]})json")
                                     .object();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(QJsonDocument(status).toJson(), QJsonDocument(expected).toJson());
}

void tst_Control::unknownIsNull()
{
    Snapshot nothing;
    nothing.guest.name = "wsl";
    nothing.guest.state = GuestState::Failed;
    nothing.guest.error = "no WSL";
    const QJsonObject status = statusObject(nothing, &message);
    QVERIFY(status["host"]["adapter"].isNull() && status["host"]["prefix"].isNull());
    QVERIFY(status["guest"]["address"].isNull() && status["guest"]["sameNetwork"].isNull() && status["guest"]["agent"].isNull());
    QCOMPARE(status["guest"]["error"].toString(), QString("no WSL"));
    QCOMPARE(status["guest"]["state"].toString(), QString("failed"));
    QVERIFY(status["guest"]["dial"].isUndefined());
    nothing.guest.dial = DialFact { "172.29.96.1", "172.29.108.58", 40123, DialAnswer::NoRoute, "Network is unreachable" };
    const QJsonObject dial { { "from", "172.29.96.1" }, { "to", "172.29.108.58" }, { "port", 40123 }, { "answer", "no-route" },
        { "words", "Network is unreachable" } };
    QCOMPARE(statusObject(nothing, &message).value("guest").toObject().value("dial").toObject(), dial);
}

void tst_Control::answers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("answer");
    QTest::newRow("status") << QByteArray(R"({"verb":"status"})") << "refresh" << "\"status\":{";
    QTest::newRow("enable") << QByteArray(R"({"verb":"enable","port":80})") << "enable 80" << "Port 80 is on. nginx has it";
    QTest::newRow("with a protocol") << QByteArray(R"({"verb":"enable","port":80,"protocol":"tcp"})") << "enable 80" << "Port 80 is on. nginx has it";
    QTest::newRow("disable") << QByteArray(R"({"verb":"disable","port":65535})") << "disable 65535" << "Port 65535 is off.";
    QTest::newRow("ignore") << QByteArray(R"({"verb":"ignore","port":80})") << "ignore 80" << "Port 80 is ignored.";
    QTest::newRow("unignore") << QByteArray(R"({"verb":"unignore","port":80})") << "unignore 80" << "Port 80 is not ignored. nginx has it";
    QTest::newRow("allow") << QByteArray(R"({"verb":"allow","port":80})") << "allow 80" << "The guest may use port 80";
    QTest::newRow("refuse") << QByteArray(R"({"verb":"refuse","port":80})") << "refuse 80" << "Port 80 is blocked";
    QTest::newRow("label") << QByteArray(R"({"verb":"label","port":80,"text":" my\n shop "})") << "label 80 my shop" << R"(Port 80 is labelled \"my shop\".)";
    QTest::newRow("no label") << QByteArray(R"({"verb":"label","port":80})") << "label 80 " << "Port 80 has no label.";
    QTest::newRow("open") << QByteArray(R"({"verb":"open","port":3000})") << "refresh" << R"({"url":"https://localhost:3000"})";
    QTest::newRow("open with a scheme") << QByteArray(R"({"verb":"open","port":3000,"scheme":"http"})") << "http 3000" << R"("url")";
    QTest::newRow("open a conflict") << QByteArray(R"({"verb":"open","port":80})") << "refresh" << R"({"error":"Port 80 is not mirrored. nginx has it"})";
    QTest::newRow("open nothing") << QByteArray(R"({"verb":"open","port":81})") << "refresh" << R"({"error":"Port 81 is not mirrored. Nothing listens on it in the guest."})";
    QTest::newRow("pause") << QByteArray(R"({"verb":"pause"})") << "pause" << "done";
    QTest::newRow("resume") << QByteArray(R"({"verb":"resume"})") << "resume" << "done";
}

void tst_Control::answers()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, command);
    QFETCH(QString, answer);
    const QByteArray reply = ask(request + '\n');
    QVERIFY2(reply.contains(answer.toUtf8()), reply.constData());
    QVERIFY(m_core->commands.contains(command));
}

void tst_Control::saysWhatCouldNotBeSaved_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("isRule");
    QTest::newRow("disable") << QByteArray(R"({"verb":"disable","port":80})") << true;
    QTest::newRow("label") << QByteArray(R"({"verb":"label","port":80,"text":"shop"})") << true;
    QTest::newRow("pause") << QByteArray(R"({"verb":"pause"})") << true;
    QTest::newRow("open, remembered") << QByteArray(R"({"verb":"open","port":3000,"scheme":"https"})") << true;
    QTest::newRow("open") << QByteArray(R"({"verb":"open","port":3000})") << false;
    QTest::newRow("status") << QByteArray(R"({"verb":"status"})") << false;
}

void tst_Control::saysWhatCouldNotBeSaved()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, isRule);
    Snapshot unsaved = article();
    unsaved.unsaved = "It could not be written.";
    m_core->show(unsaved);
    const QJsonObject reply = QJsonDocument::fromJson(ask(request + '\n')).object();
    QCOMPARE(reply["error"].toString().endsWith("It could not be written."), isRule);
    QVERIFY(!reply.contains("done"));
    QCOMPARE(reply.contains("url"), request.contains("open")); // it is opened all the same
}

void tst_Control::watches()
{
    QLocalSocket socket;
    socket.connectToServer(control_channel::announced(m_path));
    socket.write("{\"verb\":\"watch\"}\n");
    QTRY_VERIFY(socket.canReadLine());
    QVERIFY(socket.readLine().contains("172.29.108.58"));
    Snapshot moved = article();
    moved.guest.address = "172.29.101.7";
    m_core->show(moved);
    QTRY_VERIFY(socket.canReadLine());
    QVERIFY(socket.readLine().contains("172.29.101.7"));
    m_core->show(moved); // nothing changed
    QTest::qWait(50);
    QVERIFY(!socket.canReadLine());
    socket.disconnectFromServer();
    QTest::qWait(20);
    m_core->show(article()); // the watcher is gone
}

void tst_Control::slowWatcherGetsTheLatest()
{
    QLocalSocket socket;
    socket.setReadBufferSize(1024); // the server has to keep the rest
    socket.connectToServer(control_channel::announced(m_path));
    socket.write("{\"verb\":\"watch\"}\n");
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    Snapshot large = article();
    for (int i = 0; i < 3000; ++i) {
        PortFact port;
        port.port = port.hostPort = static_cast<quint16>(i + 10000);
        large.ports << port;
    }
    for (int round = 0; round < 20; ++round) {
        large.guest.address = QString("172.29.101.%1").arg(round);
        m_core->show(large);
    }
    socket.setReadBufferSize(0);
    QByteArray seen;
    const auto isLatest = [&] {
        seen += socket.readAll();
        return seen.endsWith('\n') && seen.count('\n') > 1 && seen.mid(seen.lastIndexOf('\n', -2) + 1).contains("172.29.101.19");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLatest(), 20000);
    QVERIFY(seen.count('\n') < 21); // some snapshots were skipped
}

void tst_Control::chattyClientIsIgnored_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("while it watches") << QByteArray("{\"verb\":\"watch\"}\n");
    QTest::newRow("before its request is whole") << QByteArray();
}

/// Nobody reads what follows a request, so the server must not buffer it: it stays with the client.
void tst_Control::chattyClientIsIgnored()
{
    QFETCH(QByteArray, request);
    QLocalSocket socket;
    socket.connectToServer(control_channel::announced(m_path));
    socket.write(request);
    if (!request.isEmpty())
        QTRY_VERIFY(socket.canReadLine());
    constexpr qint64 chatter = 16 * 1024 * 1024;
    socket.write(QByteArray(chatter, 'x'));
    QTest::qWait(500);
    const bool kept = socket.state() == QLocalSocket::ConnectedState && socket.bytesToWrite() > chatter / 2;
    const bool sentAway = socket.state() == QLocalSocket::UnconnectedState;
    QVERIFY2(request.isEmpty() ? sentAway : kept, qPrintable(QString::number(socket.bytesToWrite())));
}

void tst_Control::refusesHostileRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("no JSON") << QByteArray("hello\n");
    QTest::newRow("an array") << QByteArray("[1]\n");
    QTest::newRow("no verb") << QByteArray("{}\n");
    QTest::newRow("unknown verb") << QByteArray(R"({"verb":"dance"})" "\n");
    QTest::newRow("no port") << QByteArray(R"({"verb":"enable"})" "\n");
    QTest::newRow("port 0") << QByteArray(R"({"verb":"enable","port":0})" "\n");
    QTest::newRow("port too large") << QByteArray(R"({"verb":"enable","port":65536})" "\n");
    QTest::newRow("half a port") << QByteArray(R"({"verb":"enable","port":80.5})" "\n");
    QTest::newRow("UDP") << QByteArray(R"({"verb":"disable","port":80,"protocol":"udp"})" "\n");
    QTest::newRow("unknown protocol") << QByteArray(R"({"verb":"disable","port":80,"protocol":"sctp"})" "\n");
    QTest::newRow("port as text") << QByteArray(R"({"verb":"disable","port":"80"})" "\n");
    QTest::newRow("label of a number") << QByteArray(R"({"verb":"label","port":80,"text":5})" "\n");
    QTest::newRow("unknown scheme") << QByteArray(R"({"verb":"open","port":80,"scheme":"file"})" "\n");
    QTest::newRow("binary") << QByteArray("\0\1\2\xff\n", 5);
    QTest::newRow("nested") << QByteArray(QByteArray(30000, '[') + '\n');
}

void tst_Control::refusesHostileRequests()
{
    QFETCH(QByteArray, request);
    const QByteArray reply = ask(request);
    QVERIFY2(reply.contains("\"error\""), reply.constData());
    QVERIFY(m_core->commands.isEmpty());
    QVERIFY(ask("{\"verb\":\"status\"}\n").contains("status")); // it still works
}

void tst_Control::showsOnlyWhereThereIsAWindow()
{
    QSignalSpy shown(m_server.get(), &ControlServer::showRequested);
    QVERIFY(ask("{\"verb\":\"show\"}\n").contains("done"));
    QCOMPARE(shown.takeFirst().at(0).toString(), QString());
    QVERIFY(ask("{\"verb\":\"show\",\"token\":\"kwin-17\"}\n").contains("done"));
    QCOMPARE(shown.takeFirst().at(0).toString(), QString("kwin-17"));
    QVERIFY(ask("{\"verb\":\"show\",\"token\":\"a=b c\"}\n").contains("done")); // no token
    QCOMPARE(shown.at(0).at(0).toString(), QString());
    m_server->setHasWindow(false);
    QVERIFY(ask("{\"verb\":\"show\"}\n").contains("error"));
    QCOMPARE(shown.count(), 1);
}

void tst_Control::namesOfInstances()
{
    qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
    const auto usual = instanceFiles({});
    const auto named = instanceFiles("two");
    QVERIFY(usual.ok() && named.ok());
    QVERIFY(usual.value().socket.startsWith(runtimeFolder().value() + "/"));
    QVERIFY(usual.value().socket != named.value().socket && usual.value().lock != named.value().lock);
    QVERIFY(instanceFiles("default").value().socket != usual.value().socket);
    for (const QString& bad : { QString("a/b"), QString("a b"), QString("é"), QString(65, 'x') })
        QCOMPARE(instanceFiles(bad).error().code, ErrorCode::InvalidInput);
}

void tst_Control::noInstance()
{
    ControlClient client;
    QCOMPARE(client.connectTo(m_folder->filePath("nobody")).error().code, ErrorCode::NotAvailable);
}

/// The answer and the end of the connection may arrive before the client has noticed that its request was sent.
void tst_Control::quickCommandsInARow()
{
    constexpr int commands = 150;
    std::atomic<int> answered = 0;
    std::atomic<bool> over = false;
    const std::jthread asking([&] {
        for (int i = 0; i < commands; ++i) {
            ControlClient client;
            if (client.connectTo(m_path) && client.send({ { "verb", "status" } }) && client.receive())
                ++answered;
        }
        over = true;
    });
    QVERIFY(QTest::qWaitFor([&] { return over.load(); }, 60000));
    QCOMPARE(answered.load(), commands);
}

REGISTER_TEST(tst_Control, QCoreApplication)
#include "tst_control.moc"
