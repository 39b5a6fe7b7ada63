// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/address.h"
#include "core/ports/port_key.h"
#include "core/ports/process.h"

namespace portolan {

/// What kind of program a host listener belongs to.
enum class HostOwner {
    Stranger,  ///< any other program
    Portolan,  ///< another instance of this program
    WslItself, ///< wslrelay.exe, wslhost.exe
};

/// A listener on the host that is not one of our own mirrors.
struct HostListener {
    Address address;
    PortKey port;
    bool v6Only = false;
    Process process;
    HostOwner owner = HostOwner::Stranger;

    friend bool operator==(const HostListener&, const HostListener&) = default;
};

/// Whether the listener occupies its port on localhost: it listens on a wildcard, 127.0.0.1 or ::1.
[[nodiscard]] inline bool usesLocalhost(const HostListener& listener)
{
    return listener.address.is_unspecified() || listener.address == loopback4() || listener.address == loopback6();
}

} // namespace portolan
