// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/known_listeners.h"
#include "core/agent/listener_source.h"
#include "core/listeners/listening_sockets.h"
#include "core/listeners/socket_owners.h"

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace portolan {

/// Polls the kernel for listeners ten times a second, or less often if that would take more than a twentieth of a
/// processor. Ignores sockets of the agent and of portolan, so that they are not mirrored back. Runs on the agent's loop;
/// owned by the agent.
class ListenerPoll : public ListenerSource
{
public:
    explicit ListenerPoll(asio::io_context& loop);

    [[nodiscard]] protocol::Detection detection() const override { return protocol::Detection::Polling; }
    void start(Handlers handlers) override;
    [[nodiscard]] std::vector<GuestListener> listeners() const override { return m_known.all(); }

private:
    [[nodiscard]] Result<Done> look();
    void wait(std::chrono::steady_clock::duration interval);
    void poll();
    void report(const Error& error);

    Handlers m_handlers;
    asio::steady_timer m_timer;
    ListeningSockets m_sockets;
    SocketOwners m_owners;
    KnownListeners m_known;
    std::string m_reported;
};

} // namespace portolan
