// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/protocol/messages.h"

#include <functional>
#include <vector>

namespace portolan {

/// Where connections go that the guest's kernel hands to the services themselves: core/protocol/messages.h tells how.
struct SteeringWay {
    Address host;       ///< of the adapter; to dial from
    Address guest;      ///< of the guest's interface; IPv4, as is `host`
    bool v6 = false;    ///< to services on ::1, too
    bool ready = false; ///< false: it is on trial, and no client's connection takes it

    /// Whether it leads to a service on that address of the guest.
    [[nodiscard]] bool leadsTo(const Address& service) const
    {
        return service.is_v4() ? service.is_loopback() || service == guest : v6 && service.is_loopback();
    }

    friend bool operator==(const SteeringWay&, const SteeringWay&) = default;
};

/// What the relay has to say to the agent. Called on the relay thread.
struct SteeringHandlers {
    std::function<void(const protocol::SteeringRequest&)> steer;
    std::function<void(const protocol::Tickets&)> announce;
};

} // namespace portolan
