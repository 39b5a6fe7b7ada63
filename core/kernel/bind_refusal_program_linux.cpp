// SPDX-License-Identifier: MIT
#include "core/kernel/bind_refusal_program.h"

#include "core/kernel/kernel_objects.h"
#include "core/kernel/system_facts.h"

#include <bpf/bpf.h>

namespace portolan {

Result<Done> BindRefusalProgram::load(const Features& features, const UniqueFd& cgroup)
{
    bind_refusal_settings settings {};
    settings.choose_error = features.chooseError ? 1 : 0;
    if (features.localProcess)
        settings.pid_namespace = pidNamespace();
    const Result<Done> done
        = m_program.load({ bindRefusalObject(), "bind_refusal", { "bind4", "bind6" } }, settings, cgroup);
    return done ? m_program.startEvents() : done;
}

void BindRefusalProgram::setAddresses(const bind_refusal_addresses& addresses)
{
    const uint32_t key = 0;
    bpf_map_update_elem(m_program.map("addresses"), &key, &addresses, BPF_ANY); // cannot fail for an array
}

void BindRefusalProgram::setPort(uint16_t port, uint8_t denial)
{
    const uint32_t key = port;
    bpf_map_update_elem(m_program.map("denied_ports"), &key, &denial, BPF_ANY);
}

} // namespace portolan
