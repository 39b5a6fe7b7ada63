// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/tcp.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <QString>

/// Moves a lot of data through one connection without storing it. All functions block; run them on any thread.
namespace portolan::test {

/// What went through one end of a connection in one direction.
struct Transferred {
    qint64 size = 0;
    QByteArray sha256;
    int error = 0; ///< errno that ended it; 0: an orderly end

    friend bool operator==(const Transferred&, const Transferred&) = default;
};

/// For QCOMPARE's output.
[[nodiscard]] char* toString(const Transferred& transferred);

[[nodiscard]] QByteArray randomBytes(qsizetype size, QRandomGenerator& random);
/// Sends `size` bytes, different for each `seed` and never repeating within a stream, then ends the direction.
[[nodiscard]] Transferred sendRandom(Connection& connection, qint64 size, quint32 seed);
/// Sends until nothing goes out for a second, or `limit` bytes were sent; does not end the direction.
[[nodiscard]] Transferred sendUntilBlocked(Connection& connection, qint64 limit, quint32 seed);
/// Receives until the peer ends its direction or the connection breaks.
[[nodiscard]] Transferred receiveUntilEnd(Connection& connection);

} // namespace portolan::test
