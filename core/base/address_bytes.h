// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"

#include <cstdint>
#include <vector>

namespace portolan {

/// The bytes of an address in network order: 4 or 16.
[[nodiscard]] std::vector<uint8_t> bytesOf(const Address& address);
/// The opposite: an IPv4 address from 4 bytes, or an IPv6 address from 16.
[[nodiscard]] Address addressFrom(const void* bytes, bool v4);

} // namespace portolan
