/* SPDX-License-Identifier: (MIT OR GPL-2.0-only) */
#pragma once

#include <linux/types.h>

/* What the agent and its programs in the kernel (steering.bpf.c) both know. C, since the kernel's side is. */

/* The rendezvous ports: above those that Linux usually gives out. */
#define STEERING_FIRST_PORT 61000
#define STEERING_PORTS (65536 - STEERING_FIRST_PORT)

/* Fixed before the programs are loaded: the verifier drops the branches that are not taken, and with them the calls
 * that an older kernel does not know. */
struct steering_settings {
    __u64 network_namespace; /* cookie of the guest's; 0: a socket operation cannot tell its own (before Linux 5.15) */
};

/* The service behind a rendezvous port, and what it is to see of its own end and of its caller. */
struct steering_service {
    __u32 address; /* network byte order; of no meaning for IPv6, which is ::1 at both ends */
    __u32 caller;  /* likewise */
    __u16 port;    /* network byte order */
    __u8 family;   /* 4 or 6: of the address that the service listens on; 0: there is none */
    __u8 padding;
};

/* Who may be steered: the connection that comes from here. */
struct steering_caller {
    __u32 address; /* network byte order */
    __u16 port;    /* likewise */
    __u16 padding;
};

struct steering_ticket {
    __u64 expires;    /* nanoseconds of the monotonic clock */
    __u16 rendezvous; /* network byte order; the port that its first packet went to; 0: none came yet */
    __u16 padding[3];
};
