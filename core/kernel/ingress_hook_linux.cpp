// SPDX-License-Identifier: MIT
#include "core/kernel/ingress_hook.h"

#include "core/base/netlink_linux.h"

#include <cerrno>

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

namespace portolan {

namespace {

constexpr auto tcxIngress = static_cast<bpf_attach_type>(46); // BPF_TCX_INGRESS, newer than some headers

// Fixed, so that the next agent finds and replaces the filter of a killed one. The handle tells whether an agent also
// created the queue (qdisc) of the filter.
constexpr unsigned priority = 0x504f;
constexpr unsigned handleInQueueOfOthers = 1;
constexpr unsigned handleInOwnQueue = 2;

const std::string failed = "Cannot look at the packets that come in on ";

bpf_tc_hook ingressOf(int interface)
{
    bpf_tc_hook hook {};
    hook.sz = sizeof(hook);
    hook.ifindex = interface;
    hook.attach_point = BPF_TC_INGRESS;
    return hook;
}

bpf_tc_opts filterOf(unsigned handle)
{
    bpf_tc_opts filter {};
    filter.sz = sizeof(filter);
    filter.handle = handle;
    filter.priority = priority;
    return filter;
}

/// Whether the interface's queue contains any filter for `direction` (such as TC_H_MIN_INGRESS). True if the kernel does
/// not answer.
bool hasFilters(int interface, uint32_t direction)
{
    tcmsg which {};
    which.tcm_ifindex = interface;
    which.tcm_parent = TC_H_MAKE(TC_H_CLSACT, direction);
    bool some = false;
    Netlink kernel(NETLINK_ROUTE, "the filters of a network interface");
    const auto answer = kernel.list(RTM_GETTFILTER, which, [&some](auto, auto) { some = true; });
    return some || !answer;
}

/// Removes the queue unless somebody else uses it.
void removeQueue(int interface)
{
    if (hasFilters(interface, TC_H_MIN_INGRESS) || hasFilters(interface, TC_H_MIN_EGRESS))
        return;
    bpf_tc_hook hook = ingressOf(interface);
    hook.attach_point = static_cast<bpf_tc_attach_point>(BPF_TC_INGRESS | BPF_TC_EGRESS);
    bpf_tc_hook_destroy(&hook);
}

} // namespace

Result<std::unique_ptr<IngressHook>> IngressHook::attach(int program, const std::string& interface, Form form)
{
    const auto index = static_cast<int>(::if_nametoindex(interface.c_str()));
    if (index == 0)
        return systemError(errno, failed + interface);
    std::unique_ptr<IngressHook> hook(new IngressHook);
    if (form == Form::Link) {
        hook->m_link.reset(bpf_link_create(program, index, tcxIngress, nullptr));
        if (!hook->m_link)
            return systemError(errno, failed + interface);
    } else if (const Result<Done> done = hook->attachFilter(program, index); !done) {
        return Error { done.error().code, done.error().osError, failed + interface + ": " + done.error().context };
    }
    return hook;
}

Result<Done> IngressHook::attachFilter(int program, int interface)
{
    bpf_tc_hook hook = ingressOf(interface);
    bpf_tc_opts left = filterOf(handleInOwnQueue);
    const bool leftInOwnQueue = bpf_tc_query(&hook, &left) == 0;
    const int made = bpf_tc_hook_create(&hook);
    if (made != 0 && made != -EEXIST)
        return systemError(-made, "no queue for a filter");
    const unsigned handle = made == 0 || leftInOwnQueue ? handleInOwnQueue : handleInQueueOfOthers;
    bpf_tc_opts filter = filterOf(handle);
    filter.flags = BPF_TC_F_REPLACE;
    filter.prog_fd = program;
    if (const int attached = bpf_tc_attach(&hook, &filter); attached != 0) {
        if (made == 0)
            removeQueue(interface);
        return systemError(-attached, "no filter");
    }
    m_interface = interface;
    m_handle = handle;
    return Done {};
}

IngressHook::~IngressHook()
{
    if (m_handle == 0)
        return;
    const bpf_tc_hook hook = ingressOf(m_interface);
    const bpf_tc_opts filter = filterOf(m_handle);
    bpf_tc_detach(&hook, &filter);
    if (m_handle == handleInOwnQueue)
        removeQueue(m_interface);
}

} // namespace portolan
