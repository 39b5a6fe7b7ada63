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

/// The mirrors that are open on the host. Makes them what the policy wants, and remembers what could not be opened and what each
/// port has carried. Lives on the engine's thread.
class Mirrors
{
public:
    /// `ways`: to the guest.
    Mirrors(MirrorRelay& relay, std::shared_ptr<Ways> ways);

    /// Closes what is not wanted any more, opens what is wanted, aims anew what goes elsewhere now. True when something could not
    /// be opened: then failures() has grown, and the policy is to decide again. Of a port of which one address cannot be had none
    /// is opened, not even for a moment.
    [[nodiscard]] bool apply(const std::vector<PortDecision>& decisions);

    /// What the system said at the last try.
    [[nodiscard]] const std::map<HostEndpoint, Error>& failures() const { return m_failures; }
    /// Whatever failed is to be tried again.
    void forgetFailures() { m_failures.clear(); }
    void forgetFailures(uint16_t port);

    /// The sockets of the open mirrors, to tell them in a list of the host's listeners.
    [[nodiscard]] std::set<uint64_t> inodes() const;
    /// Where the host listens for `port` now: 127.0.0.1 first, then ::1, then others.
    [[nodiscard]] std::vector<Address> openAddresses(uint16_t port) const;
    /// Where in the guest the open mirrors of `port` lead to, by their addresses on the host.
    [[nodiscard]] std::vector<Address> servedAddresses(uint16_t port) const;
    /// What the port has carried since the start; zeros, where nothing.
    [[nodiscard]] const Traffic* traffic(uint16_t port) const;
    [[nodiscard]] const std::map<uint16_t, std::shared_ptr<Traffic>>& traffic() const { return m_traffic; }
    /// How many connections are open now, of all ports.
    [[nodiscard]] uint64_t connections() const;

private:
    using Wanted = std::map<HostEndpoint, Address>;

    struct Mirror {
        MirrorRelay::Opened opened;
        Address guest;
    };
    [[nodiscard]] std::set<uint16_t> blockedPorts(const Wanted& wanted);
    void open(const HostEndpoint& endpoint, const Address& guest);

    MirrorRelay& m_relay;
    std::shared_ptr<Ways> m_ways;
    std::map<HostEndpoint, Mirror> m_open;
    std::map<HostEndpoint, Error> m_failures;
    std::map<uint16_t, std::shared_ptr<Traffic>> m_traffic;
};

} // namespace portolan
