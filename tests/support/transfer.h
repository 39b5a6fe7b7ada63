// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/tcp.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <QString>

/// Much data through one connection, without keeping it. All of these block, and may be called on a thread of their own.
namespace portolan::test {

/// What went through one end of a connection in one direction.
struct Transferred {
    qint64 size = 0;
    QByteArray sha256;
    int error = 0; ///< errno of what ended it; 0: its end was orderly

    friend bool operator==(const Transferred&, const Transferred&) = default;
};

/// For QCOMPARE.
[[nodiscard]] char* toString(const Transferred& transferred);

[[nodiscard]] QByteArray randomBytes(qsizetype size, QRandomGenerator& random);
/// Sends `size` bytes, which are others for each `seed` and never the same twice in a stream, and ends the direction.
[[nodiscard]] Transferred sendRandom(Connection& connection, qint64 size, quint32 seed);
/// Sends until nothing goes out for a second, or until `limit` bytes went; does not end the direction.
[[nodiscard]] Transferred sendUntilBlocked(Connection& connection, qint64 limit, quint32 seed);
/// Receives until the other end has ended its direction, or the connection breaks.
[[nodiscard]] Transferred receiveUntilEnd(Connection& connection);

} // namespace portolan::test
