// SPDX-License-Identifier: MIT
#include "core/protocol/messages.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <string>

using namespace portolan;
using namespace portolan::protocol;

namespace {

Address address(const char* text) { return parseAddress(text).value(); }

Token sampleToken()
{
    return Token::fromHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff").value();
}

/// Every agent message, with values at the ends of their ranges.
std::vector<AgentMessage> agentMessages()
{
    Hello hello { version, "0.2.0", "6.18.0-microsoft", Detection::Events, "", Refusal::Eacces, "", { 1, 65535 },
        "4f5c" };
    Hello poor { version, "0.2.0", "5.4.0", Detection::Polling, "no BPF here", Refusal::None,
        "EPERM: no \"bpf\"\\ here" };
    Interfaces interfaces { { { "eth0", true, { { address("172.29.108.58"), 16 }, { address("fe80::1"), 64 } }, true, false },
        { "docker0", false, {}, false, true } } };
    Listeners listeners;
    listeners.reset = true;
    listeners.added = { { UINT64_MAX, address("0.0.0.0"), 3000, false, { UINT32_MAX, "node" }, UINT32_MAX, "alice", 7 },
        { 1, address("::"), 65535, true, { 0, "" } }, { 2, address("127.0.0.53"), 1, false, { 7, "größe 名 \"x\"" } } };
    listeners.added[1].byNumber = true;
    listeners.removed = { 0, UINT64_MAX };
    return { hello, poor, interfaces, Interfaces(), listeners, Listeners(), Listeners { true, {}, {}, true, true },
        RelayEndpoint { address("172.29.108.58"), 40000 },
        RelayEndpoint { address("::"), 0 }, RelayEndpoint { address("10.0.0.1"), 65520, 16 },
        Refused { 80, address("0.0.0.0"), { 1204, "node" } },
        Refused { 80, address("::"), { 1, "" }, UINT32_MAX, Refusal::Eaddrinuse },
        SteeringStatus { SteeringStatus::Stage::Ready, "", true, address("172.29.108.58"),
            { { address("127.0.0.1"), 3000, { 61000, 65535 } }, { address("::1"), 1, { 61001 } } }, UINT64_MAX },
        SteeringStatus { SteeringStatus::Stage::Trial, "", false, address("10.0.0.1"), {} },
        SteeringStatus { SteeringStatus::Stage::Off, "a firewall \"x\"", false, address("0.0.0.0"), {} },
        Admitted { UINT64_MAX },
        Problem { "The interface eth0 has no address" }, Usage { false }, Usage { true }, Pong { UINT64_MAX } };
}

std::vector<EngineMessage> engineMessages()
{
    return { Configure { sampleToken(), { address("172.29.96.1"), address("fe80::2") }, "eth0", true, sampleToken(),
                 { 80, { 53, Protocol::Udp } }, address("172.29.108.58") },
        Configure { Token(), {}, "" }, Deny { { { 80, false }, { 65535, true, RefusalError::Eaddrinuse } } }, Deny(),
        SteeringRequest { UINT64_MAX, { { { address("127.0.0.1"), 80 } }, { { address("::1"), 65535 }, 65535 } } },
        SteeringRequest(),
        Tickets { UINT64_MAX, address("172.29.96.1"), 65535, { 1, 65535 } }, Tickets { 0, address("10.0.0.1"), 1, {} },
        Ping { UINT64_MAX } };
}

} // namespace

class TestMessages : public QObject
{
    Q_OBJECT

private slots:
    void agentMessageRoundTrip_data();
    void agentMessageRoundTrip();
    void engineMessageRoundTrip_data();
    void engineMessageRoundTrip();
    void wireForm();
    void hostileAgentLine_data();
    void hostileAgentLine();
    void hostileEngineLine_data();
    void hostileEngineLine();
    void anotherVersionCanBeRead();
    void ephemeralPortsMayBeMissing();
    void unknownKeysAreIgnored();
    void namesNeedNotBeUtf8();
    void longTextIsCut();
    void controlCharactersDoNotPass_data();
    void controlCharactersDoNotPass();
    void mappedAddressesBecomeIpv4();
    void scopesAreNotSent();
    void allListenersFit();
};

