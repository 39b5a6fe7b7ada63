// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/unique_fd.h"
#include "tests/support/program.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// Sockets that the test itself holds inside a namespace: a socket always stays in the namespace in which it was
/// created.
namespace portolan::test {

/// Options for a connection.
struct DialOptions {
    QString address = {}; ///< local address; "": the system chooses
    quint16 port = 0;     ///< local port; 0: the system chooses
    int seconds = 0;      ///< timeout for connect(); 0: the system's
};

/// Keeps the errno of the last call, because tests often check exactly that.
class Connection
{
public:
    /// Connects from `place`; `error()` is not 0 if that failed.
    Connection(const Place& place, const QString& address, quint16 port, const DialOptions& options = {});
    explicit Connection(UniqueFd socket);

    [[nodiscard]] int error() const { return m_error; }
    [[nodiscard]] bool open() const { return m_socket && m_error == 0; }
    [[nodiscard]] QString peerAddress() const;
    [[nodiscard]] QString localAddress() const;
    [[nodiscard]] quint16 localPort() const;

    bool send(const QByteArray& bytes);
    /// Receives until `size` bytes, the end of the stream, an error (see error()) or `milliseconds`.
    [[nodiscard]] QByteArray receive(qsizetype size, int milliseconds = 20000);
    /// Receives until the end of the stream.
    [[nodiscard]] QByteArray receiveAll(int milliseconds = 20000);
    /// Whether the peer ended its direction in order within that time.
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

/// Options for a listener.
struct ListenOptions {
    bool reuseAddress = true;
    bool reusePort = false;
    bool v6Only = false;
    bool listen = true;     ///< false: bound only
    QByteArray device = {}; ///< accepts only connections that arrive on this interface; "": on any
};

class Listener
{
public:
    /// error() is the errno of bind() or listen(); 0 if both worked.
    Listener(const Place& place, const QString& address, quint16 port, const ListenOptions& options = {});

    [[nodiscard]] int error() const { return m_error; }
    [[nodiscard]] quint16 port() const;
    /// Nothing if no connection came within that time.
    [[nodiscard]] std::optional<Connection> accept(int milliseconds = 20000);
    /// For a socket that was only bound so far.
    [[nodiscard]] int listenNow();
    void close() { m_socket.reset(); }

private:
    UniqueFd m_socket;
    int m_error = 0;
};

/// Binds a datagram socket; returns errno, or 0.
[[nodiscard]] int bindDatagram(const Place& place, const QString& address, quint16 port);

} // namespace portolan::test
