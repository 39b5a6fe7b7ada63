/* SPDX-License-Identifier: (MIT OR GPL-2.0-only) */
#pragma once

#include <linux/types.h>

/* Who the agent is, for its programs in the kernel: their side fills it in when the agent binds the socket `probe`.
 * C, since the kernel's side is. */
struct agent_identity {
    __u64 probe;             /* a socket cookie; 0: none */
    __u64 network_namespace; /* cookie of the agent's; 0: unknown yet, and nothing is done */
    __u32 agent;             /* the agent's own process, as the kernel numbers it */
    __u32 padding;
};

/* The agent's pid namespace, fixed before a program is loaded. */
struct agent_pid_namespace {
    __u64 device; /* of /proc/self/ns/pid, as the kernel counts devices */
    __u64 inode;  /* 0: do not ask for process numbers in that namespace, which kernels before 6.10 cannot tell */
};