void TestMessages::agentMessageRoundTrip_data()
{
    QTest::addColumn<int>("index");
    const std::vector<AgentMessage> messages = agentMessages();
    for (size_t i = 0; i < messages.size(); ++i)
        QTest::addRow("%s", encode(messages[i]).substr(0, 60).c_str()) << static_cast<int>(i);
}

void TestMessages::agentMessageRoundTrip()
{
    QFETCH(int, index);
    const AgentMessage message = agentMessages().at(static_cast<size_t>(index));
    const std::string line = encode(message);
    QVERIFY(line.find('\n') == std::string::npos);
    const Result<AgentMessage> read = decodeAgentMessage(line);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().context.c_str());
    QVERIFY(read.value() == message);
}

void TestMessages::engineMessageRoundTrip_data()
{
    QTest::addColumn<int>("index");
    const std::vector<EngineMessage> messages = engineMessages();
    for (size_t i = 0; i < messages.size(); ++i)
        QTest::addRow("%s", encode(messages[i]).substr(0, 60).c_str()) << static_cast<int>(i);
}

void TestMessages::engineMessageRoundTrip()
{
    QFETCH(int, index);
    const EngineMessage message = engineMessages().at(static_cast<size_t>(index));
    const std::string line = encode(message);
    QVERIFY(line.find('\n') == std::string::npos);
    const Result<EngineMessage> read = decodeEngineMessage(line);
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().context.c_str());
    QVERIFY(read.value() == message);
}

/// Host and agent may come from two builds, so the text form itself is tested.
void TestMessages::wireForm()
{
    const std::string refused
        = R"({"type":"refused","port":80,"address":"0.0.0.0","process":{"pid":1204,"name":"node"}})";
    const Result<AgentMessage> message = decodeAgentMessage(refused);
    QVERIFY(message.ok());
    QVERIFY(message.value() == AgentMessage(Refused { 80, address("0.0.0.0"), { 1204, "node" } }));

    QCOMPARE(encode(EngineMessage(Ping { 7 })), std::string(R"({"id":7,"type":"ping"})"));
    QCOMPARE(encode(EngineMessage(Deny { { { 80, true } } })),
        std::string(R"({"ports":[{"error":"EACCES","port":80,"wholeLoopback":true}],"type":"deny"})"));
}

