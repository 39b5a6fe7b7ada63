// SPDX-License-Identifier: MIT
#pragma once

#include "core/kernel/agent_identity_shared.h"
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

/// Whether this kernel has CAP_BPF. It came with Linux 5.8, like what our programs need.
[[nodiscard]] bool kernelHasBpfCapability();
/// Whether this process may load programs into the kernel: CAP_SYS_ADMIN, or CAP_BPF, CAP_PERFMON and CAP_NET_ADMIN as far as the
/// kernel has them.
[[nodiscard]] bool mayLoadKernelPrograms();

/// This process' pid namespace; all 0 if it cannot be read.
[[nodiscard]] agent_pid_namespace pidNamespace();
/// Whether the pids in that namespace are the kernel's own.
[[nodiscard]] bool seesKernelPids();

} // namespace portolan
