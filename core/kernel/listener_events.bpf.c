// SPDX-License-Identifier: (MIT OR GPL-2.0-only)
/* Reports TCP sockets that start and stop listening. Attached to the root cgroup, so it sees every process; it ignores
 * everything outside the agent's network namespace, and the agent's own sockets.
 *
 *     bind      -> binding4/6: remember whether it asks for a port by its number; later that cannot be seen any more
 *                  bound4/6: remember the process
 *     listen    -> socket_operation: reports it, and subscribes to the socket's state changes
 *     close     -> socket_operation for those sockets; released for listeners that are older than this program
 */
#include "kernel_program.bpf.h"

#include "listener_events_shared.h"

#define FAMILY_V6 10
#define STATE_LISTEN 10

char LICENSE[] SEC("license") = "Dual MIT/GPL";

const volatile struct listener_events_settings settings = {};

struct owner {
    __u32 process;
    __u32 local_process;
    __u32 by_number;
    char name[16];
};

/* The process that bound a socket, and how, by the socket's cookie. Needed until it listens, a moment later. */
struct {
    __uint(type, BPF_MAP_TYPE_LRU_HASH);
    __uint(max_entries, 4096);
    __type(key, __u64);
    __type(value, struct owner);
} owners SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_RINGBUF);
    __uint(max_entries, 256 * 1024);
} events SEC(".maps");

/* How many events were lost because the buffer was full. */
ONE_VALUE(__u64) lost SEC(".maps");

static __always_inline struct listener_event* new_event(__u64 socket, __u32 kind)
{
    struct listener_event* event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
    if (!event) {
        __u32 zero = 0;
        __u64* count = bpf_map_lookup_elem(&lost, &zero);
        if (count)
            __sync_fetch_and_add(count, 1);
        return 0;
    }
    __builtin_memset(event, 0, sizeof(*event));
    event->socket = socket;
    event->kind = kind;
    return event;
}

static __always_inline void tell_end(__u64 socket, __u32 kind)
{
    struct listener_event* event = new_event(socket, kind);
    if (event)
        bpf_ringbuf_submit(event, 0);
}

static __always_inline int is_tcp(const struct bpf_sock* ctx)
{
    return ctx->type == SOCK_STREAM && (ctx->protocol == PROTOCOL_TCP || ctx->protocol == PROTOCOL_MPTCP);
}

static __always_inline int binding(struct bpf_sock_addr* ctx)
{
    struct agent_identity* who = agent_identity();
    if (!who || !who->network_namespace || ctx->type != SOCK_STREAM
        || bpf_get_netns_cookie(ctx) != who->network_namespace)
        return PASS;
    __u64 socket = bpf_get_socket_cookie(ctx);
    struct owner* known = bpf_map_lookup_elem(&owners, &socket);
    if (known && known->process) /* it is bound already, so that this attempt will fail */
        return PASS;
    struct owner owner = {};
    owner.by_number = ctx->user_port != 0;
    bpf_map_update_elem(&owners, &socket, &owner, BPF_ANY);
    return PASS;
}

SEC("cgroup/bind4")
int binding4(struct bpf_sock_addr* ctx) { return binding(ctx); }

SEC("cgroup/bind6")
int binding6(struct bpf_sock_addr* ctx) { return binding(ctx); }

static __always_inline int bound(struct bpf_sock* ctx)
{
    if (!is_tcp(ctx))
        return PASS;
    struct agent_identity* who = agent_identity();
    if (!who)
        return PASS;
    __u64 socket = bpf_get_socket_cookie(ctx);
    __u64 space = bpf_get_netns_cookie(ctx);
    if (who->probe && socket == who->probe) {
        who->network_namespace = space;
        who->agent = current_process();
        who->probe = 0;
        return PASS;
    }
    if (!who->network_namespace || space != who->network_namespace)
        return PASS;
    struct owner* asked = bpf_map_lookup_elem(&owners, &socket);
    struct owner owner = {};
    owner.by_number = asked ? asked->by_number : 0;
    owner.process = current_process();
    owner.local_process = local_process(&settings.pid_namespace);
    bpf_get_current_comm(owner.name, sizeof(owner.name));
    bpf_map_update_elem(&owners, &socket, &owner, BPF_ANY);
    return PASS;
}