void TestMessages::hostileAgentLine_data()
{
    QTest::addColumn<QByteArray>("line");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("unfinished") << QByteArray(R"({"type":"pong","id":1)");
    QTest::newRow("two values") << QByteArray(R"({"type":"pong","id":1}{})");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("string") << QByteArray("\"pong\"");
    QTest::newRow("no type") << QByteArray("{}");
    QTest::newRow("type is a number") << QByteArray(R"({"type":1})");
    QTest::newRow("unknown type") << QByteArray(R"({"type":"exec","command":"x"})");
    QTest::newRow("an engine's message") << QByteArray(R"({"type":"ping","id":1})");
    QTest::newRow("nul byte") << QByteArray("{\"type\":\"pong\",\"id\":1\0}", 23);
    QTest::newRow("invalid UTF-8") << QByteArray("{\"type\":\"problem\",\"text\":\"\xff\"}");
    QTest::newRow("a million brackets") << QByteArray(1'000'000, '[');
    QTest::newRow("nested and closed") << QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']');
    QByteArray objects;
    for (int i = 0; i < 200'000; ++i)
        objects += "{\"a\":";
    QTest::newRow("deep objects") << objects;
    QTest::newRow("deep inside an ignored key")
        << QByteArray(R"({"type":"pong","id":1,"x":)") + QByteArray(100, '[') + QByteArray(100, ']') + "}";
    QTest::newRow("longer than a line may be")
        << QByteArray(R"({"type":"pong","id":1})") + QByteArray(static_cast<int>(maximumLineLength), ' ');

    QTest::newRow("id missing") << QByteArray(R"({"type":"pong"})");
    QTest::newRow("id negative") << QByteArray(R"({"type":"pong","id":-1})");
    QTest::newRow("id fractional") << QByteArray(R"({"type":"pong","id":1.5})");
    QTest::newRow("id with exponent") << QByteArray(R"({"type":"pong","id":1e3})");
    QTest::newRow("id too large") << QByteArray(R"({"type":"pong","id":18446744073709551616})");
    QTest::newRow("id is text") << QByteArray(R"({"type":"pong","id":"1"})");

    const auto hello = [](const char* protocol, const char* detection, const char* refusal) {
        return QByteArray(R"({"type":"hello","protocol":)") + protocol + R"(,"program":"1","kernel":"6","detection":)"
            + detection + R"(,"detectionProblem":"","refusal":)" + refusal + R"(,"refusalProblem":""})";
    };
    QTest::newRow("protocol 0") << hello("0", "\"events\"", "\"none\"");
    QTest::newRow("protocol too large") << hello("2147483648", "\"events\"", "\"none\"");
    QTest::newRow("unknown detection") << hello("2", "\"magic\"", "\"none\"");
    QTest::newRow("unknown refusal") << hello("2", "\"events\"", "\"eacces\"");
    QTest::newRow("refusal is null") << hello("2", "\"events\"", "null");

    for (const char* range : { "null", "[]", "[1]", "[1,2,3]", "[0,5]", "[1,65536]", "[10,5]", "[-1,5]", "[\"1\",5]", "{}" }) {
        QTest::newRow(qPrintable(QString("ephemeral %1").arg(range)))
            << hello("2", "\"events\"", "\"none\"").chopped(1) + R"(,"ephemeral":)" + range + "}";
    }

    const auto interface = [](const char* addresses) {
        return QByteArray(R"({"type":"interfaces","all":[{"name":"eth0","up":true,"addresses":)") + addresses + "}]}";
    };
    const auto many = [](const QByteArray& one, qsizetype count) { return "[" + (one + ",").repeated(count - 1) + one + "]"; };
    QTest::newRow("65 addresses") << interface(many(R"({"address":"10.0.0.1","prefix":8})", 65));
    QTest::newRow("65 interfaces") << QByteArray(R"({"type":"interfaces","all":)")
            + many(R"({"name":"a","up":true,"addresses":[]})", 65) + "}";
    QTest::newRow("addresses is an object") << interface("{}");
    QTest::newRow("address in a list of strings") << interface(R"(["172.29.96.1"])");
    QTest::newRow("prefix 33") << interface(R"([{"address":"172.29.96.1","prefix":33}])");
    QTest::newRow("prefix 129") << interface(R"([{"address":"fe80::1","prefix":129}])");
    QTest::newRow("prefix negative") << interface(R"([{"address":"fe80::1","prefix":-1}])");
    QTest::newRow("prefix missing") << interface(R"([{"address":"fe80::1"}])");
    QTest::newRow("address empty") << interface(R"([{"address":"","prefix":1}])");
    QTest::newRow("address is a name") << interface(R"([{"address":"localhost","prefix":1}])");
    QTest::newRow("address with port") << interface(R"([{"address":"127.0.0.1:80","prefix":1}])");
    QTest::newRow("address with zero in front") << interface(R"([{"address":"127.0.0.01","prefix":1}])");
    QTest::newRow("address of three parts") << interface(R"([{"address":"127.0.1","prefix":1}])");
    QTest::newRow("address with scope") << interface(R"([{"address":"fe80::1%lo","prefix":64}])");
    QTest::newRow("address with a nul") << interface(R"([{"address":"127.0.0.1\u0000","prefix":8}])");
    QTest::newRow("name too long") << QByteArray(R"({"type":"interfaces","all":[{"name":")") + QByteArray(4097, 'a')
            + R"(","up":true,"addresses":[]})";
    QTest::newRow("up is a number") << QByteArray(R"({"type":"interfaces","all":[{"name":"eth0","up":1,"addresses":[]}]})");

    const auto listener = [](const char* port, const char* process) {
        return QByteArray(
                   R"({"type":"listeners","reset":false,"removed":[],"added":[{"id":1,"address":"::","v6Only":false,"port":)")
            + port + R"(,"process":)" + process + "}]}";
    };
    const char* node = R"({"pid":1,"name":"node"})";
    QTest::newRow("port 0") << listener("0", node);
    QTest::newRow("port 65536") << listener("65536", node);
    QTest::newRow("port -1") << listener("-1", node);
    QTest::newRow("port is text") << listener("\"80\"", node);
    QTest::newRow("process is a list") << listener("80", "[]");
    QTest::newRow("process is null") << listener("80", "null");
    QTest::newRow("pid too large") << listener("80", R"({"pid":4294967296,"name":"node"})");
    QTest::newRow("pid negative") << listener("80", R"({"pid":-1,"name":"node"})");
    QTest::newRow("name missing") << listener("80", R"({"pid":1})");
    QTest::newRow("uid too large") << listener("80", R"({"pid":1,"name":"node"},"uid":4294967296,"user":"x")");
    QTest::newRow("uid without a user") << listener("80", R"({"pid":1,"name":"node"},"uid":0)");
    QTest::newRow("user is a number") << listener("80", R"({"pid":1,"name":"node"},"uid":0,"user":0)");
    QTest::newRow("order too large") << listener("80", R"({"pid":1,"name":"node"},"order":18446744073709551615)");
    QTest::newRow("added missing") << QByteArray(R"({"type":"listeners","reset":true,"removed":[]})");
    QTest::newRow("added is text") << QByteArray(R"({"type":"listeners","reset":true,"removed":[],"added":"x"})");
    QTest::newRow("removed holds text") << QByteArray(
        R"({"type":"listeners","reset":true,"removed":["1"],"added":[]})");
    QTest::newRow("removed holds a negative")
        << QByteArray(R"({"type":"listeners","reset":true,"removed":[-1],"added":[]})");
    QTest::newRow("reset is null") << QByteArray(R"({"type":"listeners","reset":null,"removed":[],"added":[]})");
    QTest::newRow("more is null") << QByteArray(
        R"({"type":"listeners","reset":true,"removed":[],"added":[],"more":null})");
    for (const char* count : { "0", "4294967296", "-1", "null" })
        QTest::addRow("count %s", count)
            << QByteArray(R"({"type":"refused","port":80,"address":"::","process":{"pid":1,"name":""},"count":)") + count + "}";
    QTest::newRow("relay port 65536") << QByteArray(R"({"type":"relay","address":"::","port":65536})");
    QTest::newRow("relay ports past the last") << QByteArray(
        R"({"type":"relay","address":"::","port":65521,"ports":16})");
    QTest::newRow("relay without address") << QByteArray(R"({"type":"relay","port":1})");
    const auto steering = [](const char* stage, const QByteArray& services) {
        return QByteArray(R"({"type":"steeringStatus","answers":1,"problem":"","v6":false,"address":"10.0.0.1","stage":)") + stage
            + R"(,"services":)" + services + "}";
    };
    QTest::newRow("unknown stage") << steering("\"perhaps\"", "[]");
    QTest::newRow("services is an object") << steering("\"off\"", "{}");
    QTest::newRow("service without rendezvous") << steering("\"ready\"", R"([{"address":"::1","port":1}])");
    QTest::newRow("no rendezvous port") << steering("\"ready\"", R"([{"address":"::1","port":1,"rendezvous":[]}])");
    QTest::newRow("rendezvous port 0") << steering("\"ready\"", R"([{"address":"::1","port":1,"rendezvous":[0]}])");
    QTest::newRow("rendezvous port 65536")
        << steering("\"ready\"", R"([{"address":"::1","port":1,"rendezvous":[61000,65536]}])");
    QTest::newRow("rendezvous port of a service")
        << steering("\"ready\"", R"([{"address":"::1","port":1,"rendezvous":[61000,60999]}])");
    QTest::newRow("more rendezvous ports than there are")
        << steering("\"ready\"", R"([{"address":"::1","port":1,"rendezvous":[61000)" + QByteArray(",61001").repeated(4536) + "]}]");
    const QByteArray onTrial = R"({"address":"::1","port":1,"rendezvous":[61000]})";
    QTest::newRow("a long trial") << steering("\"trial\"", '[' + onTrial + ',' + onTrial + ',' + onTrial + ']');
    QTest::newRow("admitted without a number") << QByteArray(R"({"type":"admitted"})");
    QTest::newRow("refused with none") << QByteArray(
        R"({"type":"refused","port":80,"address":"::","process":{"pid":1,"name":"x"},"error":"none"})");
    QTest::newRow("refused port 0") << QByteArray(
        R"({"type":"refused","port":0,"address":"::","process":{"pid":1,"name":"x"}})");
    QTest::newRow("problem text is a list") << QByteArray(R"({"type":"problem","text":["a"]})");
}

