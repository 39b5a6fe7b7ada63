// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/unique_fd.h"
#include "tests/support/program.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// Sockets that the test itself holds inside a namespace: a socket belongs for ever to the one that it was made in.
namespace portolan::test {

/// What a connection is made with.
struct DialOptions {
    QString address = {}; ///< to come from; "": the system chooses
    quint16 port = 0;     ///< likewise
    int seconds = 0;      ///< to wait for an answer; 0: as long as the system does
};

/// The errno of the last call is kept, since a test is often about exactly that.
class Connection
{
public:
    /// Connects from `place`; `error()` is not 0 when that failed.
    Connection(const Place& place, const QString& address, quint16 port, const DialOptions& options = {});
    explicit Connection(UniqueFd socket);

    [[nodiscard]] int error() const { return m_error; }
    [[nodiscard]] bool open() const { return m_socket && m_error == 0; }
    [[nodiscard]] QString peerAddress() const;
    [[nodiscard]] QString localAddress() const;
    [[nodiscard]] quint16 localPort() const;

    bool send(const QByteArray& bytes);
    /// Until `size` bytes, the end of the stream, an error (see error()) or `milliseconds`.
    [[nodiscard]] QByteArray receive(qsizetype size, int milliseconds = 20000);
    /// Until the end of the stream.
    [[nodiscard]] QByteArray receiveAll(int milliseconds = 20000);
    /// Whether the peer has ended its direction, without an error, within that time.
    [[nodiscard]] bool ended(int milliseconds = 20000);
    /// Ends this direction only.
    void shutdownSending();
    /// Closes with a reset.
    void reset();
    void close() { m_socket.reset(); }
    [[nodiscard]] int descriptor() const { return m_socket.fd(); }

private:
    UniqueFd m_socket;
    int m_error = 0;
};

/// What a listener is made with.
struct ListenOptions {
    bool reuseAddress = true;
    bool reusePort = false;
    bool v6Only = false;
    bool listen = true;     ///< false: bound only
    QByteArray device = {}; ///< takes connections that come in there only; "": from everywhere
};

class Listener
{
public:
    /// error() is not 0 when that failed; errno of bind() or listen().
    Listener(const Place& place, const QString& address, quint16 port, const ListenOptions& options = {});

    [[nodiscard]] int error() const { return m_error; }
    [[nodiscard]] quint16 port() const;
    /// Nothing: nobody came within that time.
    [[nodiscard]] std::optional<Connection> accept(int milliseconds = 20000);
    /// For a socket that was bound only.
    [[nodiscard]] int listenNow();
    void close() { m_socket.reset(); }

private:
    UniqueFd m_socket;
    int m_error = 0;
};

/// bind() of a datagram socket; gives errno, or 0.
[[nodiscard]] int bindDatagram(const Place& place, const QString& address, quint16 port);

} // namespace portolan::test
