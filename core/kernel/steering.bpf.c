// SPDX-License-Identifier: (MIT OR GPL-2.0-only)
/* Steers the host's connections to services on the guest's loopback; steering.md tells the whole.
 *
 *     SYN to a rendezvous port  -> arrival: if the source has a ticket, assigns the packet to the service's listener
 *     connection established    -> operation: deletes the ticket and marks the socket
 *     service asks for names    -> peer4/6, own4/6: return loopback addresses for marked sockets
 *
 * Packets without a ticket pass unchanged.
 */
#include "kernel_program.bpf.h"

#include <linux/if_ether.h>
#include <linux/in.h>
#include <linux/ip.h>
#include <linux/pkt_cls.h>
#include <linux/tcp.h>

#include "steering_shared.h"

#define FRAGMENT 0x3fff /* more fragments follow, or not the first one */
#define PLAIN_HEADER 5  /* words of an IPv4 header without options */

char LICENSE[] SEC("license") = "Dual MIT/GPL";

const volatile struct steering_settings settings = {};

/* The guest's address on the interface, in network byte order; 0: steer nothing. */
ONE_VALUE(__u32) guest_address SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __uint(max_entries, STEERING_PORTS);
    __type(key, __u32);
    __type(value, struct steering_service);
} services SEC(".maps");

/* Unused tickets need no cleanup: they expire, and new ones replace the oldest. */
struct {
    __uint(type, BPF_MAP_TYPE_LRU_HASH);
    __uint(max_entries, 16384);
    __type(key, struct steering_caller);
    __type(value, struct steering_ticket);
} tickets SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_SK_STORAGE);
    __uint(map_flags, BPF_F_NO_PREALLOC);
    __type(key, int);
    __type(value, struct steering_service);
} marks SEC(".maps");

/* The target of `gate`. The kernel empties this map when the agent ends. */
struct {
    __uint(type, BPF_MAP_TYPE_PROG_ARRAY);
    __uint(max_entries, 1);
    __uint(key_size, sizeof(__u32));
    __uint(value_size, sizeof(__u32));
} behind_gate SEC(".maps");

struct headers {
    struct ethhdr ethernet;
    struct iphdr ip;
    struct tcphdr tcp;
} __attribute__((packed));

/* Ports in network byte order. */
static __always_inline int may_be_rendezvous(__u16 port) { return bpf_ntohs(port) >= STEERING_FIRST_PORT; }

static __always_inline struct steering_service* service_behind(__u16 port)
{
    __u32 index = (__u32)bpf_ntohs(port) - STEERING_FIRST_PORT;
    if (index >= STEERING_PORTS)
        return 0;
    struct steering_service* service = bpf_map_lookup_elem(&services, &index);
    return service && service->family ? service : 0;
}

static __always_inline int is_guest(__u32 address)
{
    __u32 zero = 0;
    __u32* own = bpf_map_lookup_elem(&guest_address, &zero);
    return own && *own && *own == address;
}

static __always_inline struct bpf_sock* listener_of(struct __sk_buff* packet, const struct steering_service* service)
{
    struct bpf_sock_tuple tuple = {};
    if (service->family == 6) {
        tuple.ipv6.daddr[3] = bpf_htonl(1);
        tuple.ipv6.dport = service->port;
        return bpf_skc_lookup_tcp(packet, &tuple, sizeof(tuple.ipv6), BPF_F_CURRENT_NETNS, 0);
    }
    tuple.ipv4.daddr = service->address;
    tuple.ipv4.dport = service->port;
    return bpf_skc_lookup_tcp(packet, &tuple, sizeof(tuple.ipv4), BPF_F_CURRENT_NETNS, 0);
}