void TestMessages::hostileAgentLine()
{
    QFETCH(QByteArray, line);
    const Result<AgentMessage> message = decodeAgentMessage({ line.constData(), static_cast<size_t>(line.size()) });
    QVERIFY(!message.ok());
    QCOMPARE(message.error().code, ErrorCode::InvalidInput);
    QVERIFY(!message.error().context.empty());
    // The error goes into an event list, so it must not contain the line itself.
    QVERIFY(message.error().context.size() < 5000);
}

void TestMessages::hostileEngineLine_data()
{
    QTest::addColumn<QByteArray>("line");

    const auto configure = [](const QByteArray& token, const char* peers) {
        return QByteArray(R"({"type":"configure","interface":"","token":")") + token + R"(","peers":)" + peers + "}";
    };
    QTest::newRow("token empty") << configure("", "[]");
    QTest::newRow("token short") << configure(QByteArray(63, 'a'), "[]");
    QTest::newRow("token long") << configure(QByteArray(65, 'a'), "[]");
    QTest::newRow("token no hex") << configure(QByteArray(64, 'g'), "[]");
    QTest::newRow("peer is a name") << configure(QByteArray(64, 'a'), R"(["host"])");
    QTest::newRow("peer is a number") << configure(QByteArray(64, 'a'), "[1]");
    QTest::newRow("peer is an object") << configure(QByteArray(64, 'a'), "[{}]");
    QTest::newRow("peers is text") << configure(QByteArray(64, 'a'), R"("::1")");
    QTest::newRow("deny without ports") << QByteArray(R"({"type":"deny"})");
    QTest::newRow("deny port 0") << QByteArray(R"({"type":"deny","ports":[{"port":0,"wholeLoopback":false}]})");
    QTest::newRow("deny with EPERM") << QByteArray(
        R"({"type":"deny","ports":[{"port":80,"wholeLoopback":true,"error":"EPERM"}]})");
    QTest::newRow("deny number") << QByteArray(R"({"type":"deny","ports":[80]})");
    QTest::newRow("deny wholeLoopback missing") << QByteArray(R"({"type":"deny","ports":[{"port":80}]})");
    const auto request = [](const char* rest) { return QByteArray(R"({"type":"steeringRequest",)") + rest + "}"; };
    QTest::newRow("steering request without services") << request(R"("id":1)");
    QTest::newRow("steering request without a number")
        << request(R"("services":[{"address":"::1","port":1,"ports":1}])");
    QTest::newRow("steering request for port 0")
        << request(R"("id":1,"services":[{"address":"::1","port":0,"ports":1}])");
    QTest::newRow("steering request for no ports")
        << request(R"("id":1,"services":[{"address":"::1","port":1,"ports":0}])");
    QTest::newRow("tickets of no time") << QByteArray(
        R"({"type":"tickets","id":1,"host":"10.0.0.1","seconds":0,"ports":[1]})");
    QTest::newRow("ticket of text") << QByteArray(
        R"({"type":"tickets","id":1,"host":"10.0.0.1","seconds":1,"ports":["1"]})");
    QTest::newRow("ticket of half a port")
        << QByteArray(R"({"type":"tickets","id":1,"host":"10.0.0.1","seconds":1,"ports":[1.5]})");
    QTest::newRow("an agent's message") << QByteArray(R"({"type":"pong","id":1})");
    QTest::newRow("a million brackets") << QByteArray(1'000'000, '[');
}

void TestMessages::hostileEngineLine()
{
    QFETCH(QByteArray, line);
    const Result<EngineMessage> message = decodeEngineMessage({ line.constData(), static_cast<size_t>(line.size()) });
    QVERIFY(!message.ok());
    QCOMPARE(message.error().code, ErrorCode::InvalidInput);
}

void TestMessages::anotherVersionCanBeRead()
{
    const Result<AgentMessage> message
        = decodeAgentMessage(R"({"type":"hello","protocol":3,"program":"9.0","detection":"new"})");
    QVERIFY(message.ok());
    const auto& hello = std::get<Hello>(message.value());
    QCOMPARE(hello.protocol, 3);
    QCOMPARE(hello.program, std::string("9.0"));
}

void TestMessages::ephemeralPortsMayBeMissing()
{
    const Result<AgentMessage> message = decodeAgentMessage(
        R"({"type":"hello","protocol":2,"program":"1","kernel":"6","detection":"events","detectionProblem":"","refusal":"none","refusalProblem":""})");
    QVERIFY(message.ok());
    QVERIFY(std::get<Hello>(message.value()).ephemeral == usualEphemeralPorts);
}

void TestMessages::unknownKeysAreIgnored()
{
    const Result<AgentMessage> message
        = decodeAgentMessage(R"({"type":"pong","id":5,"later":{"added":[1,{"a":null}]}})");
    QVERIFY(message.ok());
    QVERIFY(message.value() == AgentMessage(Pong { 5 }));
}

void TestMessages::namesNeedNotBeUtf8()
{
    const AgentMessage message = Refused { 80, address("::"), { 5, std::string("n\xff\xc3") } };
    const Result<AgentMessage> read = decodeAgentMessage(encode(message));
    QVERIFY(read.ok());
    QCOMPARE(std::get<Refused>(read.value()).process.name, std::string("n\xef\xbf\xbd\xef\xbf\xbd"));
}

void TestMessages::longTextIsCut()
{
    for (const char character : { 'a', '\xff' }) {
        const Result<AgentMessage> read
            = decodeAgentMessage(encode(AgentMessage(Problem { std::string(1'000'000, character) })));
        QVERIFY(read.ok());
        QVERIFY(std::get<Problem>(read.value()).text.size() > 1000);
    }
}

void TestMessages::controlCharactersDoNotPass_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("passed");
    QTest::newRow("escape, line, delete") << "a\x1b[2Jb\nc\x7f"
                                          << "a?[2Jb?c?";
    // The one-character forms of ESC [ and the like, and their neighbours.
    QTest::newRow("C1") << QStringLiteral("a\u00802\u009bJ\u009fb") << "a?2?J?b";
    QTest::newRow("beside C1") << QStringLiteral("~\u00a0\u00e9") << QStringLiteral("~\u00a0\u00e9");
    // These reverse the text after them.
    QTest::newRow("direction marks") << QStringLiteral("a\u200eb\u200fc") << "a?b?c";
    QTest::newRow("direction embeddings") << QStringLiteral("a\u202a\u202b\u202c\u202d\u202eb") << "a?????b";
    QTest::newRow("direction isolates") << QStringLiteral("a\u2066\u2067\u2068\u2069b") << "a????b";
    QTest::newRow("beside them") << QStringLiteral("\u200d\u2010\u2029\u202f\u2065\u206a")
                                 << QStringLiteral("\u200d\u2010\u2029\u202f\u2065\u206a");
    QTest::newRow("no controls") << QStringLiteral("größe 名 🚢") << QStringLiteral("größe 名 🚢");
}

