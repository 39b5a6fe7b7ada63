// SPDX-License-Identifier: MIT
#pragma once

#include "core/kernel/bind_refusal_shared.h"
#include "core/kernel/kernel_program.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace portolan {

/// The program in the kernel that refuses binds (bind_refusal.bpf.c), loaded and attached. It is gone with this object,
/// and with this process however that ends. Not thread-safe.
class BindRefusalProgram
{
public:
    /// What not every kernel can do.
    struct Features {
        bool chooseError = true;   ///< refuse with EACCES (Linux 5.18) instead of EPERM
        bool localProcess = false; ///< give process numbers of the agent's pid namespace as well (Linux 6.10)
    };

    BindRefusalProgram();

    /// Loads the program and attaches it to the cgroup. No port is denied yet. To be called once; after an error the
    /// object is of no further use. Errors: see KernelProgram.
    [[nodiscard]] Result<Done> load(const Features& features, const UniqueFd& cgroup);

    void setAddresses(const bind_refusal_addresses& addresses);
    /// `denial`: BIND_REFUSAL_PASS and the like.
    void setPort(uint16_t port, uint8_t denial);

    /// Readable when there are events; this object's.
    [[nodiscard]] int eventsDescriptor() const { return m_program.eventsDescriptor(); }
    /// Hands out the events that wait, `limit` at most. Returns how many there were.
    size_t takeEvents(size_t limit, const std::function<void(const bind_refusal_event&)>& handle)
    {
        return m_program.takeEvents(limit, handle);
    }

private:
    KernelProgram m_program;
};

} // namespace portolan
