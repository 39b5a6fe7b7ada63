// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/unique_fd.h"

#include <asio/ip/tcp.hpp>

#include <QByteArray>

#include <cstdint>

/// A blocking socket for tests. Every call times out after 30 seconds, so that a failing test ends.
class TestSocket
{
public:
    using Endpoint = asio::ip::tcp::endpoint;

    TestSocket() = default;
    /// Listens; the system chooses the port if it is 0. Not open if that fails.
    [[nodiscard]] static TestSocket listen(const Endpoint& local, int backlog = 128);
    /// Not open if that fails.
    [[nodiscard]] static TestSocket connect(const Endpoint& remote);
    [[nodiscard]] static TestSocket connectFrom(const Endpoint& local, const Endpoint& remote);
    /// Another descriptor for the same connection.
    [[nodiscard]] static TestSocket duplicate(const TestSocket& socket);
    /// A socket for a later dial().
    [[nodiscard]] static TestSocket make(const Endpoint& forRemote);
    bool dial(const Endpoint& remote);

    [[nodiscard]] TestSocket accept();
    [[nodiscard]] Endpoint local() const;
    [[nodiscard]] Endpoint peer() const;

    /// Whether data, the end of the stream or a connection to accept arrives within so many milliseconds.
    [[nodiscard]] bool isReadable(int milliseconds = 0) const;
    bool send(const QByteArray& bytes);
    /// Sends zeros until nothing goes out for a while, or `limit` bytes were sent; returns how many.
    [[nodiscard]] int64_t sendUntilBlocked(int64_t limit);
    /// Receives exactly so many bytes, or fewer if the stream ends or breaks before; see error().
    [[nodiscard]] QByteArray receive(int64_t size);
    /// Receives until the stream ends; error() is 0 after an orderly end and ECONNRESET after a reset.
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