void TestMessages::controlCharactersDoNotPass()
{
    QFETCH(QString, text);
    QFETCH(QString, passed);
    const Result<AgentMessage> read = decodeAgentMessage(encode(AgentMessage(Problem { text.toStdString() })));
    QVERIFY(read.ok());
    QCOMPARE(QString::fromStdString(std::get<Problem>(read.value()).text), passed);
}

void TestMessages::mappedAddressesBecomeIpv4()
{
    Listeners listeners;
    listeners.added = { { 1, address("::ffff:127.0.0.1"), 80, false, {} } };
    const Result<AgentMessage> read = decodeAgentMessage(encode(AgentMessage(listeners)));
    QVERIFY(read.ok());
    QVERIFY(std::get<Listeners>(read.value()).added.at(0).address == loopback4());
}

void TestMessages::scopesAreNotSent()
{
    asio::ip::address_v6 scoped = asio::ip::make_address_v6("fe80::1");
    scoped.scope_id(1);
    const Result<AgentMessage> read = decodeAgentMessage(encode(AgentMessage(RelayEndpoint { scoped, 1 })));
    QVERIFY(read.ok());
    QVERIFY(std::get<RelayEndpoint>(read.value()).address == address("fe80::1"));
}

/// The agent writes several lines, but need not.
void TestMessages::allListenersFit()
{
    Listeners listeners;
    listeners.reset = true;
    for (uint16_t port = 1; port <= mostListeners; ++port)
        listeners.added.push_back({ UINT64_MAX - port, address("127.0.0.1"), port, false, { 4'000'000'000U, "postgres" },
            4'000'000'000U, "postgres", port });
    const std::string line = encode(AgentMessage(listeners));
    QVERIFY(line.size() < maximumLineLength);
    const Result<AgentMessage> read = decodeAgentMessage(line);
    QVERIFY(read.ok());
    QVERIFY(read.value() == AgentMessage(listeners));
}

REGISTER_TEST(TestMessages, QCoreApplication)
#include "tst_messages.moc"
