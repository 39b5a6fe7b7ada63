// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/loop_thread.h"
#include "core/relay/mirrored_connection.h"
#include "core/relay/steerer.h"

#include <asio/dispatch.hpp>

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <unordered_set>

namespace portolan {

/// One of the threads that share the host's connections, with those that it has, and with tickets of its own. Made and
/// destroyed by who accepts the connections.
class RelayLane final : public MirroredConnection::Owner
{
public:
    /// Called on the lane's thread.
    struct Handlers {
        std::function<void(const Error&)> dialFailed;
        SteeringHandlers steering;
    };
    RelayLane(TicketPool::Share share, Handlers handlers);
    /// Not on the lane's thread.
    ~RelayLane();
    RelayLane(const RelayLane&) = delete;
    RelayLane& operator=(const RelayLane&) = delete;

    LoopThread thread;

    /// Connections that were handed over and live. From any thread.
    [[nodiscard]] size_t load() const { return m_load.load(std::memory_order_relaxed); }
    /// Hands a connection over. `client` is one of this lane's loop; `local`: it may be steered. From any thread.
    void take(sockets::Socket client, RelayTarget target, std::shared_ptr<Traffic> traffic, bool local);
    /// Resets every connection, in order with take(), and waits for nothing. From any thread.
    void resetConnections();
    /// Resets every connection and calls no handler any more. Not on the lane's thread.
    void abort();
    /// Has `function` called with the lane's steerer, on its thread, in order with take(), and waits for nothing.
    template <typename Function> void steerer(Function function)
    {
        asio::dispatch(thread.context(), [this, function = std::move(function)] {
            if (m_steerer)
                function(*m_steerer);
        });
    }

private:
    void resetEach();
    void ended(const std::shared_ptr<MirroredConnection>& connection) override;
    void dialFailed(const Error& error) override;

    Handlers m_handlers;
    std::shared_ptr<Steerer> m_steerer; ///< none at the end
    std::unordered_set<std::shared_ptr<MirroredConnection>> m_connections;
    std::atomic<size_t> m_load { 0 };
};

} // namespace portolan
