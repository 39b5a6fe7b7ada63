// SPDX-License-Identifier: MIT
#include "tests/system/close_counter.h"

#include "core/kernel/cgroup_root.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include <linux/bpf.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace portolan::test {

namespace {

UniqueFd bpf(bpf_cmd command, bpf_attr& attributes)
{
    return UniqueFd(static_cast<int>(::syscall(SYS_bpf, command, &attributes, sizeof attributes)));
}

constexpr bpf_insn insn(int code, int to, int from, int offset, int value)
{
    return { static_cast<__u8>(code), static_cast<__u8>(to), static_cast<__u8>(from), static_cast<__s16>(offset), value };
}

/// to = *(u32*)(context in register 6 + offset)
constexpr bpf_insn load(int to, size_t offset)
{
    return insn(BPF_LDX | BPF_MEM | BPF_W, to, 6, static_cast<int>(offset), 0);
}
constexpr bpf_insn copy(int to, int from) { return insn(BPF_ALU64 | BPF_MOV | BPF_X, to, from, 0, 0); }
constexpr bpf_insn set(int to, int value) { return insn(BPF_ALU64 | BPF_MOV | BPF_K, to, 0, 0, value); }
constexpr bpf_insn jump(int condition, int left, int value, int by)
{
    return insn(BPF_JMP | condition | BPF_K, left, 0, by, value);
}
constexpr bpf_insn call(int function) { return insn(BPF_JMP | BPF_CALL, 0, 0, 0, function); }

} // namespace

CloseCounter::CloseCounter(uint16_t port)
{
    bpf_attr map {};
    map.map_type = BPF_MAP_TYPE_ARRAY;
    map.key_size = sizeof(uint32_t);
    map.value_size = sizeof(uint64_t);
    map.max_entries = 1;
    m_map = bpf(BPF_MAP_CREATE, map);

    const std::array program {
        copy(6, 1),
        load(2, offsetof(bpf_sock_ops, local_port)),
        jump(BPF_JNE, 2, port, 18),
        load(2, offsetof(bpf_sock_ops, op)),
        jump(BPF_JEQ, 2, BPF_SOCK_OPS_PASSIVE_ESTABLISHED_CB, 13),
        jump(BPF_JNE, 2, BPF_SOCK_OPS_STATE_CB, 15),
        load(2, offsetof(bpf_sock_ops, args) + sizeof(uint32_t)), // the new state
        jump(BPF_JNE, 2, BPF_TCP_CLOSE, 13),
        insn(BPF_ST | BPF_MEM | BPF_W, 10, 0, -4, 0),
        insn(BPF_LD | BPF_IMM | BPF_DW, 1, BPF_PSEUDO_MAP_FD, 0, m_map.fd()),
        insn(0, 0, 0, 0, 0),
        copy(2, 10),
        insn(BPF_ALU64 | BPF_ADD | BPF_K, 2, 0, 0, -4),
        call(BPF_FUNC_map_lookup_elem),
        jump(BPF_JEQ, 0, 0, 6),
        set(1, 1),
        insn(BPF_STX | BPF_ATOMIC | BPF_DW, 0, 1, 0, BPF_ADD),
        jump(BPF_JA, 0, 0, 3),
        copy(1, 6), // an accepted connection
        set(2, BPF_SOCK_OPS_STATE_CB_FLAG),
        call(BPF_FUNC_sock_ops_cb_flags_set),
        set(0, 1),
        insn(BPF_JMP | BPF_EXIT, 0, 0, 0, 0),
    };
    bpf_attr load {};
    load.prog_type = BPF_PROG_TYPE_SOCK_OPS;
    load.insns = reinterpret_cast<uint64_t>(program.data());
    load.insn_cnt = program.size();
    load.license = reinterpret_cast<uint64_t>("GPL");
    m_program = bpf(BPF_PROG_LOAD, load);

    const Result<UniqueFd> cgroup = openCgroupRoot();
    if (!m_map || !m_program || !cgroup) {
        m_error = cgroup ? QString::fromLocal8Bit(std::strerror(errno)) : QString::fromStdString(cgroup.error().context);
        return;
    }
    bpf_attr link {};
    link.link_create.prog_fd = static_cast<uint32_t>(m_program.fd());
    link.link_create.target_fd = static_cast<uint32_t>(cgroup.value().fd());
    link.link_create.attach_type = BPF_CGROUP_SOCK_OPS;
    m_link = bpf(BPF_LINK_CREATE, link);
    if (!m_link)
        m_error = QString::fromLocal8Bit(std::strerror(errno));
}

uint64_t CloseCounter::count() const
{
    const uint32_t key = 0;
    uint64_t count = 0;
    bpf_attr look {};
    look.map_fd = static_cast<uint32_t>(m_map.fd());
    look.key = reinterpret_cast<uint64_t>(&key);
    look.value = reinterpret_cast<uint64_t>(&count);
    (void)::syscall(SYS_bpf, BPF_MAP_LOOKUP_ELEM, &look, sizeof look);
    return count;
}

} // namespace portolan::test
