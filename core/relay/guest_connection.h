// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/loop_thread.h"
#include "core/net/socket.h"
#include "core/relay/handshake.h"
#include "core/relay/stream_pair.h"
#include "core/relay/traffic.h"

#include <cstdint>
#include <memory>

namespace portolan {

/// One connection in the guest, from the moment it is accepted from an admitted peer: reads the request, connects to
/// the service as patiently as any program, answers, and relays. Lives on the relay thread, shared by its owner and its pending operations.
class GuestConnection : public std::enable_shared_from_this<GuestConnection>
{
public:
    class Owner
    {
    public:
        [[nodiscard]] virtual bool knowsToken(const uint8_t* token) const = 0;
        [[nodiscard]] virtual const protocol::Token& proof() const = 0;
        [[nodiscard]] virtual bool allowsService(const sockets::Endpoint& service) const = 0;
        /// It has shown the token.
        virtual void trusted(const std::shared_ptr<GuestConnection>& connection) = 0;
        /// The connection is over; the owner lets go of it.
        virtual void ended(const std::shared_ptr<GuestConnection>& connection) = 0;

    protected:
        ~Owner() = default;
    };

    /// `number` is the owner's name for it.
    GuestConnection(
        Owner& owner, LoopThread& thread, uint64_t number, sockets::Socket host, std::shared_ptr<Traffic> traffic);

    void start() { waitForRequest(); }
    /// Resets both ends at once. The owner is not called any more.
    void abort();
    [[nodiscard]] uint64_t number() const { return m_number; }

private:
    void waitForRequest();
    void readRequest();
    void requested();
    void connect(const sockets::Endpoint& service);
    void connected(const asio::error_code& error);
    [[nodiscard]] bool answer(handshake::Answer answer);
    void answerAndEnd(handshake::Answer answer);
    void resetAndEnd();
    void end();

    Owner& m_owner;
    LoopThread& m_thread;
    uint64_t m_number;
    std::shared_ptr<Traffic> m_traffic;
    sockets::Socket m_host;    ///< until the pair has it
    sockets::Socket m_service; ///< likewise
    handshake::RequestBytes m_request {};
    size_t m_received = 0; ///< of it
    std::shared_ptr<StreamPair> m_pair;
    bool m_connecting = false; ///< the request was good, the service has not answered yet
    bool m_over = false;
};

} // namespace portolan
