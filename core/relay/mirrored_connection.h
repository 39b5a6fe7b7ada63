// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/loop_thread.h"
#include "core/net/socket.h"
#include "core/relay/stream_pair.h"
#include "core/relay/traffic.h"
#include "core/relay/ways.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace portolan {

/// One connection on the host, from the moment it is accepted: tries the guest's ways, best first, until one connects to the
/// service, then relays. Whatever fails, the client gets a reset. Counts itself in its port's Traffic. Lives on the relay
/// thread, shared by its owner and its pending operations.
class MirroredConnection : public std::enable_shared_from_this<MirroredConnection>
{
public:
    /// What a connection is made with.
    struct Setup {
        sockets::Socket client;
        std::shared_ptr<Ways> ways;
        Ways::Service service;
        bool local = true; ///< the client called a loopback address
        std::shared_ptr<Traffic> traffic;
        /// The connection is over, and its owner can let go of it.
        std::function<void(const std::shared_ptr<MirroredConnection>&)> ended;
    };
    MirroredConnection(LoopThread& thread, Setup setup);
    ~MirroredConnection();
    MirroredConnection(const MirroredConnection&) = delete;
    MirroredConnection& operator=(const MirroredConnection&) = delete;

    void start() { tryNextWay(); }
    /// Resets both ends at once. Does not call `ended`.
    void abort();

private:
    void tryNextWay();
    void attempted(Attempt::Outcome outcome);
    void relay(Attempt::Outcome outcome);
    void clientGone();
    void fail(Attempt::Shortage shortage);
    void end();
    void stopCounting();

    LoopThread& m_thread;
    Setup m_setup;              ///< the client until the pair has it, the service until it is connected
    size_t m_tried = 0;         ///< ways, counting the one that is being tried or carries the bytes
    std::vector<Way*> m_blamed; ///< ways that failed although the guest was asked
    Attempt::Shortage m_shortage = Attempt::Shortage::None; ///< for which the last attempt failed
    std::shared_ptr<Attempt> m_attempt;
    std::shared_ptr<StreamPair> m_pair;
    bool m_counted = true;
};

} // namespace portolan
