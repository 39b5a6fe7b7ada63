// SPDX-License-Identifier: MIT
#include "core/kernel/ingress_hook.h"

#include "core/base/netlink_linux.h"

#include <cerrno>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

namespace portolan {

namespace {

constexpr auto tcxIngress = static_cast<bpf_attach_type>(46); // BPF_TCX_INGRESS, newer than some headers

// Each agent's filter has a handle of its own. The priority tells whether an agent also created the queue (qdisc) of the filters.
constexpr unsigned priorityInOwnQueue = 0x504f;
constexpr unsigned priorityInQueueOfOthers = 0x5050;
constexpr std::string_view nameOfOurs = "gate:["; // libbpf appends the program's id

const std::string failed = "Cannot look at the packets that come in on ";

bpf_tc_hook ingressOf(int interface)
{
    bpf_tc_hook hook {};
    hook.sz = sizeof(hook);
    hook.ifindex = interface;
    hook.attach_point = BPF_TC_INGRESS;
    return hook;
}

bpf_tc_opts filterOf(unsigned handle, unsigned priority)
{
    bpf_tc_opts filter {};
    filter.sz = sizeof(filter);
    filter.handle = handle;
    filter.priority = priority;
    return filter;
}

/// Holds a number, which is the handle of a filter, for the life of its agent: as the address of a netlink socket it is unique within
/// the network namespace, like the interface, and free again when the agent ends in any way. `number` 0: any free one. Nothing: it is
/// held.
UniqueFd hold(unsigned number)
{
    UniqueFd socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_USERSOCK));
    sockaddr_nl address {};
    address.nl_family = AF_NETLINK;
    address.nl_pid = number;
    if (socket && ::bind(socket.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
        socket.reset();
    return socket;
}

unsigned heldNumber(const UniqueFd& held)
{
    sockaddr_nl address {};
    socklen_t size = sizeof(address);
    return ::getsockname(held.fd(), reinterpret_cast<sockaddr*>(&address), &size) == 0 ? address.nl_pid : 0;
}

/// All filters of the interface's queue for `direction` (such as TC_H_MIN_INGRESS). False: the kernel does not answer.
bool listFilters(int interface, uint32_t direction, const Netlink::Reader& reader)
{
    tcmsg which {};
    which.tcm_ifindex = interface;
    which.tcm_parent = TC_H_MAKE(TC_H_CLSACT, direction);
    Netlink kernel(NETLINK_ROUTE, "the filters of a network interface");
    return kernel.list(RTM_GETTFILTER, which, reader).ok();
}

/// Whether there are any. True if the kernel does not answer.
bool hasFilters(int interface, uint32_t direction)
{
    bool some = false;
    return !listFilters(interface, direction, [&some](auto, auto) { some = true; }) || some;
}

/// Removes the filters of agents that were killed. Returns whether an agent created the queue.
bool removeLeftovers(int interface)
{
    bool ownQueue = false;
    std::vector<bpf_tc_opts> ours;
    (void)listFilters(interface, TC_H_MIN_INGRESS,
        netlinkItems<tcmsg>(RTM_NEWTFILTER, [&](const tcmsg& filter, std::span<const char> attributes) {
            const unsigned priority = TC_H_MAJ(filter.tcm_info) >> 16;
            const auto options = netlinkAttribute(attributes, TCA_OPTIONS);
            const auto name = options ? netlinkAttribute(*options, TCA_BPF_NAME) : std::nullopt;
            if ((priority != priorityInOwnQueue && priority != priorityInQueueOfOthers) || !name
                || !std::string_view(name->data(), name->size()).starts_with(nameOfOurs))
                return;
            ownQueue = ownQueue || priority == priorityInOwnQueue;
            ours.push_back(filterOf(filter.tcm_handle, priority));
        }));
    const bpf_tc_hook hook = ingressOf(interface);
    for (const bpf_tc_opts& filter : ours) {
        if (hold(filter.handle))
            bpf_tc_detach(&hook, &filter);
    }
    return ownQueue;
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
    const bool inOwnQueue = removeLeftovers(interface);
    const int made = bpf_tc_hook_create(&hook);
    if (made != 0 && made != -EEXIST)
        return systemError(-made, "no queue for a filter");
    m_hold = hold(0);
    bpf_tc_opts filter
        = filterOf(heldNumber(m_hold), made == 0 || inOwnQueue ? priorityInOwnQueue : priorityInQueueOfOthers);
    filter.prog_fd = program;
    if (const int attached = m_hold ? bpf_tc_attach(&hook, &filter) : -errno; attached != 0) {
        if (made == 0)
            removeQueue(interface);
        return systemError(-attached, "no filter");
    }
    m_interface = interface;
    m_priority = filter.priority;
    m_program = filter.prog_id;
    return Done {};
}

IngressHook::~IngressHook()
{
    if (m_program == 0)
        return;
    const bpf_tc_hook hook = ingressOf(m_interface);
    const bpf_tc_opts filter = filterOf(heldNumber(m_hold), m_priority);
    bpf_tc_opts found = filter;
    if (bpf_tc_query(&hook, &found) == 0 && found.prog_id == m_program) // else somebody replaced it
        bpf_tc_detach(&hook, &filter);
    if (m_priority == priorityInOwnQueue)
        removeQueue(m_interface);
}

} // namespace portolan
