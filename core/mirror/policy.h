// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/mirror/rules.h"
#include "core/mirror/state.h"
#include "core/ports/denied_port.h"
#include "core/ports/guest_listener.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

/// Which ports of the guest stand on the host's localhost: one table of facts and rules, without I/O and without a clock.
namespace portolan {

/// What kind of program a host listener belongs to.
enum class HostOwner {
    Stranger,  ///< somebody's program, which uses the port
    Portolan,  ///< another instance of this program
    WslItself, ///< wslrelay.exe, wslhost.exe
};

/// A listener on the host that is not one of our own mirrors.
struct HostListener {
    Address address;
    uint16_t port = 0;
    bool v6Only = false;
    Process process;
    HostOwner owner = HostOwner::Stranger;

    friend bool operator==(const HostListener&, const HostListener&) = default;
};

/// Whether the host uses the listener's port in the sense of this program: on a wildcard, 127.0.0.1 or ::1.
[[nodiscard]] bool usesLocalhost(const HostListener& listener);

/// A port and address that the host was asked for; in this order, so that what is sorted by it has the addresses of a port together.
using HostEndpoint = std::pair<uint16_t, Address>;

struct PolicyInput {
    PortReason waiting = PortReason::None; ///< GuestStopped or GuestUnreachable: nothing of the guest can be served now
    std::vector<InterfaceAddress> guestAddresses; ///< of the guest's interface to the host
    std::vector<GuestListener> guestListeners;
    std::vector<HostListener> hostListeners;
    Rules rules;
    PortRange ephemeral = usualEphemeralPorts; ///< the ports that the guest's system gives out
    bool hostHasV4 = true;
    bool hostHasV6 = true;
    std::vector<PortRange> reservedPorts;   ///< that the host's system keeps from everybody
    std::map<HostEndpoint, Error> failures; ///< what opening a mirror there said at the last try
    std::set<uint16_t> juniorHostPorts;     ///< see HostSeniority
    std::set<uint16_t> refusedPorts;        ///< with a guest bind() that was refused, and not dismissed since
};

/// A listener that the host is to have, and where its connections go in the guest.
struct WantedMirror {
    Address host;
    Address guest; ///< the service's address as seen inside the guest

    friend bool operator==(const WantedMirror&, const WantedMirror&) = default;
};

struct PortDecision {
    uint16_t port = 0;
    bool enabled = true;
    PortState state = PortState::Mirrored;
    PortReason reason = PortReason::None;
    IgnoredBy ignoredBy = IgnoredBy::Nothing; ///< where the reason is Rule
    std::vector<WantedMirror> mirrors; ///< empty unless the port, or an address of it, is to be mirrored
    std::optional<Process> owner;      ///< who holds the host port; nothing: not in conflict, or nobody listens
    std::optional<Error> failure;      ///< what the system said, where that decided
    std::optional<PortRange> reserved {}; ///< the range of the host's system that the port lies in, for HostPortReserved

    friend bool operator==(const PortDecision&, const PortDecision&) = default;
};

struct PolicyOutput {
    std::vector<PortDecision> ports;          ///< by port; each with a listener, a rule or a refusal
    std::vector<DeniedPort> denied; ///< by port

    friend bool operator==(const PolicyOutput&, const PolicyOutput&) = default;
};

[[nodiscard]] PolicyOutput decide(const PolicyInput& input);

/// What a rule for `port` is to look at; its names live as long as `input` does.
[[nodiscard]] PortUse useOf(const PolicyInput& input, uint16_t port);

} // namespace portolan
