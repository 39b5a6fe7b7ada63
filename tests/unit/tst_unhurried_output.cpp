// SPDX-License-Identifier: MIT
#include "app/portolan/unhurried_output.h"
#include "tests/support/test_class.h"

#include <QTest>

#include <array>
#include <cstdio>
#include <memory>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace portolan;

namespace {

/// A pipe of 4 KiB (one page) that the test reads.
class Reader
{
public:
    Reader()
    {
        std::array<int, 2> ends {};
        if (::pipe(ends.data()) != 0)
            return;
        (void)::fcntl(ends[1], F_SETPIPE_SZ, 4096);
        m_read = ends[0];
        stream = ::fdopen(ends[1], "w");
    }
    ~Reader()
    {
        ::close(m_read);
        std::fclose(stream);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Whether a writer waits until something is read.
    [[nodiscard]] bool isFull() const
    {
        int bytes = 0;
        return ::ioctl(m_read, FIONREAD, &bytes) == 0 && bytes == 4096;
    }
    /// Reads up to and including `last`, and waits for it.
    QByteArray readUntil(const QByteArray& last)
    {
        QByteArray text;
        std::array<char, 4096> buffer {};
        while (!text.contains(last)) {
            const ssize_t count = ::read(m_read, buffer.data(), buffer.size());
            if (count <= 0)
                break;
            text.append(buffer.data(), count);
        }
        return text;
    }

    std::FILE* stream = nullptr;

private:
    int m_read = -1;
};

} // namespace

class tst_UnhurriedOutput : public QObject
{
    Q_OBJECT

private slots:
    void writesInOrder();
    void readerThatStops();
    void onlyTheNewestScreenWaits();
    void endsAlthoughNobodyReads();
};

void tst_UnhurriedOutput::writesInOrder()
{
    Reader reader;
    {
        UnhurriedOutput output(reader.stream);
        output.line("one\n");
        output.line("two\n");
    }
    QCOMPARE(reader.readUntil("two\n"), QByteArray("one\ntwo\n"));
}

/// The writer never blocks, whole lines stay in order, and a note reports the gap.
void tst_UnhurriedOutput::readerThatStops()
{
    Reader reader;
    UnhurriedOutput output(reader.stream);
    const QByteArray first(20000, 'x'); // more than fits into the pipe
    output.line(first + '\n');
    QTRY_VERIFY(reader.isFull());
    const QByteArray filling(1000, 'x');
    constexpr int lines = 3 * UnhurriedOutput::lineLimit / 1000;
    for (int i = 0; i < lines; ++i)
        output.line(QByteArray::number(i) + ' ' + filling + '\n');

    QList<QByteArray> read = reader.readUntil("nobody read them.)\n").trimmed().split('\n');
    QCOMPARE(read.takeFirst(), first);
    for (int i = 0; i + 1 < read.size(); ++i)
        QCOMPARE(read[i], QByteArray::number(i) + ' ' + filling);
    QVERIFY(read.size() > UnhurriedOutput::lineLimit / 1100);
    const int dropped = lines - static_cast<int>(read.size()) + 1;
    QCOMPARE(read.last(), "(" + QByteArray::number(dropped) + " lines were dropped: nobody read them.)");

    output.line("again\n");
    QCOMPARE(reader.readUntil("again\n"), QByteArray("again\n"));
}

void tst_UnhurriedOutput::onlyTheNewestScreenWaits()
{
    Reader reader;
    UnhurriedOutput output(reader.stream);
    output.line(QByteArray(20000, 'x') + '\n'); // more than fits into the pipe
    QTRY_VERIFY(reader.isFull());
    for (int i = 0; i < 1000; ++i)
        output.screen("screen " + QByteArray::number(i) + ';');
    const QByteArray text = reader.readUntil("screen 999;");
    QVERIFY(text.endsWith("screen 999;"));
    QVERIFY(text.count("screen") <= 2);
}

void tst_UnhurriedOutput::endsAlthoughNobodyReads()
{
    Reader reader;
    {
        UnhurriedOutput output(reader.stream);
        output.line(QByteArray(20000, 'x') + '\n');
    }
    // The thread must end before its stream does.
    QCOMPARE(reader.readUntil("\n").size(), 20001);
}

REGISTER_TEST(tst_UnhurriedOutput, NoApplication)
#include "tst_unhurried_output.moc"
