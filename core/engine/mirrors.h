// SPDX-License-Identifier: MIT
#pragma once

#include "core/mirror/policy.h"
#include "core/relay/mirror_relay.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace portolan {

/// The open mirrors of the host. Opens and closes them as the policy decides, and remembers which could not be opened and what each
/// port has carried. Lives on the engine's thread.
class Mirrors
{
public:
    explicit Mirrors(MirrorRelay& relay);

    /// The ways to the guest for all mirrors, those that are open included. Call it before apply().
    void setWays(std::shared_ptr<Ways> ways);

    /// Closes unwanted mirrors, opens missing ones, and redirects those that lead to another service now. True when one could not
    /// be opened: then failures() has grown, and the policy must decide again. If one address of a port fails, none of that port
    /// is opened, not even for a moment.
    [[nodiscard]] bool apply(const std::vector<PortDecision>& decisions);

    /// Why mirrors could not be opened at the last try.
    [[nodiscard]] const std::map<HostEndpoint, Error>& failures() const { return m_failures; }
    /// Allows a new try of everything that failed.
    void forgetFailures() { m_failures.clear(); }
    void forgetFailures(PortKey hostPort);

    /// The sockets of the open mirrors, so that a list of the host's listeners can leave them out.
    [[nodiscard]] std::set<uint64_t> inodes() const;
    /// The host's addresses that have `hostPort` open: 127.0.0.1 first, then ::1, then others.
    [[nodiscard]] std::vector<Address> openAddresses(PortKey hostPort) const;
    /// The services' addresses behind the open mirrors of `hostPort`, in the order of the host's addresses.
    [[nodiscard]] std::vector<Address> servedAddresses(PortKey hostPort) const;
    /// The counters of the guest's `port` since the start; null before its first mirror.
    [[nodiscard]] const Traffic* traffic(PortKey port) const;
    [[nodiscard]] const std::map<PortKey, std::shared_ptr<Traffic>>& traffic() const { return m_traffic; }
    /// How many connections are open now, over all ports.
    [[nodiscard]] uint64_t connections() const;

private:
    using Wanted = std::map<HostEndpoint, ServiceAddress>;

    struct Mirror {
        MirrorRelay::Opened opened;
        ServiceAddress guest;
    };
    [[nodiscard]] std::set<PortKey> blockedPorts(const Wanted& wanted);
    void open(const HostEndpoint& host, const ServiceAddress& guest);
    [[nodiscard]] MirrorRelay::Target target(const ServiceAddress& guest) const;

    MirrorRelay& m_relay;
    std::shared_ptr<Ways> m_ways;
    std::map<HostEndpoint, Mirror> m_open;
    std::map<HostEndpoint, Error> m_failures;
    std::map<PortKey, std::shared_ptr<Traffic>> m_traffic; ///< by the guest's port
};

} // namespace portolan
