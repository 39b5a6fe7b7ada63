// SPDX-License-Identifier: MIT
#pragma once

#include "core/kernel/ingress_hook.h"
#include "core/kernel/kernel_program.h"
#include "core/kernel/steering_shared.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace portolan {

/// The BPF programs that steer the host's connections to services (steering.bpf.c), and their maps; steering.md tells
/// how. They are removed with this object; when this process ends in any way, they at least stop working. Not
/// thread-safe.
class SteeringProgram
{
public:
    /// Loads the programs and attaches the socket programs to the cgroup. Steers nothing yet. Call once; do not use the
    /// object after an error. Errors: see KernelProgram.
    [[nodiscard]] Result<Done> load(const UniqueFd& cgroup);
    /// Inspects packets that arrive on `interface` for `guest` (one of its addresses, in network byte order). Stops
    /// watching the previous interface. Errors: see IngressHook.
    [[nodiscard]] Result<Done> watch(const std::string& interface, uint32_t guest, IngressHook::Form form);
    /// Stops steering.
    void unwatch();

    /// `rendezvous`: STEERING_FIRST_PORT or higher. A service with family 0 removes the port's service.
    void setService(uint16_t rendezvous, const steering_service& service);
    /// Adds a ticket: steers the caller's next connection if it arrives within `lifetime`.
    [[nodiscard]] Result<Done> admit(const steering_caller& caller, std::chrono::nanoseconds lifetime);

private:
    std::unique_ptr<KernelProgram> m_program;
    std::unique_ptr<IngressHook> m_hook; ///< after m_program: must be detached first
};

} // namespace portolan
