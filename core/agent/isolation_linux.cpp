// SPDX-License-Identifier: MIT
#include "core/agent/isolation.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <memory>

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What an attacker who runs code in the agent can still do: load BPF programs (which can send signals), change the guest's network,
 * read files and other processes' memory, copy what other processes have open and use it, and connect to whatever the guest
 * reaches. What he cannot do: start a program or a process, open a file for writing, connect to a service of the guest by a Unix
 * socket (the system's bus, Docker), change another process, mount, make or enter a namespace, load a module. */
namespace portolan {

namespace {

// Newer than some headers.
constexpr unsigned capabilityPerfmon = 38;
constexpr unsigned capabilityBpf = 39;

constexpr std::array<unsigned, 6> keptCapabilities {
    capabilityBpf,        // KernelProgram: loads programs, and changes their maps for life
    capabilityPerfmon,    // KernelProgram: the helpers that name the current process
    CAP_NET_ADMIN,        // KernelProgram, IngressHook: attach them to the cgroup and to the interface
    CAP_NET_BIND_SERVICE, // PortHolder: ports below 1024
    CAP_SYS_PTRACE, // SocketOwners, UsageWatch, findSocketHolder(): /proc/PID/exe, descriptors of other users' processes
    CAP_DAC_READ_SEARCH, // the same: /proc/PID/fd and folders of programs that only their users may enter
};

bool isKept(unsigned capability) { return std::ranges::find(keptCapabilities, capability) != keptCapabilities.end(); }

constexpr std::initializer_list<int> allowedCalls { // Input, output, waiting
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close),
    SCMP_SYS(dup), SCMP_SYS(dup2), SCMP_SYS(dup3), SCMP_SYS(lseek), SCMP_SYS(pipe2), SCMP_SYS(splice),
    SCMP_SYS(eventfd2), SCMP_SYS(timerfd_create), SCMP_SYS(timerfd_settime), SCMP_SYS(epoll_create1),
    SCMP_SYS(epoll_ctl), SCMP_SYS(epoll_wait), SCMP_SYS(epoll_pwait), SCMP_SYS(poll), SCMP_SYS(ppoll),
    // Sockets; socket() is limited below
    SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(connect), SCMP_SYS(shutdown),
    SCMP_SYS(getsockname), SCMP_SYS(getpeername), SCMP_SYS(getsockopt), SCMP_SYS(setsockopt), SCMP_SYS(sendto),
    SCMP_SYS(sendmsg), SCMP_SYS(recvfrom), SCMP_SYS(recvmsg),
    // Looking at files, which is mostly /proc; open() is limited below
    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(statfs),
    SCMP_SYS(fstatfs), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(getdents64),
    // The kernel's programs, and whose socket an event is about; libbpf names its maps by an empty file in memory
    SCMP_SYS(bpf), SCMP_SYS(memfd_create), SCMP_SYS(pidfd_open), SCMP_SYS(pidfd_getfd),
    // Memory; mmap() and mprotect() are limited below
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    // Threads; clone() is limited below
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(membarrier), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(exit), SCMP_SYS(exit_group),
    // Signals, clocks and facts
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(uname), SCMP_SYS(sysinfo),
    SCMP_SYS(capget), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getrlimit)
};

/// Only for the build with sanitizers: they look for leaks at the end from a process that stops all threads; and a program with shared
/// libraries loads some later.
constexpr std::initializer_list<int> callsOfSanitizers { SCMP_SYS(clone), SCMP_SYS(ptrace), SCMP_SYS(wait4),
    SCMP_SYS(getppid), SCMP_SYS(getdents), SCMP_SYS(prctl), SCMP_SYS(mmap), SCMP_SYS(mprotect) };

struct Limited {
    int call;
    scmp_arg_cmp argument;
};

constexpr scmp_arg_cmp equals(unsigned argument, uint64_t value) { return { argument, SCMP_CMP_EQ, value, 0 }; }
constexpr scmp_arg_cmp has(unsigned argument, uint64_t mask, uint64_t bits)
{
    return { argument, SCMP_CMP_MASKED_EQ, mask, bits };
}

constexpr uint64_t writing = O_ACCMODE | O_CREAT | O_TRUNC;
constexpr uint64_t newNamespaces
    = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

/// Allowed with these arguments only.
constexpr std::initializer_list<Limited> limitedCalls {
    { SCMP_SYS(open), has(1, writing, O_RDONLY) },
    { SCMP_SYS(openat), has(2, writing, O_RDONLY) },
    { SCMP_SYS(socket), equals(0, AF_INET) },
    { SCMP_SYS(socket), equals(0, AF_INET6) },
    { SCMP_SYS(socket), equals(0, AF_NETLINK) },
    { SCMP_SYS(ioctl), equals(1, FIONBIO) },
    { SCMP_SYS(ioctl), equals(1, FIONREAD) },
    { SCMP_SYS(ioctl), equals(1, SIOCOUTQ) },
    { SCMP_SYS(ioctl), equals(1, SIOCOUTQNSD) },
    { SCMP_SYS(ioctl), equals(1, SIOCGIFINDEX) },
    { SCMP_SYS(mmap), has(2, PROT_EXEC, 0) },
    { SCMP_SYS(mprotect), has(2, PROT_EXEC, 0) },
    { SCMP_SYS(clone), has(0, CLONE_THREAD | newNamespaces, CLONE_THREAD) },
    { SCMP_SYS(prctl), equals(0, PR_SET_NAME) },
    { SCMP_SYS(prctl), equals(0, PR_CAPBSET_READ) }, // kernelHasBpfCapability()
    // Without F_SETOWN, by which root sends signals to other users' processes.
    { SCMP_SYS(fcntl), equals(1, F_GETFL) },
    { SCMP_SYS(fcntl), equals(1, F_SETFL) },
    { SCMP_SYS(fcntl), equals(1, F_GETFD) },
    { SCMP_SYS(fcntl), equals(1, F_SETFD) },
    { SCMP_SYS(fcntl), equals(1, F_DUPFD_CLOEXEC) },
    { SCMP_SYS(prlimit64), equals(0, 0) },
};

/// Before Linux 5.11 maps count as locked memory, whose limit only root may raise. libbpf tries later, and too late.
void raiseLockedMemoryLimit()
{
    const rlimit unlimited { RLIM_INFINITY, RLIM_INFINITY };
    ::setrlimit(RLIMIT_MEMLOCK, &unlimited);
}

void dropCapabilities()
{
    // The bounding set first, because that needs a capability. It ends where the kernel knows no more.
    for (unsigned each = 0; ::prctl(PR_CAPBSET_READ, each, 0, 0, 0) >= 0; ++each) {
        if (!isKept(each))
            ::prctl(PR_CAPBSET_DROP, each, 0, 0, 0);
    }
    ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    __user_cap_header_struct header {};
    header.version = _LINUX_CAPABILITY_VERSION_3;
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> sets {};
    if (::syscall(SYS_capget, &header, sets.data()) != 0)
        return;
    std::array<uint32_t, _LINUX_CAPABILITY_U32S_3> kept {};
    for (const unsigned each : keptCapabilities)
        kept.at(each / 32) |= 1U << each % 32;
    for (size_t i = 0; i < sets.size(); ++i) {
        sets.at(i).permitted &= kept.at(i);
        sets.at(i).effective &= kept.at(i);
        sets.at(i).inheritable = 0;
    }
    ::syscall(SYS_capset, &header, sets.data());
}

/// Other calls fail with EPERM and do not kill: a call that some guest needs and no test has shown costs a feature, which
/// says so, and not all mirrors. An attacker gains nothing by trying another one.
Result<Done> filterSystemCalls()
{
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(
        seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release);
    const auto failed = [](int error) { return systemError(error, "The agent cannot limit its system calls"); };
    if (!filter)
        return failed(ENOMEM);
    seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1);
    seccomp_attr_set(
        filter.get(), SCMP_FLTATR_CTL_SSB, 1); // before Linux 5.16 the processor would be slower, for foreign code only
    seccomp_attr_set(
        filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2); // a binary search, for kernels without a cache of answers
    // libseccomp leaves out what this processor's Linux does not have.
    const auto allow = [&filter](int call) { seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 0, nullptr); };
    std::ranges::for_each(allowedCalls, allow);
    if constexpr (PORTOLAN_SANITIZED != 0)
        std::ranges::for_each(callsOfSanitizers, allow);
    const auto allowLimited = [&filter](const Limited& limited) {
        seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, limited.call, 1, &limited.argument);
    };
    std::ranges::for_each(limitedCalls, allowLimited);
    allowLimited({ SCMP_SYS(tgkill), equals(0, static_cast<uint64_t>(::getpid())) }); // abort()
    // Its flags are in memory, where no filter sees them. The C library then uses clone().
    seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0, nullptr);
    const int loaded = seccomp_load(filter.get());
    return loaded == 0 ? Result<Done>(Done {}) : failed(-loaded);
}

} // namespace

Result<Done> isolateThisProcess()
{
    ::umask(S_IRWXG | S_IRWXO);
    (void)!::chdir("/");
    raiseLockedMemoryLimit();
    dropCapabilities();
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    return filterSystemCalls();
}

} // namespace portolan
