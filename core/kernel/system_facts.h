// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_range.h"

#include <cstdint>
#include <string>

namespace portolan {

/// uname -r.
[[nodiscard]] std::string kernelRelease();

/// The ports that the system gives to sockets of this network namespace which ask for none.
[[nodiscard]] PortRange ephemeralPorts();

/// What the kernel calls this process' network namespace; 0: it does not say (before Linux 5.14).
[[nodiscard]] uint64_t networkNamespaceCookie();

/// This process' number.
[[nodiscard]] uint32_t processId();

/// Whether this process may load programs into the kernel: CAP_SYS_ADMIN, or CAP_BPF, CAP_PERFMON and CAP_NET_ADMIN.
[[nodiscard]] bool mayLoadKernelPrograms();

/// The namespace that this process' numbers of processes count in.
struct PidNamespace {
    uint64_t device = 0; ///< as the kernel counts devices
    uint64_t inode = 0;
    bool initial = false; ///< the numbers are the kernel's own

    friend bool operator==(const PidNamespace&, const PidNamespace&) = default;
};
[[nodiscard]] PidNamespace pidNamespace();

} // namespace portolan
