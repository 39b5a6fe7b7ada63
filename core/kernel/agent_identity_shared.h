/* SPDX-License-Identifier: (MIT OR GPL-2.0-only) */
#pragma once

#include <linux/types.h>

/* The agent's identity, for its BPF programs. They fill it in when the agent binds the socket `probe`. */
struct agent_identity {
    __u64 probe;             /* a socket cookie; 0: none */
    __u64 network_namespace; /* the agent's cookie; 0: not known yet; the programs do nothing */
    __u32 agent;             /* its process, as the kernel numbers it */
    __u32 padding;
};

/* The agent's pid namespace, set before a program is loaded. */
struct agent_pid_namespace {
    __u64 device; /* of /proc/self/ns/pid, as the kernel counts devices */
    __u64 inode;  /* 0: do not ask for pids in that namespace (needs Linux 6.10) */
};
