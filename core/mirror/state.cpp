// SPDX-License-Identifier: MIT
#include "core/mirror/state.h"

namespace portolan {

std::string_view toString(PortState state)
{
    switch (state) {
    case PortState::Mirrored: return "mirrored";
    case PortState::Conflict: return "conflict";
    case PortState::Off: return "off";
    case PortState::Ignored: return "ignored";
    case PortState::Waiting: return "waiting";
    }
    return "";
}

std::string_view toString(PortReason reason)
{
    switch (reason) {
    case PortReason::None: return "";
    case PortReason::OneFamily: return "one-family";
    case PortReason::OtherUser: return "other-user";
    case PortReason::HostPortInUse: return "host-port-in-use";
    case PortReason::HostPortReserved: return "host-port-reserved";
    case PortReason::PermissionDenied: return "permission-denied";
    case PortReason::Paused: return "paused";
    case PortReason::Rule: return "rule";
    case PortReason::OtherInterface: return "other-interface";
    case PortReason::AllowedInGuest: return "allowed-in-guest";
    case PortReason::TooMany: return "too-many";
    case PortReason::ServedByWsl: return "served-by-wsl";
    case PortReason::GuestStopped: return "guest-stopped";
    case PortReason::GuestUnreachable: return "guest-unreachable";
    }
    return "";
}

std::string_view toString(IgnoredBy rule)
{
    switch (rule) {
    case IgnoredBy::Nothing: return "";
    case IgnoredBy::Port: return "port";
    case IgnoredBy::Range: return "range";
    case IgnoredBy::Process: return "process";
    case IgnoredBy::Ephemeral: return "ephemeral";
    case IgnoredBy::Default: return "default";
    }
    return "";
}

} // namespace portolan
