// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/relay/relay_target.h"
#include "core/relay/steering_way.h"
#include "core/relay/traffic.h"

#include <asio/ip/tcp.hpp>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace portolan {

/// The host's end of the relay: listens on the host's loopback, dials the agent for every connection that is accepted,
/// and moves the bytes. A client whose connection does not come about is reset at once. The relay thread has the
/// listeners and calls the handlers; connections that live at once are shared by it and, where there are processors for
/// them, a few more (see RelayLane). Every method may be called from any thread, from a handler on the relay thread too.
/// close() and what else has an answer to give wait for that thread, whose work per wake-up is bounded; open(),
/// retarget() and probe(), which the engine calls for many mirrors at a time or again and again, do not.
class MirrorRelay
{
public:
    using MirrorId = uint64_t;

    /// With so many threads that carry connections, 1 at least.
    explicit MirrorRelay(uint32_t lanes = usualLanes());
    /// As many as this machine has use for, of which clients and guest want processors as well: 1 to 4.
    [[nodiscard]] static uint32_t usualLanes();
    /// Closes every listener and resets every connection. Not to be called on the relay thread.
    ~MirrorRelay();
    MirrorRelay(const MirrorRelay&) = delete;
    MirrorRelay& operator=(const MirrorRelay&) = delete;

    /// Whether open() would find `local` free now; for who wants to open several or none. Errors: as of open().
    [[nodiscard]] static Result<Done> tryBind(const asio::ip::tcp::endpoint& local);

    struct Opened {
        MirrorId id = 0;
        /// Tells our own listener in a dump of the host's listeners; 0 where the system has no such thing.
        uint64_t inode = 0;
    };
    /// Listens on `local` and relays to `target`. The listener is open when this returns. `local` may have port 0
    /// (tests). Errors: InUse, PermissionDenied, Reserved (Windows), NotAvailable (no such family or address),
    /// Resources.
    [[nodiscard]] Result<Opened> open(
        const asio::ip::tcp::endpoint& local, RelayTarget target, std::shared_ptr<Traffic> traffic);
    /// New connections go to `target` soon, and before anything that is asked for later; those that live stay where
    /// they are.
    void retarget(MirrorId mirror, RelayTarget target);
    /// When this returns, the listener is gone and the port free. Connections live on until one of their ends ends
    /// them. Unknown mirrors are ignored.
    void close(MirrorId mirror);
    /// Resets every connection, as nobody is at the other end any more.
    void resetConnections();
    /// The address and port of an open mirror, for port 0.
    [[nodiscard]] std::optional<asio::ip::tcp::endpoint> localEndpoint(MirrorId mirror) const;

    /// Dials the agent, shows the token and asks for nothing; `done` is called on the relay thread, once, within five
    /// seconds, unless the relay is destroyed before: Unreachable, Refused (no agent there), NotAvailable (the source
    /// address is not this host's), PermissionDenied (the agent knows another token or peer).
    void probe(const RelayTarget& target, std::function<void(Result<Done>)> done);

    /// Called on the relay thread for each connection that was reset because the agent could not be dialled or did not
    /// answer, with the errors of probe(). Not when the guest's service refused, nor for want of descriptors on the
    /// host.
    void setDialFailureHandler(std::function<void(const Error&)> handler);

    /// What is to be told to the agent, for connections that the guest's kernel hands to the services themselves. To be
    /// called before steer(). After a call with none of them nobody is told any more.
    void setSteeringHandlers(SteeringHandlers handlers);
    /// The way for such connections from now on; nothing: all go to the agent's relay. Only connections that were
    /// accepted on a loopback address are steered: for others to pass for local ones would be a lie with consequences.
    void steer(const std::optional<SteeringWay>& way);
    /// The agent's answers.
    void setSteeredServices(std::vector<protocol::SteeredService> services);
    void ticketsAdmitted(uint64_t tickets);
    /// Calls on the agent's own listeners, for its trial of steer()'s way.
    void tryOutSteering(std::vector<protocol::SteeredService> listeners);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
    std::atomic<MirrorId> m_lastId = 0;
};

} // namespace portolan
