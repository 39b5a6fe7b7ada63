// SPDX-License-Identifier: MIT
#include "core/kernel/listener_event_program.h"

#include "core/kernel/kernel_objects.h"

#include <vector>

#include <bpf/bpf.h>

namespace portolan {

ListenerEventProgram::ListenerEventProgram()
    : m_program("the program that tells of listeners")
{
}

Result<Done> ListenerEventProgram::load(const Features& features, const UniqueFd& cgroup)
{
    listener_events_settings settings {};
    settings.namespace_at_listen = features.networkNamespace ? 1 : 0;
    if (features.process) {
        settings.process_at_listen = 1;
        settings.pid_namespace = agentPidNamespace();
    }
    Result<Done> done = m_program.open(listenerEventsObject(), "listener_events");
    if (done)
        done = m_program.setConstants(settings);
    std::vector<const char*> programs { "bound4", "bound6", "socket_operation" };
    if (features.release)
        programs.push_back("released");
    else if (done)
        m_program.leaveOut("released");
    if (done)
        done = m_program.load();
    for (const char* program : programs) {
        if (done)
            done = m_program.attach(program, cgroup);
    }
    if (done)
        done = m_program.followEvents();
    if (done)
        done = m_program.introduce();
    m_release = features.release;
    return done;
}

uint64_t ListenerEventProgram::lost() const
{
    const uint32_t key = 0;
    uint64_t count = 0;
    bpf_map_lookup_elem(m_program.map("lost"), &key, &count);
    return count;
}

} // namespace portolan
