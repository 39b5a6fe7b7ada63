// SPDX-License-Identifier: MIT
#include "core/kernel/listener_event_program.h"

#include "core/kernel/kernel_objects.h"
#include "core/kernel/system_facts.h"

#include <bpf/bpf.h>

namespace portolan {

Result<Done> ListenerEventProgram::load(const Features& features, const UniqueFd& cgroup)
{
    listener_events_settings settings {};
    settings.namespace_at_listen = features.networkNamespace ? 1 : 0;
    if (features.process) {
        settings.process_at_listen = 1;
        settings.pid_namespace = pidNamespace();
    }
    m_release = features.release;
    KernelProgram::Parts parts { listenerEventsObject(), "listener_events",
        { "binding4", "binding6", "bound4", "bound6", "socket_operation" } };
    if (m_release)
        parts.attached.push_back("released");
    else
        parts.leftOut = "released";
    const Result<Done> done = m_program.load(parts, settings, cgroup);
    return done ? m_program.startEvents() : done;
}

uint64_t ListenerEventProgram::lost() const
{
    const uint32_t key = 0;
    uint64_t count = 0;
    bpf_map_lookup_elem(m_program.map("lost"), &key, &count);
    return count;
}

} // namespace portolan
