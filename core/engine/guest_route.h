// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/protocol/token.h"

#include <asio/ip/tcp.hpp>

#include <cstdint>
#include <optional>

namespace portolan {

/// The way to the guest, the same for every mirror.
struct GuestRoute {
    asio::ip::tcp::endpoint agent; ///< its relay, the first of its ports
    std::optional<Address> source; ///< the adapter's address to dial from; nothing: the system chooses
    protocol::Token token;
    uint16_t agentPorts = 1; ///< in a row

    friend bool operator==(const GuestRoute&, const GuestRoute&) = default;
};

} // namespace portolan
