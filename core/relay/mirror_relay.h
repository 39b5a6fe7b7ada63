// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/net/loop_thread.h"
#include "core/relay/connection_listener.h"
#include "core/relay/mirrored_connection.h"
#include "core/relay/traffic.h"
#include "core/relay/ways.h"

#include <asio/ip/tcp.hpp>

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace portolan {

/// The host's end: listens on the host's loopback and connects each client to the mirror's service, by one of the guest's
/// ways. A client for which that fails is reset at once. A thread of its own does the work. Every public method may be
/// called from any thread, also from a handler on the relay thread. close() waits for that thread, whose work per wake-up
/// is bounded; open() and retarget(), which the engine calls for many mirrors at a time, do not.
class MirrorRelay
{
public:
    using MirrorId = uint64_t;

    MirrorRelay();
    /// Closes every listener and resets every connection. Not to be called on the relay thread. The ways are closed before.
    ~MirrorRelay();
    MirrorRelay(const MirrorRelay&) = delete;
    MirrorRelay& operator=(const MirrorRelay&) = delete;

    /// The relay thread, on which the ways have to live.
    [[nodiscard]] LoopThread& thread() { return m_thread; }

    /// Where a mirror's connections go.
    struct Target {
        std::shared_ptr<Ways> ways; ///< to the guest
        asio::ip::tcp::endpoint service; ///< as seen in the guest: 127.0.0.1:3000, say
    };
    struct Opened {
        MirrorId id = 0;
        /// Identifies our own listener in a list of the host's listeners; 0 where the system has no such thing.
        uint64_t inode = 0;
        asio::ip::tcp::endpoint local; ///< with the port that the system chose
    };
    /// Listens on `local` and connects to `target`. The listener is open when this returns. `local` may have port 0
    /// (tests). Errors: InUse, PermissionDenied, Reserved (Windows), NotAvailable (no such family or address),
    /// Resources.
    [[nodiscard]] Result<Opened> open(
        const asio::ip::tcp::endpoint& local, Target target, std::shared_ptr<Traffic> traffic);
    /// New connections go to `target` soon, and before anything that is asked for later. Live ones stay where they are.
    void retarget(MirrorId mirror, Target target);
    /// When this returns, the listeners are gone and the ports free. Connections live on until one of their ends ends
    /// them. Unknown mirrors are ignored. Waits for the relay thread once, for however many mirrors.
    void close(std::span<const MirrorId> mirrors);
    /// Resets every connection, because nobody is at the other end any more.
    void resetConnections();

private:
    struct Mirror {
        std::shared_ptr<ConnectionListener> listener;
        std::shared_ptr<Ways> ways;
        Ways::Service service;
        std::shared_ptr<Traffic> traffic;
    };

    void adopt(MirrorId id, sockets::Acceptor acceptor, const Target& target, std::shared_ptr<Traffic> traffic);
    void accepted(MirrorId id, sockets::Socket client);
    void dropped(MirrorId id);
    void abortConnections();

    std::atomic<MirrorId> m_lastId = 0;
    // Used on the relay thread only.
    std::unordered_map<MirrorId, Mirror> m_mirrors;
    std::unordered_set<std::shared_ptr<MirroredConnection>> m_connections;
    LoopThread m_thread; ///< the last member, so that it ends before the others
};

} // namespace portolan
