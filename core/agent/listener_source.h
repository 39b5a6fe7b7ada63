// SPDX-License-Identifier: MIT
#pragma once

#include "core/agent/known_listeners.h"
#include "core/base/result.h"
#include "core/listeners/listening_sockets.h"
#include "core/listeners/socket_owners.h"

#include <asio/steady_timer.hpp>

#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace portolan {

/// Reports the TCP sockets that listen in the guest. ListenerEvents gets the kernel's events; ListenerPoll polls. Runs on
/// the agent's loop; owned by the agent.
class ListenerSource
{
public:
    /// Called on the loop.
    struct Handlers {
        std::function<void(protocol::Listeners)> changed; ///< never empty
        std::function<void(const Error&)> failed;         ///< once for a repeated failure
    };

    explicit ListenerSource(asio::io_context& loop)
        : m_timer(loop)
    {
    }
    virtual ~ListenerSource() = default;

    [[nodiscard]] virtual protocol::Detection detection() const = 0;
    /// Reads the listeners for the first time, and begins to watch.
    void start(Handlers handlers);
    /// All listeners, including all reported changes; ordered by port.
    [[nodiscard]] std::vector<GuestListener> listeners() const { return m_known.all(); }
    /// The same as a message.
    [[nodiscard]] protocol::Listeners fullList() const { return { true, m_known.all(), {}, false, m_known.truncated() }; }
    /// The ports whose listeners are left out last where there are too many. Takes effect with the next look.
    void choose(std::set<PortKey> ports) { m_known.choose(std::move(ports)); }

protected:
    /// Part of start().
    virtual void begin() = 0;
    /// Reports the changes of m_known, if there are any.
    void tell();
    [[nodiscard]] GuestListener listenerOf(const ListeningSocket& socket, const Process& process);
    /// Reports a failure to read the listeners.
    void note(const Result<Done>& read);
    void report(const Error& error);

    asio::steady_timer m_timer;
    ListeningSockets m_sockets;
    SocketOwners m_owners;
    KnownListeners m_known;

private:
    Handlers m_handlers;
    std::string m_reported;
    bool m_toldTruncated = false;
    std::unordered_map<uint32_t, std::string> m_users; ///< names by uid
};

} // namespace portolan
