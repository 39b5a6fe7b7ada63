// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/protocol/token.h"

#include <asio/ip/tcp.hpp>

#include <optional>

namespace portolan {

/// Where a mirror's connections go.
struct RelayTarget {
    asio::ip::tcp::endpoint agent; ///< the relay of the agent, on the guest's interface
    std::optional<Address> source; ///< the adapter's address to dial from; nothing: the system chooses
    protocol::Token token;
    asio::ip::tcp::endpoint service; ///< as seen in the guest, 127.0.0.1:3000 say

    friend bool operator==(const RelayTarget&, const RelayTarget&) = default;
};

} // namespace portolan
