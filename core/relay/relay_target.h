// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/protocol/token.h"

#include <asio/ip/tcp.hpp>

#include <cstdint>
#include <optional>

namespace portolan {

/// Where a mirror's connections go.
struct RelayTarget {
    asio::ip::tcp::endpoint agent; ///< the relay of the agent, on the guest's interface; the first of its ports
    std::optional<Address> source; ///< the adapter's address to dial from; nothing: the system chooses
    protocol::Token token;
    asio::ip::tcp::endpoint service; ///< as seen in the guest, 127.0.0.1:3000 say
    uint16_t agentPorts = 1; ///< in a row; to dial in turn, as each pair of ports rests for a while after a connection

    friend bool operator==(const RelayTarget&, const RelayTarget&) = default;
};

} // namespace portolan
