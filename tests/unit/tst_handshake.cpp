// SPDX-License-Identifier: MIT
#include "core/base/address.h"
#include "core/relay/handshake.h"
#include "tests/support/test_class.h"

#include <QtTest>

#include <algorithm>
#include <random>
#include <set>

using namespace portolan;
using namespace portolan::handshake;
using asio::ip::tcp;

namespace {

Request connectTo(const char* address, uint16_t port)
{
    Request request;
    for (size_t i = 0; i < request.token.size(); ++i)
        request.token[i] = static_cast<uint8_t>(0x40 + i);
    request.operation = Operation::Connect;
    request.service = { *parseAddress(address), port };
    return request;
}

} // namespace

class TestHandshake : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip_data();
    void roundTrip();
    void probe();
    void layout();
    void mappedAddress();
    void malformed_data();
    void malformed();
    void noiseIsNeverMisread();
    void answers();
};

void TestHandshake::roundTrip_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::newRow("IPv4 loopback") << "127.0.0.1" << 3000;
    QTest::newRow("highest port") << "127.0.0.53" << 65535;
    QTest::newRow("lowest port") << "172.29.108.58" << 1;
    QTest::newRow("IPv6 loopback") << "::1" << 8080;
    QTest::newRow("IPv6") << "2001:db8::1234:5678:9abc:def0" << 443;
}

void TestHandshake::roundTrip()
{
    QFETCH(QString, address);
    QFETCH(int, port);
    const Request request = connectTo(qPrintable(address), static_cast<uint16_t>(port));
    const auto decoded = decode(encode(request));
    QVERIFY(decoded.ok());
    QVERIFY(decoded.value() == request);
}

void TestHandshake::probe()
{
    Request request = connectTo("127.0.0.1", 80);
    request.operation = Operation::Probe;
    const auto decoded = decode(encode(request));
    QVERIFY(decoded.ok());
    QCOMPARE(decoded.value().operation, Operation::Probe);
    QVERIFY(decoded.value().token == request.token);
    QVERIFY(decoded.value().service == tcp::endpoint());
}

// The layout is fixed, because two versions of the programs may meet, just long enough to find that out.
void TestHandshake::layout()
{
    const RequestBytes bytes = encode(connectTo("127.0.0.2", 0x1234));
    QCOMPARE(bytes.size(), size_t(53));
    QCOMPARE(bytes[0], uint8_t(1));
    QCOMPARE(bytes[1], uint8_t(0x40));
    QCOMPARE(bytes[32], uint8_t(0x5f));
    const uint8_t rest[] = { 1, 4, 0x12, 0x34, 127, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
    QVERIFY(std::equal(bytes.begin() + 33, bytes.end(), std::begin(rest), std::end(rest)));
}

void TestHandshake::mappedAddress()
{
    const auto decoded = decode(encode(connectTo("::ffff:127.0.0.1", 80)));
    QVERIFY(decoded.ok());
    QVERIFY(decoded.value().service.address() == loopback4());
}

void TestHandshake::malformed_data()
{
    QTest::addColumn<bool>("v6");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("error");
    const int invalid = static_cast<int>(ErrorCode::InvalidInput);
    const int version = static_cast<int>(ErrorCode::Version);
    QTest::newRow("version 0") << false << 0 << 0 << version;
    QTest::newRow("version 2") << false << 0 << 2 << version;
    QTest::newRow("text, the G of GET") << false << 0 << int('G') << version;
    QTest::newRow("operation 0") << false << 33 << 0 << invalid;
    QTest::newRow("operation 3") << false << 33 << 3 << invalid;
    QTest::newRow("a probe with a service") << false << 33 << 2 << invalid;
    QTest::newRow("family 0") << false << 34 << 0 << invalid;
    QTest::newRow("family 5") << false << 34 << 5 << invalid;
    QTest::newRow("IPv6 called IPv4") << true << 34 << 4 << invalid;
    QTest::newRow("port 0") << false << 35 << 0 << invalid; // the low byte is already 0
    QTest::newRow("junk after IPv4, first") << false << 41 << 1 << invalid;
    QTest::newRow("junk after IPv4, last") << false << 52 << 255 << invalid;
}

void TestHandshake::malformed()
{
    QFETCH(bool, v6);
    QFETCH(int, offset);
    QFETCH(int, value);
    QFETCH(int, error);
    RequestBytes bytes = encode(connectTo(v6 ? "2001:db8::1" : "127.0.0.1", 0x0100));
    QVERIFY(decode(bytes).ok());
    bytes[static_cast<size_t>(offset)] = static_cast<uint8_t>(value);
    const auto decoded = decode(bytes);
    QVERIFY(!decoded.ok());
    QCOMPARE(static_cast<int>(decoded.error().code), error);
    QVERIFY(!decoded.error().context.empty());

    RequestBytes mapped = encode(connectTo("2001:db8::1", 80));
    std::fill(mapped.begin() + 37, mapped.begin() + 47, uint8_t(0));
    mapped[47] = mapped[48] = 0xff;
    QVERIFY(!decode(mapped).ok());
}

// Every request that decodes also encodes to the same bytes: each has exactly one encoding.
void TestHandshake::noiseIsNeverMisread()
{
    std::mt19937 random(20190909);
    int accepted = 0;
    for (int i = 0; i < 200'000; ++i) {
        RequestBytes bytes = encode(connectTo(i % 2 ? "127.0.0.1" : "2001:db8::5", 3000));
        for (unsigned changes = random() % 4 + 1; changes > 0; --changes)
            bytes[random() % bytes.size()] = static_cast<uint8_t>(random());
        const auto decoded = decode(bytes);
        if (!decoded)
            continue;
        ++accepted;
        QVERIFY(encode(decoded.value()) == bytes);
    }
    QVERIFY(accepted > 1000); // changed tokens and addresses are still valid
}

void TestHandshake::answers()
{
    const std::set<uint8_t> known { 0xe1, 0xe2, 0xe3, 0xe4, 0xe5 };
    for (int byte = 0; byte < 256; ++byte) {
        const auto answer = decodeAnswer(static_cast<uint8_t>(byte));
        QCOMPARE(answer.has_value(), known.count(static_cast<uint8_t>(byte)) == 1);
        if (answer)
            QCOMPARE(static_cast<int>(*answer), byte);
    }
    QCOMPARE(decodeAnswer(0xe1), std::optional(Answer::Ok));
}

REGISTER_TEST(TestHandshake, QCoreApplication)
#include "tst_handshake.moc"
