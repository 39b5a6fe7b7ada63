// SPDX-License-Identifier: MIT
#include "core/kernel/steering_program.h"

#include "core/kernel/kernel_objects.h"
#include "core/kernel/system_facts.h"

#include <cerrno>

#include <bpf/bpf.h>

namespace portolan {

namespace {

constexpr uint32_t onlyKey = 0;

} // namespace

Result<Done> SteeringProgram::load(const UniqueFd& cgroup)
{
    const auto loadFor = [&](uint64_t networkNamespace) {
        m_program = std::make_unique<KernelProgram>("the program that steers connections");
        return m_program->load({ steeringObject(), "steering", { "operation", "peer4", "peer6", "own4", "own6" } },
            steering_settings { networkNamespace }, cgroup);
    };
    const uint64_t guest = networkNamespaceCookie();
    const Result<Done> done = loadFor(guest);
    return done || guest == 0 ? done : loadFor(0);
}

Result<Done> SteeringProgram::watch(const std::string& interface, uint32_t guest, IngressHook::Form form)
{
    unwatch();
    const bool filter = form == IngressHook::Form::Filter;
    const int arrival = m_program->program("arrival");
    if (filter && bpf_map_update_elem(m_program->map("behind_gate"), &onlyKey, &arrival, BPF_ANY) != 0)
        return systemError(errno, "Cannot steer connections");
    Result<std::unique_ptr<IngressHook>> hook
        = IngressHook::attach(filter ? m_program->program("gate") : arrival, interface, form);
    if (!hook)
        return hook.error();
    m_hook = std::move(hook).value();
    bpf_map_update_elem(m_program->map("guest_address"), &onlyKey, &guest, BPF_ANY); // cannot fail for an array
    return Done {};
}

void SteeringProgram::unwatch()
{
    m_hook.reset();
    const uint32_t none = 0;
    bpf_map_update_elem(m_program->map("guest_address"), &onlyKey, &none, BPF_ANY);
}

void SteeringProgram::setService(uint16_t rendezvous, const steering_service& service)
{
    const uint32_t key = rendezvous - STEERING_FIRST_PORT;
    bpf_map_update_elem(m_program->map("services"), &key, &service, BPF_ANY);
}

Result<Done> SteeringProgram::admit(const steering_caller& caller, std::chrono::nanoseconds lifetime)
{
    steering_ticket ticket {};
    const auto end = std::chrono::steady_clock::now() + lifetime; // the kernel has the same clock
    ticket.expires = static_cast<uint64_t>(std::chrono::nanoseconds(end.time_since_epoch()).count());
    if (bpf_map_update_elem(m_program->map("tickets"), &caller, &ticket, BPF_ANY) != 0)
        return systemError(errno, "Cannot admit a connection");
    return Done {};
}

} // namespace portolan