/* Whether the packet belongs to a connection in any state. */
static __always_inline int belongs_to_connection(struct __sk_buff* packet, const struct headers* headers)
{
    struct bpf_sock_tuple tuple = {};
    tuple.ipv4.saddr = headers->ip.saddr;
    tuple.ipv4.daddr = headers->ip.daddr;
    tuple.ipv4.sport = headers->tcp.source;
    tuple.ipv4.dport = headers->tcp.dest;
    struct bpf_sock* socket = bpf_skc_lookup_tcp(packet, &tuple, sizeof(tuple.ipv4), BPF_F_CURRENT_NETNS, 0);
    if (!socket)
        return 0;
    int connection = socket->state != BPF_TCP_LISTEN;
    bpf_sk_release(socket);
    return connection;
}

/* False: the service cannot take it. */
static __always_inline int hand_over(struct __sk_buff* packet, const struct steering_service* service)
{
    struct bpf_sock* listener = listener_of(packet, service);
    if (!listener)
        return 0;
    /* A listener bound to a device must not get connections that look like loopback ones. Those to the guest's own address come
       by this device. */
    __u32 device = service->family == 4 && is_guest(service->address) ? packet->ifindex : 0;
    int takes = listener->state == BPF_TCP_LISTEN && (listener->bound_dev_if == 0 || listener->bound_dev_if == device)
        && bpf_sk_assign(packet, listener, 0) == 0;
    bpf_sk_release(listener);
    return takes;
}

/* Whether a program listens on the rendezvous port itself. The port was free when the agent chose it. */
static __always_inline int somebody_listens(struct __sk_buff* packet, const struct headers* headers)
{
    struct bpf_sock_tuple tuple = {};
    tuple.ipv4.daddr = headers->ip.daddr;
    tuple.ipv4.dport = headers->tcp.dest;
    struct bpf_sock* socket = bpf_skc_lookup_tcp(packet, &tuple, sizeof(tuple.ipv4), BPF_F_CURRENT_NETNS, 0);
    if (!socket)
        return 0;
    bpf_sk_release(socket);
    return 1;
}

static __always_inline int steer(struct __sk_buff* packet)
{
    if (packet->protocol != bpf_htons(ETH_P_IP))
        return TC_ACT_UNSPEC;
    /* Between namespaces a packet keeps its sender's socket. A listener means that another agent has steered it. */
    struct bpf_sock* socket = packet->sk;
    if (socket && socket->state == BPF_TCP_LISTEN)
        return TC_ACT_UNSPEC;
    struct headers* headers = (void*)(long)packet->data;
    if ((void*)(headers + 1) > (void*)(long)packet->data_end) {
        if (packet->len < sizeof(*headers) || bpf_skb_pull_data(packet, sizeof(*headers)))
            return TC_ACT_UNSPEC;
        headers = (void*)(long)packet->data;
        if ((void*)(headers + 1) > (void*)(long)packet->data_end)
            return TC_ACT_UNSPEC;
    }
    if (headers->ip.protocol != IPPROTO_TCP || headers->ip.ihl != PLAIN_HEADER
        || headers->ip.frag_off & bpf_htons(FRAGMENT))
        return TC_ACT_UNSPEC;
    int asks = headers->tcp.syn && !headers->tcp.ack;
    int completes = headers->tcp.ack && !headers->tcp.syn && !headers->tcp.rst;
    if (!asks && !completes)
        return TC_ACT_UNSPEC;
    /* None: the port was released, and the host may not know yet. */
    struct steering_service* service = service_behind(headers->tcp.dest);
    if (!service && !(asks && may_be_rendezvous(headers->tcp.dest)))
        return TC_ACT_UNSPEC;
    if (!is_guest(headers->ip.daddr))
        return TC_ACT_UNSPEC;

    struct steering_caller caller = {};
    caller.address = headers->ip.saddr;
    caller.port = headers->tcp.source;
    struct steering_ticket* ticket = bpf_map_lookup_elem(&tickets, &caller); /* none: established, or not ours */
    if (!ticket || bpf_ktime_get_ns() > ticket->expires)
        return TC_ACT_UNSPEC;
    if (service) {
        if (asks && !ticket->rendezvous)
            ticket->rendezvous = headers->tcp.dest;
        if (ticket->rendezvous != headers->tcp.dest)
            return TC_ACT_UNSPEC;
    }
    /* With SYN cookies there is no connection yet: the ACK must find the listener, too. */
    if (completes && belongs_to_connection(packet, headers))
        return TC_ACT_UNSPEC;
    if (service && hand_over(packet, service))
        return TC_ACT_UNSPEC;
    /* Normally the kernel answers with a reset. A program that listens on this port must not get the connection. */
    return somebody_listens(packet, headers) ? TC_ACT_SHOT : TC_ACT_UNSPEC;
}

