/* SPDX-License-Identifier: (MIT OR GPL-2.0-only) */
#pragma once

#include <linux/types.h>

/* Shared by the agent and its BPF programs (steering.bpf.c, which is C); steering.md tells how it works. */

/* The rendezvous ports: above Linux's default ephemeral ports. */
#define STEERING_FIRST_PORT 61000
#define STEERING_PORTS (65536 - STEERING_FIRST_PORT)

/* Constants, set before loading: the verifier removes dead branches, and with them calls that older kernels lack. */
struct steering_settings {
    __u64 network_namespace; /* the guest's cookie; 0: sock_ops programs cannot ask for it (before Linux 5.15) */
};

/* The service behind a rendezvous port, and the names that it sees. */
struct steering_service {
    __u32 address; /* its own; network byte order; unused for IPv6, which is ::1 at both ends */
    __u32 caller;  /* its peer's; the same */
    __u16 port;    /* network byte order */
    __u8 family;   /* 4 or 6, of the address that the service listens on; 0: no service */
    __u8 padding;
};

/* The key of a ticket: the source of the connection. */
struct steering_caller {
    __u32 address; /* network byte order */
    __u16 port;    /* network byte order */
    __u16 padding;
};

struct steering_ticket {
    __u64 expires;    /* nanoseconds of the monotonic clock */
    __u16 rendezvous; /* network byte order; the destination of its first SYN; 0: none yet */
    __u16 padding[3];
};
