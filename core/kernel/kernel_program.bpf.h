/* SPDX-License-Identifier: (MIT OR GPL-2.0-only) */
#pragma once

/* Common parts of the agent's BPF programs. They use only types of the kernel's user API, so they need no BTF of the
 * running kernel. */
#include <linux/bpf.h>

#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#include "agent_identity_shared.h"

#define SOCK_STREAM 1
#define PROTOCOL_TCP 6
#define PROTOCOL_MPTCP 262 /* Go's listeners */

enum verdict { REFUSE = 0, PASS = 1 }; /* results of cgroup programs */

/* A map of one value. */
#define ONE_VALUE(value_type)                                                                                          \
    struct {                                                                                                           \
        __uint(type, BPF_MAP_TYPE_ARRAY);                                                                              \
        __uint(max_entries, 1);                                                                                        \
        __type(key, __u32);                                                                                            \
        __type(value, value_type);                                                                                     \
    }

ONE_VALUE(struct agent_identity) identity SEC(".maps");

static __always_inline struct agent_identity* agent_identity(void)
{
    __u32 zero = 0;
    return bpf_map_lookup_elem(&identity, &zero);
}

static __always_inline __u32 current_process(void) { return bpf_get_current_pid_tgid() >> 32; }

/* The current process' pid in the agent's pid namespace; 0: unknown. */
static __always_inline __u32 local_process(const volatile struct agent_pid_namespace* space)
{
    if (!space->inode)
        return 0;
    struct bpf_pidns_info info = {};
    if (bpf_get_ns_current_pid_tgid(space->device, space->inode, &info, sizeof(info)))
        return 0;
    return info.tgid;
}
