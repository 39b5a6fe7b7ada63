// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/unique_fd.h"
#include "tests/support/program.h"

#include <atomic>
#include <cstddef>
#include <thread>
#include <unordered_map>

namespace portolan::bench {

/// Echoes every byte on any number of connections. Uses one thread of its own in a place's network namespace.
class EchoService
{
public:
    /// Listens on 127.0.0.1 on one port and on 0.0.0.0 on the other.
    EchoService(const test::Place& place, quint16 loopbackPort, quint16 wildcardPort);
    ~EchoService();
    EchoService(const EchoService&) = delete;
    EchoService& operator=(const EchoService&) = delete;

    /// Open connections whose first byte was echoed. From any thread.
    [[nodiscard]] size_t served() const { return m_served; }
    /// Ends every connection with a reset, which leaves no TIME_WAIT; returns at once. From any thread.
    void resetAll();

private:
    enum class Request : quint64 { ResetAll = 1, End = quint64(1) << 32 };
    void ask(Request request);
    void serve(const test::Place& place, quint16 loopbackPort, quint16 wildcardPort);
    void accept(const UniqueFd& listener);
    void echo(int socket);

    UniqueFd m_requests;
    UniqueFd m_poll;
    struct Client {
        UniqueFd socket;
        bool served = false;
    };
    std::unordered_map<int, Client> m_clients; // by descriptor; used by the thread only
    std::atomic<size_t> m_served = 0;
    std::thread m_thread;
};

} // namespace portolan::bench
