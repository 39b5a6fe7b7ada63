// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"

#include <map>

namespace portolan {

/// The other ends of this computer's point-to-point addresses, by these. Qt does not know them. None on Windows, which has no
/// such addresses: there each one has its network.
[[nodiscard]] std::map<Address, Address> peerAddresses();

} // namespace portolan
