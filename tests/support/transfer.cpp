// SPDX-License-Identifier: MIT
#include "tests/support/transfer.h"

#include <QCryptographicHash>
#include <QTest>

#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>

namespace portolan::test {

namespace {

constexpr qsizetype blockSize = 256 * 1024;
constexpr int patience = 60000; // ms without a single byte, after which the test gives up

/// Repeats one random block, with its number in each copy.
class Source
{
public:
    explicit Source(quint32 seed)
    {
        QRandomGenerator random(seed);
        m_block = randomBytes(blockSize, random);
    }
    const QByteArray& next()
    {
        std::memcpy(m_block.data(), &m_number, sizeof m_number);
        ++m_number;
        return m_block;
    }

private:
    QByteArray m_block;
    qint64 m_number = 0;
};

bool waitFor(const Connection& connection, short events, int milliseconds)
{
    pollfd polled { connection.descriptor(), events, 0 };
    return ::poll(&polled, 1, milliseconds) > 0;
}

/// Stops after `limit` bytes, an error, or too long without progress, which counts as an error.
Transferred pour(Connection& connection, qint64 limit, quint32 seed, int milliseconds)
{
    Transferred result;
    QCryptographicHash sum(QCryptographicHash::Sha256);
    Source source(seed);
    while (result.size < limit && result.error == 0) {
        const QByteArrayView block = QByteArrayView(source.next()).first(qMin(limit - result.size, qint64 { blockSize }));
        qsizetype sent = 0;
        while (sent < block.size() && result.error == 0) {
            const ssize_t taken = ::send(connection.descriptor(), block.data() + sent,
                static_cast<size_t>(block.size() - sent), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (taken >= 0)
                sent += taken;
            else if (errno != EAGAIN)
                result.error = errno;
            else if (!waitFor(connection, POLLOUT, milliseconds))
                result.error = ETIMEDOUT;
        }
        sum.addData(block.first(sent));
        result.size += sent;
    }
    result.sha256 = sum.result();
    return result;
}

} // namespace

char* toString(const Transferred& transferred)
{
    return QTest::toString(QStringLiteral("%1 bytes, sha256 %2, %3")
                               .arg(transferred.size)
                               .arg(QString::fromLatin1(transferred.sha256.toHex()),
                                   transferred.error == 0 ? QStringLiteral("ended")
                                                          : QString::fromLocal8Bit(std::strerror(transferred.error))));
}

QByteArray randomBytes(qsizetype size, QRandomGenerator& random)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qsizetype filled = 0;
    for (; filled + qsizetype { sizeof(quint32) } <= size; filled += sizeof(quint32)) {
        const quint32 word = random.generate();
        std::memcpy(bytes.data() + filled, &word, sizeof word);
    }
    for (; filled < size; ++filled)
        bytes[filled] = static_cast<char>(random.bounded(256));
    return bytes;
}

Transferred sendRandom(Connection& connection, qint64 size, quint32 seed)
{
    Transferred result = pour(connection, size, seed, patience);
    connection.shutdownSending();
    return result;
}

Transferred sendUntilBlocked(Connection& connection, qint64 limit, quint32 seed)
{
    Transferred result = pour(connection, limit, seed, 1000);
    if (result.error == ETIMEDOUT)
        result.error = 0;
    return result;
}

Transferred receiveUntilEnd(Connection& connection)
{
    Transferred result;
    QCryptographicHash sum(QCryptographicHash::Sha256);
    QByteArray piece(blockSize, Qt::Uninitialized);
    for (;;) {
        if (!waitFor(connection, POLLIN, patience)) {
            result.error = ETIMEDOUT;
            break;
        }
        const ssize_t read = ::recv(connection.descriptor(), piece.data(), static_cast<size_t>(piece.size()), 0);
        if (read < 0)
            result.error = errno;
        if (read <= 0)
            break;
        sum.addData(QByteArrayView(piece).first(read));
        result.size += read;
    }
    result.sha256 = sum.result();
    return result;
}

} // namespace portolan::test
