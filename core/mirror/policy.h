// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/mirror/rules.h"
#include "core/mirror/state.h"
#include "core/ports/denied_port.h"
#include "core/ports/endpoints.h"
#include "core/ports/guest_listener.h"
#include "core/ports/host_listener.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

/// Decides which ports of the guest appear on the host's localhost: a table from facts and rules to decisions, without I/O and
/// without a clock. tests/unit/tst_policy.cpp is the table of cases: a new rule or fact starts with a row there.
namespace portolan {

struct PolicyInput {
    PortReason waiting = PortReason::None; ///< GuestStopped or GuestUnreachable: nothing of the guest can be served now
    std::vector<InterfaceAddress> guestAddresses; ///< of the guest's interface to the host
    std::vector<GuestListener> guestListeners;
    std::vector<HostListener> hostListeners;
    Rules rules;
    PortRange ephemeral = usualEphemeralPorts; ///< the ports that the guest's system gives out
    bool hostHasV4 = true;
    bool hostHasV6 = true;
    std::vector<PortRange> reservedPorts;   ///< TCP ports of the host that its system gives to nobody
    std::map<HostEndpoint, Error> failures; ///< why a mirror could not be opened there at the last try
    std::set<PortKey> juniorHostPorts;      ///< see HostSeniority
    std::set<PortKey> chosenPorts; ///< that the user gave a rule or a name: they come first where there are too many
    std::set<PortKey> refusedPorts;         ///< of the guest, with a refused bind() that was not dismissed since
};

/// A listener that the host needs, and the service that its connections reach.
struct WantedMirror {
    HostEndpoint host;
    ServiceAddress guest;

    friend bool operator==(const WantedMirror&, const WantedMirror&) = default;
};

struct PortDecision {
    PortKey port;     ///< the guest's
    PortKey hostPort; ///< where the host has it: see Rules::hostPort()
    bool enabled = true;
    PortState state = PortState::Mirrored;
    PortReason reason = PortReason::None;
    IgnoredBy ignoredBy = IgnoredBy::Nothing; ///< where the reason is Rule
    std::vector<WantedMirror> mirrors; ///< empty unless the port, or one address of it, is mirrored
    std::optional<Process> owner;      ///< who listens on the host port, in whichever state; nothing: nobody does
    std::optional<Error> failure;      ///< the system's answer, where that decided
    std::vector<uint64_t> leftOut {};     ///< ids of the listeners of other users, for OtherUser; sorted
    std::optional<PortRange> reserved {}; ///< the host's reserved range around the host port, for HostPortReserved

    friend bool operator==(const PortDecision&, const PortDecision&) = default;
};

struct PolicyOutput {
    std::vector<PortDecision> ports; ///< by port; each has a listener, a rule or a refusal
    std::vector<DeniedPort> denied;  ///< by port

    friend bool operator==(const PolicyOutput&, const PolicyOutput&) = default;
};

[[nodiscard]] PolicyOutput decide(const PolicyInput& input);

/// Whether the limit leaves `port` out.
[[nodiscard]] bool isLeftOut(const PolicyOutput& output, PortKey port);

/// The facts about `port` that rules depend on; its names live as long as `input` does.
[[nodiscard]] PortUse useOf(const PolicyInput& input, PortKey port);

} // namespace portolan
