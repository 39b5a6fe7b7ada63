// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/socket.h"
#include "core/relay/way_kind.h"

#include <functional>
#include <memory>

namespace portolan {

/// One attempt to connect to a service by one way. Lives on the relay thread, owned by whoever may want to cancel it.
class Attempt
{
public:
    enum class Shortage { None, OnHost, InGuest };

    struct Outcome {
        enum class Kind {
            Connected,
            Refused, ///< by the service, or by the guest for it: another way would not help
            Failed,  ///< on this way; another one may lead there
        };
        Kind kind = Kind::Failed;
        /// Connected: a stream to the service that StreamPair can relay. It belongs to the relay thread's loop and can be
        /// half-closed and reset. A way that has no socket of its own to the service returns one end of a connected pair
        /// (two TCP sockets over loopback, since those can be reset on every system) and serves the other end itself.
        sockets::Socket socket;
        bool wasReset = false;    ///< Connected: the service has reset it since, perhaps after it sent something
        bool wantsSocket = false; ///< Connected: Way::giveBack() gets the socket after an orderly end
        bool blamesWay = false;   ///< Failed: the guest was asked. If a later way connects, this one is at fault.
        Shortage shortage = Shortage::None; ///< of descriptors, memory or ports, when not Connected
    };
    using Handler = std::function<void(Outcome)>;

    virtual ~Attempt() = default;
    /// Calls `done` once, perhaps within this call; not after cancel().
    virtual void start(Handler done) = 0;
    virtual void cancel() = 0;
};

/// A way to connect to services of one guest. Lives on the relay thread, shared by the guest's Ways and its own pending
/// operations; its half on the engine's thread (core/engine/guest_ways.h) tells it what holds.
class Way
{
public:
    enum class Leads {
        No,     ///< the way is not open, or not for such connections
        NotNow, ///< it is open, but failed for this service a moment ago
        Yes,
    };
    struct Request {
        sockets::Endpoint service; ///< as seen in the guest: 127.0.0.1:3000, say
        bool local = true;         ///< the client called a loopback address, so it may pass for a local program
        bool clientHasSpoken = false; ///< there is data to send to the service
    };

    virtual ~Way() = default;
    [[nodiscard]] virtual WayKind kind() const = 0;
    [[nodiscard]] virtual Leads leadsTo(const Request& request) const = 0;
    /// An attempt that is not started yet.
    [[nodiscard]] virtual std::shared_ptr<Attempt> attempt(const Request& request) = 0;
    /// An attempt that blamed this way failed, and then a later way connected. True: the service is left to later ways.
    [[nodiscard]] virtual bool bypassed(const sockets::Endpoint&) { return false; }
    /// The socket of a connection that has ended, if the outcome wanted it. It may not be open.
    virtual void giveBack(sockets::Socket) { }
    /// Nobody uses the service any more.
    virtual void forget(const sockets::Endpoint&) { }
    /// Calls no handler any more and leads nowhere.
    virtual void close() = 0;
};

} // namespace portolan
