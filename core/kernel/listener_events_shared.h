/* SPDX-License-Identifier: (MIT OR GPL-2.0-only) */
#pragma once

#include "agent_identity_shared.h"

/* What the agent and its program in the kernel (listener_events.bpf.c) both know. C, since the kernel's side is. */

/* Fixed before the program is loaded: the verifier drops the branches that are not taken, and with them the calls that
 * an older kernel does not know. */
struct listener_events_settings {
    struct agent_pid_namespace pid_namespace;
    __u32 namespace_at_listen; /* 1: a socket operation can tell its network namespace (Linux 5.15) */
    __u32 process_at_listen;   /* 1: and its process (Linux 6.10) */
};

enum listener_event_kind {
    LISTENER_LISTENS = 1,
    LISTENER_CLOSED = 2,   /* listens no longer; a listener of which the program has seen the beginning */
    LISTENER_RELEASED = 3, /* nobody has the socket open any more; any listener. Of an MPTCP socket the cookie is one
                              that was never told of */
};

/* A change of one listening socket. Of a closed one only kind and socket are told. */
struct listener_event {
    __u64 socket; /* cookie */
    __u32 kind;
    __u32 process;       /* as the kernel numbers it; 0: unknown */
    __u32 local_process; /* in the agent's pid namespace; 0: unknown */
    __u32 address[4];    /* network byte order; IPv4: the first */
    __u16 port;          /* host byte order */
    __u8 family;         /* 4 or 6 */
    __u8 padding;
    char name[16]; /* of the thread that bound the socket; "": unknown */
};
