// SPDX-License-Identifier: MIT
#pragma once

#include "core/host/adapters.h"
#include "core/protocol/messages.h"

#include <QString>

#include <optional>
#include <vector>

namespace portolan {

/// The ends that the user has chosen; "": found automatically.
struct ChosenEnds {
    QString adapter {};   ///< of the host
    QString interface {}; ///< of the guest

    friend bool operator==(const ChosenEnds&, const ChosenEnds&) = default;
};

/// Where host and guest meet: the interfaces of both that are connected with each other.
struct Meeting {
    std::optional<protocol::Interface> interface; ///< the guest's; the address to be dialled comes first
    std::optional<Adapter> adapter;               ///< the host's; the address to dial from comes first
    bool sameNetwork = false;                     ///< the host reaches the one address directly from the other

    friend bool operator==(const Meeting&, const Meeting&) = default;
};

/// Finds both ends together, by the network that both are in. WSL's switch wins if it is in one, then the
/// longest network, as when the host routes; of equal ones eth0, then the interface of the guest's default route. Loopback and
/// addresses that both machines have are no networks in common; link-local ones, and interfaces that rarely lead to the host,
/// count only where there is nothing else. Without a common network each end is chosen by its name, or is none. What the user
/// has chosen is never replaced. Pure.
[[nodiscard]] Meeting findMeeting(const std::vector<protocol::Interface>& interfaces,
    const std::vector<Adapter>& adapters, const ChosenEnds& chosen);

} // namespace portolan
