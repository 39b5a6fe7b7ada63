// SPDX-License-Identifier: MIT
#include "core/protocol/token.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <set>

using portolan::protocol::Token;

class TestToken : public QObject
{
    Q_OBJECT

private slots:
    void randomTokensDiffer();
    void hexRoundTrip();
    void hexForms_data();
    void hexForms();
    void matchesOnlyItself();
    void zeroMatchesNothing();
};

void TestToken::randomTokensDiffer()
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(Token::random().toHex());
    QCOMPARE(seen.size(), size_t(1000));
    QVERIFY(!seen.contains(Token().toHex()));
}

void TestToken::hexRoundTrip()
{
    const Token token = Token::random();
    QCOMPARE(token.toHex().size(), Token::size * 2);
    QVERIFY(Token::fromHex(token.toHex()) == token);

    const std::string text = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    const std::optional<Token> known = Token::fromHex(text);
    QVERIFY(known.has_value());
    QCOMPARE(known->toHex(), text);
    QCOMPARE(known->bytes()[0], uint8_t(0x01));
    QCOMPARE(known->bytes()[31], uint8_t(0xef));
    QVERIFY(Token::fromHex("0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF") == known);
}

void TestToken::hexForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray(63, '0');
    QTest::newRow("long") << QByteArray(65, '0');
    QTest::newRow("no digit") << QByteArray(64, 'g');
    QTest::newRow("no digit at the end") << QByteArray(63, '0') + "g";
    QTest::newRow("below the digits") << QByteArray(64, '/');
    QTest::newRow("above the digits") << QByteArray(64, ':');
    QTest::newRow("high byte") << QByteArray(64, '\xb0');
    QTest::newRow("space in front") << QByteArray(" ") + QByteArray(63, '0');
}

void TestToken::hexForms()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Token::fromHex(text.toStdString()));
}

void TestToken::matchesOnlyItself()
{
    const Token token = Token::random();
    QVERIFY(token.matches(token.bytes().data()));
    for (size_t byte = 0; byte < Token::size; ++byte) {
        for (int bit = 0; bit < 8; ++bit) {
            auto other = token.bytes();
            other[byte] ^= static_cast<uint8_t>(1 << bit);
            QVERIFY(!token.matches(other.data()));
        }
    }
}

void TestToken::zeroMatchesNothing()
{
    const Token zero;
    QVERIFY(!zero.matches(zero.bytes().data()));
    QVERIFY(!zero.matches(Token::random().bytes().data()));
}

REGISTER_TEST(TestToken, QCoreApplication)
#include "tst_token.moc"
