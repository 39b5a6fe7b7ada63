// SPDX-License-Identifier: MIT
#include "core/protocol/line_reader.h"

#include "core/protocol/messages.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;
using portolan::protocol::LineReader;
using portolan::protocol::maximumLineLength;

class TestLineReader : public QObject
{
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
    void longestLine();
    void tooLongLine_data();
    void tooLongLine();
    void manyLinesAtOnceMayBeLongerThanOne();
    void unfinishedLineIsScannedOnce();
};

void TestLineReader::lines_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<QByteArrayList>("lines");

    QTest::newRow("nothing") << QByteArrayList {} << QByteArrayList {};
    QTest::newRow("one") << QByteArrayList { "a\n" } << QByteArrayList { "a" };
    QTest::newRow("without an end") << QByteArrayList { "a\nb" } << QByteArrayList { "a" };
    QTest::newRow("two at once") << QByteArrayList { "a\nb\n" } << QByteArrayList { "a", "b" };
    QTest::newRow("byte by byte") << QByteArrayList { "a", "b", "\n", "c", "\n" } << QByteArrayList { "ab", "c" };
    QTest::newRow("across two pieces") << QByteArrayList { "a\nb", "c\nd", "\n" } << QByteArrayList { "a", "bc", "d" };
    QTest::newRow("carriage return") << QByteArrayList { "a\r\nb\r\n" } << QByteArrayList { "a", "b" };
    QTest::newRow("carriage return apart") << QByteArrayList { "a\r", "\n" } << QByteArrayList { "a" };
    QTest::newRow("carriage return inside") << QByteArrayList { "a\rb\n" } << QByteArrayList { "a\rb" };
    QTest::newRow("empty lines") << QByteArrayList { "\n\n\r\na\n\n" } << QByteArrayList { "a" };
    QTest::newRow("empty piece") << QByteArrayList { "", "a", "", "\n" } << QByteArrayList { "a" };
    QTest::newRow("nul byte") << QByteArrayList { QByteArray("a\0b\n", 4) } << QByteArrayList { QByteArray("a\0b", 3) };
}

void TestLineReader::lines()
{
    QFETCH(QByteArrayList, pieces);
    QFETCH(QByteArrayList, lines);

    // Reading after every piece and reading only at the end must give the same.
    for (const bool readAtOnce : { true, false }) {
        LineReader reader;
        QByteArrayList read;
        const auto takeAll = [&] {
            while (const std::optional<std::string> line = reader.next())
                read << QByteArray::fromStdString(*line);
        };
        for (const QByteArray& piece : pieces) {
            QVERIFY(reader.append(piece.toStdString()).ok());
            if (readAtOnce)
                takeAll();
        }
        takeAll();
        QCOMPARE(read, lines);
    }
}

void TestLineReader::longestLine()
{
    LineReader reader;
    const std::string longest(maximumLineLength, 'x');
    QVERIFY(reader.append(longest).ok());
    QVERIFY(!reader.next());
    QVERIFY(reader.append("\nb\n").ok());
    QVERIFY(reader.next() == longest);
    QVERIFY(reader.next() == "b");
}

void TestLineReader::tooLongLine_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    const QByteArray longest(static_cast<int>(maximumLineLength), 'x');
    QTest::newRow("without an end") << QByteArrayList { longest + "x" };
    QTest::newRow("with an end") << QByteArrayList { longest + "x\n" };
    QTest::newRow("one byte more") << QByteArrayList { longest, "x" };
    QTest::newRow("after a good line") << QByteArrayList { "a\n" + longest + "x" };
    QTest::newRow("before a good line") << QByteArrayList { longest + "x\na\n" };
}

void TestLineReader::tooLongLine()
{
    QFETCH(QByteArrayList, pieces);
    LineReader reader;
    for (int i = 0; i + 1 < pieces.size(); ++i)
        QVERIFY(reader.append(pieces[i].toStdString()).ok());
    const Result<Done> result = reader.append(pieces.last().toStdString());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    // After a line that is too long, the rest is useless: nobody knows where the next line starts.
    QVERIFY(!reader.append("a\n").ok());
    QVERIFY(!reader.next());
}

void TestLineReader::manyLinesAtOnceMayBeLongerThanOne()
{
    std::string bytes;
    for (int i = 0; i < 3; ++i)
        bytes += std::string(maximumLineLength / 2, 'x') + "\n";
    LineReader reader;
    QVERIFY(reader.append(bytes).ok());
    for (int i = 0; i < 3; ++i)
        QVERIFY(reader.next().has_value());
    QVERIFY(!reader.next());
}

/// A line that comes in small pieces, with a query after each. Scanning from its start each time would take minutes.
void TestLineReader::unfinishedLineIsScannedOnce()
{
    LineReader reader;
    const std::string piece(16, 'x');
    for (size_t sent = 0; sent < maximumLineLength; sent += piece.size()) {
        QVERIFY(reader.append(piece).ok());
        QVERIFY(!reader.next());
    }
    QVERIFY(reader.append("\n").ok());
    QCOMPARE(reader.next().value().size(), maximumLineLength);
}

REGISTER_TEST(TestLineReader, QCoreApplication)
#include "tst_line_reader.moc"
