// SPDX-License-Identifier: MIT
#pragma once

#include "core/kernel/kernel_program.h"
#include "core/kernel/listener_event_feed.h"

namespace portolan {

/// The BPF program that reports listeners (listener_events.bpf.c). Removed with this object, and when this process ends in
/// any way. Not thread-safe.
class ListenerEventProgram : public ListenerEventFeed
{
public:
    /// What only some kernels support.
    struct Features {
        bool process = true; ///< report the process at listen(), also in the agent's pid namespace (Linux 6.10)
        bool networkNamespace = true; ///< report the network namespace at listen() (Linux 5.15)
        bool release = true;          ///< report the end of older listeners (Linux 5.9)
    };

    /// Loads the program and attaches it to the cgroup. Call once; do not use the object after an error. Errors: see
    /// KernelProgram.
    [[nodiscard]] Result<Done> load(const Features& features, const UniqueFd& cgroup);

    [[nodiscard]] int descriptor() const override { return m_program.eventsDescriptor(); }
    size_t take(size_t limit, const std::function<void(const listener_event&)>& handle) override
    {
        return m_program.takeEvents(limit, handle);
    }
    [[nodiscard]] uint64_t lost() const override;
    [[nodiscard]] bool reportsOldListeners() const override { return m_release; }

private:
    KernelProgram m_program { "the program that reports listeners" };
    bool m_release = false;
};

} // namespace portolan