SEC("cgroup/post_bind4")
int bound4(struct bpf_sock* ctx) { return bound(ctx); }

SEC("cgroup/post_bind6")
int bound6(struct bpf_sock* ctx) { return bound(ctx); }

/* Whether the socket is in the agent's network namespace; `unknown` if the kernel cannot tell. */
static __always_inline int concerns_guest(struct bpf_sock_ops* ctx, const struct agent_identity* who, int unknown)
{
    if (!who || !who->network_namespace)
        return 0;
    return settings.namespace_at_listen ? bpf_get_netns_cookie(ctx) == who->network_namespace : unknown;
}

static __always_inline void listening(struct bpf_sock_ops* ctx)
{
    __u64 socket = bpf_get_socket_cookie(ctx);
    struct owner* bound_by = bpf_map_lookup_elem(&owners, &socket);
    struct agent_identity* who = agent_identity();
    if (!concerns_guest(ctx, who, bound_by != 0)) /* bound sockets were seen in that namespace */
        return;
    struct owner owner = {};
    if (bound_by)
        owner = *bound_by;
    if (settings.process_at_listen) {
        __u32 process = current_process();
        if (process != owner.process)
            owner.name[0] = 0; /* another process bound it */
        owner.process = process;
        owner.local_process = local_process(&settings.pid_namespace);
    }
    if (owner.process == who->agent)
        return;
    bpf_sock_ops_cb_flags_set(ctx, ctx->bpf_sock_ops_cb_flags | BPF_SOCK_OPS_STATE_CB_FLAG);

    struct listener_event* event = new_event(socket, LISTENER_LISTENS);
    if (!event)
        return;
    event->process = owner.process;
    event->local_process = owner.local_process;
    event->by_number = owner.by_number;
    __builtin_memcpy(event->name, owner.name, sizeof(event->name));
    /* Volatile, so that the compiler does not select between two fields by pointer, which the verifier rejects. */
    const volatile struct bpf_sock_ops* operation = ctx;
    __u32 v4 = operation->local_ip4;
    __u32 v6[4]
        = { operation->local_ip6[0], operation->local_ip6[1], operation->local_ip6[2], operation->local_ip6[3] };
    int is_v6 = operation->family == FAMILY_V6;
    event->port = operation->local_port;
    event->family = is_v6 ? 6 : 4;
    event->address[0] = is_v6 ? v6[0] : v4;
    event->address[1] = is_v6 ? v6[1] : 0;
    event->address[2] = is_v6 ? v6[2] : 0;
    event->address[3] = is_v6 ? v6[3] : 0;
    bpf_ringbuf_submit(event, 0);
}

SEC("sockops")
int socket_operation(struct bpf_sock_ops* ctx)
{
    switch (ctx->op) {
    case BPF_SOCK_OPS_TCP_LISTEN_CB: listening(ctx); break;
    case BPF_SOCK_OPS_STATE_CB:
        /* Connections inherit their listener's subscription. They keep it, because all programs share the flag: another one may
         * need it. So this also sees sockets that the agent does not know. */
        if (ctx->args[0] == STATE_LISTEN && concerns_guest(ctx, agent_identity(), 1))
            tell_end(bpf_get_socket_cookie(ctx), LISTENER_CLOSED);
        break;
    }
    return PASS;
}

SEC("cgroup/sock_release")
int released(struct bpf_sock* ctx)
{
    if (ctx->state != STATE_LISTEN || !is_tcp(ctx))
        return PASS;
    struct agent_identity* who = agent_identity();
    if (who && who->network_namespace && bpf_get_netns_cookie(ctx) == who->network_namespace)
        tell_end(bpf_get_socket_cookie(ctx), LISTENER_RELEASED);
    return PASS;
}
