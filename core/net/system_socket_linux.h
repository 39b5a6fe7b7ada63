// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/unique_fd.h"
#include "core/net/readiness_linux.h"
#include "core/net/socket.h"

#include <functional>
#include <memory>

namespace portolan::sockets {

/// Made with what all sockets are to have; the connections of a listener inherit it.
[[nodiscard]] UniqueFd makeSocket(int family);
void setOption(int descriptor, int level, int name, int value);

/// A descriptor and who waits for what on it. Watched from the first wait on, as many a short connection needs none.
class Socket::System final : public std::enable_shared_from_this<System>, private Readiness::Subject
{
public:
    System(asio::io_context& context, UniqueFd descriptor);
    ~System();
    System(const System&) = delete;
    System& operator=(const System&) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor.fd(); }
    void close();

    /// Once it is decided. Another connect() would tell as well, but throw away what was received before a reset.
    [[nodiscard]] asio::error_code outcomeOfConnect() const;
    size_t receive(std::span<char> buffer, asio::error_code& error);
    size_t send(std::span<const char> data, asio::error_code& error, Next next);
    [[nodiscard]] bool endHasCome() const { return m_ended && !m_broken; }
    void waitForData(Handler done);
    void waitForRoom(Handler done);
    void waitForReset(std::function<void()> done);
    void cancelWaits();
    /// What was known of an earlier connection.
    void forget();

private:
    void ready(uint32_t events) override;
    void abandon() override;
    void tell();
    void watch(uint32_t events);
    void fail(const asio::error_code& error);

    Readiness& m_readiness;
    UniqueFd m_descriptor;
    Readiness::Watch m_watch = 0;
    uint32_t m_watched = 0; ///< events; 0: not watched yet

    // What is known of the descriptor: true until a call finds otherwise.
    bool m_readable = false;
    bool m_writable = false;
    bool m_ended = false;  ///< the peer's end or a reset has arrived, and nothing more will be told
    bool m_broken = false; ///< by a reset, or an error of the way
    bool m_urgent = false; ///< urgent data came at some time

    Handler m_data;
    Handler m_room;
    std::function<void()> m_reset;
};

} // namespace portolan::sockets
