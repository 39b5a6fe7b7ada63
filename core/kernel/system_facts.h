// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/port_range.h"

#include <cstdint>
#include <string>

namespace portolan {

/// uname -r.
[[nodiscard]] std::string kernelRelease();

/// The ephemeral port range of this network namespace.
[[nodiscard]] PortRange ephemeralPorts();

/// The kernel's cookie of this process' network namespace; 0: unknown (before Linux 5.14).
[[nodiscard]] uint64_t networkNamespaceCookie();

/// This process' pid.
[[nodiscard]] uint32_t processId();

/// Whether this process may load programs into the kernel: CAP_SYS_ADMIN, or CAP_BPF, CAP_PERFMON and CAP_NET_ADMIN.
[[nodiscard]] bool mayLoadKernelPrograms();

/// This process' pid namespace.
struct PidNamespace {
    uint64_t device = 0; ///< as the kernel counts devices
    uint64_t inode = 0;
    bool initial = false; ///< its pids are the kernel's own

    friend bool operator==(const PidNamespace&, const PidNamespace&) = default;
};
[[nodiscard]] PidNamespace pidNamespace();

} // namespace portolan
