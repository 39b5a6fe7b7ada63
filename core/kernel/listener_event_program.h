// SPDX-License-Identifier: MIT
#pragma once

#include "core/kernel/kernel_program.h"
#include "core/kernel/listener_event_feed.h"

namespace portolan {

/// The program in the kernel that tells of listeners (listener_events.bpf.c), loaded and attached. It is gone with this
/// object, and with this process however that ends. Not thread-safe.
class ListenerEventProgram : public ListenerEventFeed
{
public:
    /// What not every kernel can do.
    struct Features {
        bool process = true; ///< tell who listens at the listen itself, and in the agent's pid namespace (Linux 6.10)
        bool networkNamespace = true; ///< tell the network namespace at the listen (Linux 5.15)
        bool release = true;          ///< tell of the end of older listeners (Linux 5.9)
    };

    ListenerEventProgram();

    /// Loads the program and attaches it to the cgroup. To be called once; after an error the object is of no further
    /// use. Errors: see KernelProgram.
    [[nodiscard]] Result<Done> load(const Features& features, const UniqueFd& cgroup);

    [[nodiscard]] int descriptor() const override { return m_program.eventsDescriptor(); }
    size_t take(size_t limit, const std::function<void(const listener_event&)>& handle) override
    {
        return m_program.takeEvents(limit, handle);
    }
    [[nodiscard]] uint64_t lost() const override;
    [[nodiscard]] bool tellsOfOldListeners() const override { return m_release; }

private:
    KernelProgram m_program;
    bool m_release = false;
};

} // namespace portolan