SEC("tc")
int arrival(struct __sk_buff* packet) { return steer(packet); }

/* Unlike a link, a filter survives a killed agent. This one then does nothing. */
SEC("tc")
int gate(struct __sk_buff* packet)
{
    bpf_tail_call(packet, &behind_gate, 0);
    return TC_ACT_UNSPEC;
}

SEC("sockops")
int operation(struct bpf_sock_ops* ctx)
{
    if (ctx->op != BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB)
        return PASS;
    if (settings.network_namespace && bpf_get_netns_cookie(ctx) != settings.network_namespace)
        return PASS;
    /* Also right for an IPv4 connection of an IPv6 listener. */
    struct steering_service* service = service_behind(bpf_htons((__u16)ctx->local_port));
    if (!service || !is_guest(ctx->local_ip4))
        return PASS;
    struct steering_caller caller = {};
    caller.address = ctx->remote_ip4;
    caller.port = bpf_htons((__u16)bpf_ntohl(ctx->remote_port));
    struct steering_ticket* ticket = bpf_map_lookup_elem(&tickets, &caller);
    if (!ticket || ticket->rendezvous != bpf_htons((__u16)ctx->local_port))
        return PASS;
    struct steering_service seen = *service;
    bpf_map_delete_elem(&tickets, &caller);
    struct bpf_sock* socket = ctx->sk;
    if (!socket)
        return PASS;
    struct steering_service* mark = bpf_sk_storage_get(&marks, socket, 0, BPF_SK_STORAGE_GET_F_CREATE);
    if (mark)
        *mark = seen;
    return PASS;
}

static __always_inline struct steering_service* mark_of(struct bpf_sock_addr* ctx)
{
    struct bpf_sock* socket = ctx->sk;
    return socket ? bpf_sk_storage_get(&marks, socket, 0, 0) : 0;
}

static __always_inline void name_v6(struct bpf_sock_addr* ctx, const struct steering_service* mark, __u32 v4)
{
    int is_v6 = mark->family == 6;
    ctx->user_ip6[0] = 0;
    ctx->user_ip6[1] = 0;
    ctx->user_ip6[2] = is_v6 ? 0 : bpf_htonl(0xffff);
    ctx->user_ip6[3] = is_v6 ? bpf_htonl(1) : v4;
}

SEC("cgroup/getpeername4")
int peer4(struct bpf_sock_addr* ctx)
{
    struct steering_service* mark = mark_of(ctx);
    if (mark)
        ctx->user_ip4 = mark->caller;
    return PASS;
}

SEC("cgroup/getpeername6")
int peer6(struct bpf_sock_addr* ctx)
{
    struct steering_service* mark = mark_of(ctx);
    if (mark)
        name_v6(ctx, mark, mark->caller);
    return PASS;
}

SEC("cgroup/getsockname4")
int own4(struct bpf_sock_addr* ctx)
{
    struct steering_service* mark = mark_of(ctx);
    if (mark) {
        ctx->user_ip4 = mark->address;
        ctx->user_port = mark->port;
    }
    return PASS;
}

SEC("cgroup/getsockname6")
int own6(struct bpf_sock_addr* ctx)
{
    struct steering_service* mark = mark_of(ctx);
    if (mark) {
        name_v6(ctx, mark, mark->address);
        ctx->user_port = mark->port;
    }
    return PASS;
}
