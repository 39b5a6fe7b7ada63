// SPDX-License-Identifier: (MIT OR GPL-2.0-only)
/* Refuses bind() of TCP sockets to ports that a host program uses. Attached to the root cgroup, so it sees every process;
 * it ignores everything outside the agent's network namespace. */
#include "kernel_program.bpf.h"

#include "bind_refusal_shared.h"

#define EPERM 1
#define EACCES 13
#define EADDRINUSE 98

char LICENSE[] SEC("license") = "Dual MIT/GPL";

const volatile struct bind_refusal_settings settings = {};

ONE_VALUE(struct bind_refusal_addresses) addresses SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __uint(max_entries, 65536);
    __type(key, __u32);
    __type(value, __u8);
} denied_ports SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_RINGBUF);
    __uint(max_entries, 64 * 1024);
} events SEC(".maps");

/* Whether to check this bind at all. */
static __always_inline int concerns_agent(struct bpf_sock_addr* ctx)
{
    struct agent_identity* who = agent_identity();
    if (!who)
        return 0;
    __u32 process = current_process();
    if (who->probe && bpf_get_socket_cookie(ctx) == who->probe) {
        who->network_namespace = bpf_get_netns_cookie(ctx);
        who->agent = process;
        who->probe = 0;
        return 0;
    }
    if (!who->network_namespace || process == who->agent)
        return 0;
    if (ctx->type != SOCK_STREAM || (ctx->protocol != PROTOCOL_TCP && ctx->protocol != PROTOCOL_MPTCP))
        return 0;
    return bpf_get_netns_cookie(ctx) == who->network_namespace;
}

/* Reads the port, and how it is denied. */
static __always_inline __u8 denial_of(struct bpf_sock_addr* ctx, __u32* port)
{
    *port = bpf_ntohs((__u16)ctx->user_port);
    __u8* denial = concerns_agent(ctx) ? bpf_map_lookup_elem(&denied_ports, port) : 0;
    return denial && *port ? *denial : BIND_REFUSAL_PASS;
}

static __always_inline int denied_v4(__u8 denial, __u32 address)
{
    if (address == 0 || address == bpf_htonl(0x7f000001))
        return 1;
    if ((denial & BIND_REFUSAL_WHOLE_LOOPBACK) && (address & bpf_htonl(0xff000000)) == bpf_htonl(0x7f000000))
        return 1;
    __u32 zero = 0;
    struct bind_refusal_addresses* own = bpf_map_lookup_elem(&addresses, &zero);
    if (!own)
        return 0;
#pragma unroll
    for (int i = 0; i < BIND_REFUSAL_ADDRESSES; i++) {
        if (i < own->v4_count && own->v4[i] == address)
            return 1;
    }
    return 0;
}

static __always_inline int denied_v6(__u8 denial, const __u32* address)
{
    if (address[0] == 0 && address[1] == 0) {
        if (address[2] == 0 && (address[3] == 0 || address[3] == bpf_htonl(1)))
            return 1;
        if (address[2] == bpf_htonl(0xffff))
            return denied_v4(denial, address[3]);
    }
    __u32 zero = 0;
    struct bind_refusal_addresses* own = bpf_map_lookup_elem(&addresses, &zero);
    if (!own)
        return 0;
#pragma unroll
    for (int i = 0; i < BIND_REFUSAL_ADDRESSES; i++) {
        if (i < own->v6_count && own->v6[i][0] == address[0] && own->v6[i][1] == address[1]
            && own->v6[i][2] == address[2] && own->v6[i][3] == address[3])
            return 1;
    }
    return 0;
}

static __always_inline void report(
    struct bpf_sock_addr* ctx, __u8 family, __u16 port, const __u32* address, __u8 error)
{
    __u64 socket = bpf_get_socket_cookie(ctx);
    __u32 local = local_process(&settings.pid_namespace);
    struct bind_refusal_event* event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
    if (!event)
        return; /* the bind is still refused, but not reported */
    __builtin_memset(event, 0, sizeof(*event));
    event->time = bpf_ktime_get_ns();
    event->socket = socket;
    event->process = current_process();
    event->local_process = local;
    event->address[0] = address[0];
    event->address[1] = address[1];
    event->address[2] = address[2];
    event->address[3] = address[3];
    event->port = port;
    event->family = family;
    event->error = error;
    bpf_get_current_comm(event->name, sizeof(event->name));
    /* Wake the agent now: the process may end soon, and its name with it. */
    bpf_ringbuf_submit(event, BPF_RB_FORCE_WAKEUP);
}

static __always_inline int refuse(
    struct bpf_sock_addr* ctx, __u8 family, __u16 port, const __u32* address, __u8 denial)
{
    int error = EPERM;
    if (settings.choose_error) {
        error = denial & BIND_REFUSAL_IN_USE ? EADDRINUSE : EACCES;
        bpf_set_retval(-error);
    }
    report(ctx, family, port, address, error);
    return REFUSE;
}

SEC("cgroup/bind4")
int bind4(struct bpf_sock_addr* ctx)
{
    __u32 port;
    __u8 denial = denial_of(ctx, &port);
    __u32 address[4] = { ctx->user_ip4, 0, 0, 0 };
    if (denial == BIND_REFUSAL_PASS || !denied_v4(denial, address[0]))
        return PASS;
    return refuse(ctx, 4, port, address, denial);
}

SEC("cgroup/bind6")
int bind6(struct bpf_sock_addr* ctx)
{
    __u32 port;
    __u8 denial = denial_of(ctx, &port);
    __u32 address[4] = { ctx->user_ip6[0], ctx->user_ip6[1], ctx->user_ip6[2], ctx->user_ip6[3] };
    if (denial == BIND_REFUSAL_PASS || !denied_v6(denial, address))
        return PASS;
    return refuse(ctx, 6, port, address, denial);
}
