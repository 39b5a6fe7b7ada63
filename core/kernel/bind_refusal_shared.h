/* SPDX-License-Identifier: (MIT OR GPL-2.0-only) */
#pragma once

#include "agent_identity_shared.h"

/* Shared by the agent and its BPF program (bind_refusal.bpf.c, which is C). */

#define BIND_REFUSAL_ADDRESSES 8 /* per family; more on one interface are rare, and are not denied */

/* Constants, set before loading: the verifier removes dead branches, and with them calls that older kernels lack. */
struct bind_refusal_settings {
    struct agent_pid_namespace pid_namespace;
    __u32 choose_error; /* 1: the refused program sees the error of the port; 0: EPERM */
    __u32 padding;
};

/* The addresses of the guest's interface to the host, in network byte order. */
struct bind_refusal_addresses {
    __u32 v4_count;
    __u32 v6_count;
    __u32 v4[BIND_REFUSAL_ADDRESSES];
    __u32 v6[BIND_REFUSAL_ADDRESSES][4];
};

/* The value of a port in the map of denied ports: PASS, or DENY with any of the others. */
#define BIND_REFUSAL_PASS 0
#define BIND_REFUSAL_DENY 1
#define BIND_REFUSAL_WHOLE_LOOPBACK 2 /* on every 127.x address */
#define BIND_REFUSAL_IN_USE 4         /* with EADDRINUSE instead of EACCES */

/* A bind that was refused. */
struct bind_refusal_event {
    __u64 time;          /* nanoseconds of the monotonic clock */
    __u64 socket;        /* cookie */
    __u32 process;       /* as the kernel numbers it */
    __u32 local_process; /* in the agent's pid namespace; 0: unknown */
    __u32 address[4];    /* network byte order; IPv4: the first */
    __u16 port;          /* host byte order */
    __u8 family;         /* 4 or 6, of the socket */
    __u8 error;          /* errno of the refused program */
    __u8 padding[4];
    char name[16]; /* of the thread */
};
