// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/host/adapters.h"

#include <vector>

namespace portolan {

/// Decides whether the host dials an address that an agent gave. An agent may lie, so the address has to fit what the host knows
/// itself: it must be
///  - one of the addresses of the guest's interface, `guest`,
///  - in the network of the adapter that leads to the guest, and neither the network's own nor its broadcast address,
///  - none of the addresses of `host`, which are all adapters of this computer: no guest reaches the host's own services through us,
///  - not loopback, multicast or the like.
/// Returns the adapter's address to dial from. Nothing is dialled without one.
/// Errors: PermissionDenied. The context is plain English and completes "the agent gave the address X, which ...".
[[nodiscard]] Result<Address> sourceFor(const Address& dialled, const std::vector<InterfaceAddress>& guest,
    const Adapter& adapter, const std::vector<Adapter>& host);

} // namespace portolan
