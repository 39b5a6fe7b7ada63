/* SPDX-License-Identifier: (MIT OR GPL-2.0-only) */
#pragma once

#include "agent_identity_shared.h"

/* Shared by the agent and its BPF program (listener_events.bpf.c, which is C). */

/* Constants, set before loading: the verifier removes dead branches, and with them calls that older kernels lack. */
struct listener_events_settings {
    struct agent_pid_namespace pid_namespace;
    __u32 namespace_at_listen; /* 1: sock_ops programs can ask for the network namespace (Linux 5.15) */
    __u32 process_at_listen;   /* 1: and for the process (Linux 6.10) */
};

enum listener_event_kind {
    LISTENER_LISTENS = 1,
    LISTENER_CLOSED = 2,   /* stopped listening; only listeners whose listen() the program has seen */
    LISTENER_RELEASED = 3, /* the last descriptor was closed; any listener. For an MPTCP socket the cookie was never
                              reported before */
};

/* A change of one listening socket. For closed ones, only `kind` and `socket` are set. */
struct listener_event {
    __u64 socket; /* cookie */
    __u32 kind;
    __u32 process;       /* as the kernel numbers it; 0: unknown */
    __u32 local_process; /* in the agent's pid namespace; 0: unknown */
    __u32 address[4];    /* network byte order; IPv4: the first */
    __u16 port;          /* host byte order */
    __u8 family;         /* 4 or 6 */
    __u8 by_number;      /* 1: the program asked for this port; 0: the system chose it, or the bind was not seen */
    char name[16]; /* of the thread that bound the socket; "": unknown */
};
