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

/// The programs in the kernel that bring the host's connections to services on the guest's loopback (steering.bpf.c).
/// They are gone with this object, and do nothing any more when this process is gone, however that ends. Not
/// thread-safe.
class SteeringProgram
{
public:
    SteeringProgram();

    /// Loads the programs, and attaches to the cgroup those that see sockets. Nothing is steered yet. To be called
    /// once; after an error the object is of no further use. Errors: see KernelProgram.
    [[nodiscard]] Result<Done> load(const UniqueFd& cgroup);
    /// Looks at the packets that come in on that interface and go to `guest` (an address of it, in network byte order),
    /// and no longer at those on the one before. Errors: see IngressHook.
    [[nodiscard]] Result<Done> watch(const std::string& interface, uint32_t guest, IngressHook::Form form);
    /// Steers nothing any more.
    void unwatch();

    /// `rendezvous`: STEERING_FIRST_PORT or higher. A service of no family: the port leads nowhere.
    void setService(uint16_t rendezvous, const steering_service& service);
    /// That caller's next connection is steered, if it comes within `lifetime`.
    [[nodiscard]] Result<Done> admit(const steering_caller& caller, std::chrono::nanoseconds lifetime);

private:
    [[nodiscard]] Result<Done> load(const steering_settings& settings, const UniqueFd& cgroup);

    std::unique_ptr<KernelProgram> m_program;
    std::unique_ptr<IngressHook> m_hook; ///< after the program: taken off before that goes
};

} // namespace portolan
