// SPDX-License-Identifier: MIT
#pragma once

#include "core/kernel/bind_refusal_shared.h"
#include "core/kernel/kernel_program.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace portolan {

/// The BPF program that refuses binds (bind_refusal.bpf.c). Removed with this object, and when this process ends in any
/// way. Not thread-safe.
class BindRefusalProgram
{
public:
    /// What only some kernels support.
    struct Features {
        bool chooseError = true;   ///< refuse with the error of the port (Linux 5.18) instead of EPERM
        bool localProcess = false; ///< also report pids of the agent's pid namespace (Linux 6.10)
    };

    /// Loads the program and attaches it to the cgroup. Denies no port yet. Call once; do not use the object after an
    /// error. Errors: see KernelProgram.
    [[nodiscard]] Result<Done> load(const Features& features, const UniqueFd& cgroup);

    void setAddresses(const bind_refusal_addresses& addresses);
    /// `denial`: BIND_REFUSAL_PASS, or BIND_REFUSAL_DENY and what goes with it.
    void setPort(uint16_t port, uint8_t denial);

    /// Readable when there are events. Owned by this object.
    [[nodiscard]] int eventsDescriptor() const { return m_program.eventsDescriptor(); }
    /// Passes the pending events to `handle`, at most `limit`. Returns how many there were.
    size_t takeEvents(size_t limit, const std::function<void(const bind_refusal_event&)>& handle)
    {
        return m_program.takeEvents(limit, handle);
    }

private:
    KernelProgram m_program { "the program that refuses binds" };
};

} // namespace portolan
