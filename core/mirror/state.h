// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace portolan {

/// The state of a port. Scripts read these words in the status.
enum class PortState { Mirrored, Conflict, Off, Ignored, Waiting };

/// Why. None: nothing to say.
enum class PortReason {
    None,
    OneFamily,        ///< mirrored on one family, because the host lacks the other
    OtherUser,        ///< mirrored; a listener of another user of the guest is left out
    HostPortInUse,    ///< a host program holds the port, or a socket that the system does not list
    HostPortReserved, ///< the host's system keeps the port in a reserved range
    PermissionDenied, ///< this user may not listen on the port
    Paused,           ///< all ports are paused
    Rule,             ///< a rule of the user, or the default one for port 53: see IgnoredBy
    OtherInterface,   ///< the service listens on an address that localhost does not stand for
    AllowedInGuest,   ///< host and guest may both use it, as the user decided
    TooMany,          ///< there are more ports than Rules::mirrorLimit, and others go first
    ServedByWsl,      ///< WSL's own relay mirrors it already
    GuestStopped,
    GuestUnreachable,
};

/// Which rule ignores a port.
enum class IgnoredBy {
    Nothing,
    Port,      ///< one for this port
    Range,     ///< a range of ports
    Process,   ///< the programs that listen on it
    Ephemeral, ///< the one about ports that the guest's system gives out
    Default,   ///< port 53, unless the user says otherwise
};

/// "mirrored", "conflict", "off", "ignored", "waiting".
[[nodiscard]] std::string_view toString(PortState state);
/// "one-family", "host-port-in-use" and so on; "" for None.
[[nodiscard]] std::string_view toString(PortReason reason);
/// "port", "range", "process", "ephemeral", "default"; "" for Nothing.
[[nodiscard]] std::string_view toString(IgnoredBy rule);

} // namespace portolan
