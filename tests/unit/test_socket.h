// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/unique_fd.h"

#include <asio/ip/tcp.hpp>

#include <QByteArray>

#include <cstdint>

/// A blocking socket for tests. Every call gives up after 30 seconds, so that a failing test ends.
class TestSocket
{
public:
    using Endpoint = asio::ip::tcp::endpoint;

    TestSocket() = default;
    /// Listens; with port 0 the system chooses one. Not open if that fails.
    [[nodiscard]] static TestSocket listen(const Endpoint& local, int backlog = 128);
    /// Not open if that fails.
    [[nodiscard]] static TestSocket connect(const Endpoint& remote);
    [[nodiscard]] static TestSocket connectFrom(const Endpoint& local, const Endpoint& remote);
    /// Another descriptor for the same connection.
    [[nodiscard]] static TestSocket duplicate(const TestSocket& socket);
    /// A socket to call dial() on later.
    [[nodiscard]] static TestSocket make(const Endpoint& forRemote);
    bool dial(const Endpoint& remote);

    [[nodiscard]] TestSocket accept();
    [[nodiscard]] Endpoint local() const;
    [[nodiscard]] Endpoint peer() const;

    /// Whether bytes, an end or a connection to accept are there, or come within so many milliseconds.
    [[nodiscard]] bool isReadable(int milliseconds = 0) const;
    bool send(const QByteArray& bytes);
    /// Sends zeros until nothing goes out for a while, or until `limit` bytes went; how many did.
    [[nodiscard]] int64_t sendUntilBlocked(int64_t limit);
    /// Exactly so many bytes, or fewer when the stream ends or breaks before; see error().
    [[nodiscard]] QByteArray receive(int64_t size);
    /// All until the stream ends; error() is 0 if it ended and ECONNRESET if it was reset.
    [[nodiscard]] QByteArray receiveAll();
    void shutdownSend();
    void reset();
    void close() { m_fd.reset(); }

    [[nodiscard]] bool isOpen() const { return static_cast<bool>(m_fd); }
    [[nodiscard]] int fd() const { return m_fd.fd(); }
    /// errno of the last call, 0 if it succeeded.
    [[nodiscard]] int error() const { return m_error; }

private:
    explicit TestSocket(portolan::UniqueFd fd);

    portolan::UniqueFd m_fd;
    int m_error = 0;
};
